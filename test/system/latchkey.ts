import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const command = join(import.meta.dirname, '..', '..', 'console', 'bin', 'latchkey.mjs');

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** What `npx latchkey …` runs, with nothing else in its environment. @param input lines of standard input */
export async function latchkey(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  input: readonly string[] = [],
): Promise<Ran> {
  const child = spawn(process.execPath, [command, ...args], {
    env: { HOME: tmpdir(), ...env },
    cwd: tmpdir(),
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.stdin.end(input.map((line) => `${line}\n`).join(''));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  return { code, stdout, stderr };
}
