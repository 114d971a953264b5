import type { CommandWords } from './command-tree.ts';

/** A completion for zsh with its completion system (compinit). */
export function zshCompletion(commands: readonly CommandWords[]): string {
  const named = commands.map(
    ({ name, summary }) => `    ${quoted(`${name.replaceAll(':', '\\:')}:${summary}`)}`,
  );
  return `#compdef latchkey
# Completion of latchkey for zsh: source <(latchkey completion zsh)
_latchkey() {
  local -a commands
  commands=(
${named.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe -t commands 'command' commands
    return
  fi
  local command=\${words[2]}
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map(branch).join('\n')}
  esac
}
if [[ $funcstack[1] == _latchkey ]]; then
  _latchkey "$@"
else
  compdef _latchkey latchkey
fi
`;
}

function branch({ name, options, choices }: CommandWords): string {
  const specs = options.map((option) => {
    const value = !option.takesValue
      ? ''
      : option.choices.length > 0
        ? `:value:(${option.choices.join(' ')})`
        : ':value:_files';
    return quoted(`${option.long}[${option.summary.replaceAll(/[[\]]/g, '')}]${value}`);
  });
  const others = choices.length > 0 ? [quoted(`1:what:(${choices.join(' ')})`)] : [];
  return `    ${name}) _arguments ${[...specs, ...others, "'*:file:_files'"].join(' ')} ;;`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
