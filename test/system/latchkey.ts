import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const bin = join(import.meta.dirname, '..', '..', 'console', 'bin', 'latchkey.mjs');

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** What a run of the console is given besides its arguments and its environment. */
export interface Given {
  /** Standard input. */
  input?: string;
  /** The end of standard input where that depends on the output: asked whenever there is more, until it answers. */
  answer?: (stdout: string) => string | undefined;
  /** Told of what comes on standard error, such as to interrupt the run. */
  onError?: (child: ChildProcess, text: string) => void;
}

/** What `npx latchkey …` runs, as a process of its own away from the sources, with nothing else in its environment. */
export async function latchkey(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  { input = '', answer, onError }: Given = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [bin, ...args], { env: { HOME: tmpdir(), ...env }, cwd: tmpdir() });
  const ran: Ran = { code: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    ran.stdout += text;
    const said = child.stdin.writableEnded ? undefined : answer?.(ran.stdout);
    if (said !== undefined) child.stdin.end(said);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    ran.stderr += text;
    onError?.(child, text);
  });
  if (answer === undefined) child.stdin.end(input);
  else child.stdin.write(input);
  [ran.code] = (await once(child, 'close')) as [number | null];
  return ran;
}
