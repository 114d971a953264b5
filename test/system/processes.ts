import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

/** A child process of a test: started by the test, ended by its id. */
export interface TestProcess {
  readonly name: string;
  readonly pid: number;
  /** Everything it printed so far; shown when it does not become ready. */
  output(): string;
  running(): boolean;
  /** SIGKILL: what a crashed machine looks like. */
  kill(): Promise<void>;
  /** SIGTERM, then SIGKILL after 25 s. */
  stop(): Promise<number | null>;
}

/** @param options `ready` decides when the process can be used; it is asked every 25 ms */
export async function startProcess(options: {
  name: string;
  /** Node, if not given. */
  command?: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  cwd?: string;
  ready: (output: string) => boolean | Promise<boolean>;
  withinMs?: number;
}): Promise<TestProcess> {
  const child = spawn(options.command ?? process.execPath, options.args, {
    cwd: options.cwd ?? process.cwd(),
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      lines.push(text);
      if (lines.length > 2000) lines.splice(0, 1000);
    });
  }
  const testProcess = describeProcess(options.name, child, () => lines.join(''));
  const deadline = performance.now() + (options.withinMs ?? 30_000);
  for (;;) {
    if (!testProcess.running())
      throw new Error(`${options.name} ended before it was ready:\n${testProcess.output()}`);
    if (await options.ready(testProcess.output())) return testProcess;
    if (performance.now() > deadline) {
      await testProcess.kill();
      throw new Error(`${options.name} was not ready in time:\n${testProcess.output()}`);
    }
    await wait(25);
  }
}

function describeProcess(name: string, child: ChildProcess, output: () => string): TestProcess {
  const exited = once(child, 'exit');
  const running = (): boolean => child.exitCode === null && child.signalCode === null;
  return {
    name,
    pid: child.pid ?? -1,
    output,
    running,
    kill: async () => {
      if (!running()) return;
      child.kill('SIGKILL');
      await exited;
    },
    stop: async () => {
      if (running()) {
        child.kill('SIGTERM');
        const late = wait(25_000, 'late', { ref: false });
        if ((await Promise.race([exited, late])) === 'late') child.kill('SIGKILL');
        await exited;
      }
      return child.exitCode;
    },
  };
}

/** Whether a health endpoint answers 200. */
export async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(1000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
