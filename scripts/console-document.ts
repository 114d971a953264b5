import { buildProgram } from '../console/src/program.ts';
import { exitCodes } from '../console/src/shell/exit-codes.ts';
import { aboutOf, createShell } from '../console/src/shell/shell.ts';
import { processTerminal } from '../console/src/shell/terminal.ts';

type Program = ReturnType<typeof buildProgram>;

/** The blocks of docs/console.md: every command of the console, from the tree that runs them. */
export function consoleDocument(
  table: (head: readonly string[], rows: readonly (readonly string[])[]) => string,
): string[] {
  const terminal = processTerminal({});
  const shell = createShell({ env: {}, terminal, fetch, now: () => 0 }, () => undefined);
  const program = buildProgram(shell, terminal);
  const commands = [...program.commands].sort((one, other) => one.name().localeCompare(other.name()));
  return [
    '# The console',
    '`npx latchkey COMMAND` works on a running Latchkey by its routes at `/admin`, or on the files of a `DATA_DIR`. Every command' +
      ' takes `--help` and `--json`: one document, or a line of JSON for each item of a list, on standard output; what went wrong' +
      ' is a document on standard error. Colours are for terminals only, and not with `NO_COLOR`.',
    'A command is for the server that runs on `DATA_DIR`, or the one at `LATCHKEY_URL`; else the one somebody has logged in to,' +
      ' else the one that runs on `.data`. It acts as whoever has logged in there; else as the holder of `LATCHKEY_TOKEN`, or, on a' +
      ' `DATA_DIR` of its own user, as its operator. [configuration.md](configuration.md#console) has the variables.',
    '## Exit codes',
    table(
      ['Code', 'Meaning'],
      Object.values(exitCodes).map(({ code, meaning }) => [String(code), meaning]),
    ),
    ...commands.flatMap((command) => blocksOf(command, table)),
  ];
}

function blocksOf(
  command: Program,
  table: (head: readonly string[], rows: readonly (readonly string[])[]) => string,
): string[] {
  const help = command.createHelp();
  const { details, examples } = aboutOf(command);
  const taken = [
    ...help
      .visibleArguments(command)
      .map((argument) => [help.argumentTerm(argument), help.argumentDescription(argument)]),
    ...help
      .visibleOptions(command)
      .map((option) => [help.optionTerm(option), help.optionDescription(option)]),
  ].filter(([term]) => term !== '-h, --help' && term !== '--json');
  return [
    `## ${command.name()}`,
    command.description(),
    ...(details === undefined ? [] : [details]),
    ...(taken.length === 0
      ? []
      : [
          table(
            ['Takes', ''],
            taken.map(([term = '', text = '']) => [`\`${term}\``, text]),
          ),
        ]),
    `\`\`\`sh\n${examples.map((example) => `npx latchkey ${example}`).join('\n')}\n\`\`\``,
  ];
}
