import { runConsole } from './run-console.ts';
import { processTerminal } from './shell/terminal.ts';

/** 128 and the signal's number, as shells have it. */
const endedBySigpipe = 141;

/**
 * The operators' command line. Each command is a file of its own below commands/.
 * @param argv as process.argv
 */
export async function run(argv: readonly string[]): Promise<void> {
  const { env } = process;
  // Whoever reads the output has seen enough (`… | head`): it ends as a program that SIGPIPE ends, which Node ignores.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(endedBySigpipe);
  });
  process.exitCode = await runConsole(argv.slice(2), {
    env,
    terminal: processTerminal(env),
    fetch,
    now: () => Date.now(),
  });
}
