import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const bin = join(import.meta.dirname, '..', '..', 'console', 'bin', 'latchkey.mjs');

export interface Run {
  code: number | null;
  out: string;
  error: string;
}

/** What a run of the console is given besides its arguments. */
export interface Given {
  env?: Readonly<Record<string, string>>;
  /** Standard input. */
  input?: string;
  /** The end of standard input where that depends on the output: asked whenever there is more, until it answers. */
  answer?: (out: string) => string | undefined;
}

/** Runs `latchkey` as a process of its own, away from the sources, with nothing in its environment but `env`. */
export async function runLatchkey(
  args: readonly string[],
  { env = {}, input = '', answer }: Given = {},
): Promise<Run> {
  const child = spawn(process.execPath, [bin, ...args], { env, cwd: tmpdir() });
  const run: Run = { code: null, out: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    run.out += text;
    const said = child.stdin.writableEnded ? undefined : answer?.(run.out);
    if (said !== undefined) child.stdin.end(said);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (run.error += text));
  if (answer === undefined) child.stdin.end(input);
  else child.stdin.write(input);
  [run.code] = (await once(child, 'close')) as [number | null];
  return run;
}
