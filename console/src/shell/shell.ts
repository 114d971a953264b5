import { Command, type CommandUnknownOpts, type OutputConfiguration } from '@commander-js/extra-typings';
import { createAdminClient, type AdminClient } from '../server/admin-client.ts';
import { findServer } from '../server/find-server.ts';
import { exitCodes } from './exit-codes.ts';
import { createScreen, type Screen } from './screen.ts';
import type { Terminal } from './terminal.ts';

/** Everything outside that a command touches; tests hand in their own. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  readonly fetch: typeof fetch;
  /** ms since 1970 */
  readonly now: () => number;
}

/** What the work of a command is given. */
export interface Bench extends Surroundings {
  readonly screen: Screen;
  /** The admin routes of the server this command is for. @throws CannotRun, ConfigError when there is none */
  readonly admin: () => AdminClient;
}

/** What is said of a command besides its arguments and options. */
export interface About {
  /** One line, such as `show a customer`. */
  summary: string;
  /** What one has to know to use it, after arguments and options. */
  details?: string;
  /** Command lines that work, without `latchkey`; the first is the plainest. */
  examples: readonly [string, ...string[]];
}

/** What commands are made with. Each is a file of its own below commands/, exporting a function of this. */
export interface Shell {
  /** @param name `noun:verb`, or one word */
  command(name: string, about: About): Command<[], { json?: true }>;
  /**
   * Turns work into what `.action` takes: arguments and options as commander gives them, after the bench.
   * Failures are thrown; whatever ends well has exit code 0, unless it returns another number.
   */
  act<Given extends unknown[]>(
    work: (bench: Bench, ...given: Given) => Promise<unknown>,
  ): (...given: Given) => Promise<void>;
}

const abouts = new WeakMap<object, About>();

/** What was said of a command of `Shell.command`, for docs/console.md. */
export function aboutOf(command: CommandUnknownOpts): About {
  const about = abouts.get(command);
  if (about === undefined) throw new Error(`${command.name()} was not made by Shell.command`);
  return about;
}

/** @param onExitCode is told when a command that ended in order has another exit code than 0 */
export function createShell(surroundings: Surroundings, onExitCode: (code: number) => void): Shell {
  const { terminal } = surroundings;
  return {
    command: (name, about) => {
      const command = new Command(name)
        .summary(about.summary)
        .description(`${about.summary.charAt(0).toUpperCase()}${about.summary.slice(1)}.`)
        .helpGroup(groupOf(name))
        .option('--json', 'answer in JSON, for programs')
        .addHelpText('after', helpAfter(about))
        .exitOverride()
        .configureOutput(outputTo(terminal))
        .showHelpAfterError('Add --help to see what it takes.');
      abouts.set(command, about);
      return command;
    },
    act:
      (work) =>
      async (...given) => {
        const command = given.at(-1) as CommandUnknownOpts;
        const screen = createScreen(terminal, command.getOptionValue('json') === true);
        const admin = (): AdminClient =>
          createAdminClient(findServer(surroundings.env, surroundings.now()), surroundings.fetch);
        const code = await work({ ...surroundings, screen, admin }, ...given);
        if (typeof code === 'number') onExitCode(code);
      },
  };
}

/** Writes commander's own texts where everything else goes. */
export function outputTo(terminal: Terminal): OutputConfiguration {
  return {
    writeOut: (text) => void terminal.write(text),
    writeErr: (text) => terminal.writeError(text),
    getOutHelpWidth: () => terminal.columns ?? 100,
    getErrHelpWidth: () => terminal.columns ?? 100,
    getOutHasColors: () => terminal.colours.out,
    getErrHasColors: () => terminal.colours.error,
  };
}

/** The numbers and what they mean, for --help and docs/console.md. */
export function exitCodeLines(): string[] {
  return Object.values(exitCodes).map(({ code, meaning }) => `${code}  ${meaning}`);
}

function helpAfter({ details, examples }: About): string {
  const lines = [
    ...(details === undefined ? [] : ['', details]),
    '',
    examples.length === 1 ? 'Example:' : 'Examples:',
    ...examples.map((example) => `  latchkey ${example}`),
    '',
    `Exit codes: ${exitCodeLines()
      .map((line) => line.replace('  ', ' '))
      .join('; ')}.`,
  ];
  return lines.join('\n');
}

/** `customer:show` stands with the other commands about customers. */
function groupOf(name: string): string {
  const [noun = '', verb] = name.split(':');
  return verb === undefined ? 'This console:' : `${noun.charAt(0).toUpperCase()}${noun.slice(1)}:`;
}
