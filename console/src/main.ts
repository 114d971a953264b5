import { runConsole } from './run-console.ts';
import { processTerminal } from './shell/terminal.ts';

/**
 * The operators' command line. Each command is a file of its own below commands/.
 * @param argv as process.argv
 */
export async function run(argv: readonly string[]): Promise<void> {
  const { env } = process;
  process.exitCode = await runConsole(argv.slice(2), {
    env,
    terminal: processTerminal(env),
    fetch,
    now: () => Date.now(),
  });
}
