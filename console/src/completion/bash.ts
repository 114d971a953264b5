import type { CommandWords } from './command-tree.ts';

/** A completion for bash 4 and later, without the package bash-completion. */
export function bashCompletion(commands: readonly CommandWords[]): string {
  const words = (command: CommandWords): string =>
    [...command.options.map(({ long }) => long), ...command.choices].join(' ');
  const values = commands.flatMap(({ name, options }) =>
    options
      .filter(({ choices }) => choices.length > 0)
      .map(({ long, choices }) => `    ${name}\\ ${long}) list=${quoted(choices.join(' '))} ;;`),
  );
  return `# Completion of latchkey for bash: source <(latchkey completion bash)
_latchkey() {
  local line=\${COMP_LINE:0:COMP_POINT} current='' previous='' command='' list=''
  local -a typed
  # Apart at blanks only: bash itself also cuts at the colons that are in our names.
  read -ra typed <<<"$line"
  if [[ $line != *[[:blank:]] ]]; then
    current=\${typed[-1]}
    unset 'typed[-1]'
  fi
  (( \${#typed[@]} > 1 )) && command=\${typed[1]} && previous=\${typed[-1]}
  case $command in
    '') list=${quoted(['help', '--help', '--version', ...commands.map(({ name }) => name)].join(' '))} ;;
    help) list=${quoted(commands.map(({ name }) => name).join(' '))} ;;
${commands.map((command) => `    ${command.name}) list=${quoted(words(command))} ;;`).join('\n')}
  esac
  case "$command $previous" in
${values.join('\n')}
    *) ;;
  esac
  COMPREPLY=($(compgen -W "$list" -- "$current"))
  # It replaces only what comes after the last colon.
  if [[ $current == *:* && $COMP_WORDBREAKS == *:* ]]; then
    COMPREPLY=("\${COMPREPLY[@]#"\${current%"\${current##*:}"}"}")
  fi
}
complete -o default -F _latchkey latchkey
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
