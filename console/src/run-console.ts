import { CommanderError } from '@commander-js/extra-typings';
import { styleText } from 'node:util';
import { ConfigError } from '@latchkey/kit/config';
import { CannotRun } from './cannot-run.ts';
import { buildProgram } from './program.ts';
import { ServerRefused } from './server/problem.ts';
import { exitCodes } from './shell/exit-codes.ts';
import { jsonLine } from './shell/printable.ts';
import { createShell, type Surroundings } from './shell/shell.ts';

/**
 * Runs one command line.
 * @param args what comes after `latchkey`
 * @returns the exit code (shell/exit-codes.ts)
 */
export async function runConsole(args: readonly string[], surroundings: Surroundings): Promise<number> {
  let exitCode: number = exitCodes.done.code;
  const shell = createShell(surroundings, (code) => {
    exitCode = code;
  });
  try {
    await buildProgram(shell, surroundings.terminal).parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    // commander has written its message already.
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCodes.done.code : exitCodes.commandLine.code;
    // Whoever read the output, such as head, has seen enough.
    if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return exitCodes.done.code;
    return report(error, args.includes('--json'), surroundings);
  }
}

function report(error: unknown, json: boolean, { terminal }: Surroundings): number {
  const sentence = error instanceof Error ? error.message : String(error);
  const failure = error instanceof CannotRun ? error.failure : failureOf(error);
  const { code } = exitCodes[failure];
  if (json) {
    const refused = error instanceof ServerRefused ? { status: error.status, problem: error.problem } : {};
    terminal.writeError(jsonLine({ error: { failure, exitCode: code, sentence, ...refused } }));
  } else {
    terminal.writeError(
      `${terminal.colours.error ? styleText('red', sentence, { validateStream: false }) : sentence}\n`,
    );
  }
  return code;
}

function failureOf(error: unknown): 'commandLine' | 'failed' {
  return error instanceof ConfigError ? 'commandLine' : 'failed';
}
