import type { CommandWords } from './command-tree.ts';

/** A completion for fish 3 and later. */
export function fishCompletion(commands: readonly CommandWords[]): string {
  const lines = commands.flatMap(({ name, summary, options, choices }) => {
    const within = `complete -c latchkey -n ${quoted(`__fish_seen_subcommand_from ${name}`)}`;
    return [
      `complete -c latchkey -f -n __fish_use_subcommand -a ${quoted(name)} -d ${quoted(summary)}`,
      ...options.map(({ long, summary: about, takesValue, choices: values }) =>
        [
          `${within} -l ${long.slice(2)} -d ${quoted(about)}`,
          ...(takesValue ? ['-r'] : []),
          ...(values.length > 0 ? [`-f -a ${quoted(values.join(' '))}`] : []),
        ].join(' '),
      ),
      ...(choices.length > 0 ? [`${within} -a ${quoted(choices.join(' '))}`] : []),
    ];
  });
  return `# Completion of latchkey for fish: latchkey completion fish | source\n${lines.join('\n')}\n`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
