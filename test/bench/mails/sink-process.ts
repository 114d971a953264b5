import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { FromMailSink } from './mail-sink.ts';

export interface Sink {
  readonly process: ChildProcess;
  readonly url: string;
  /** Resolves when a mail to the address has come. */
  arrival(address: string): Promise<void>;
  taken(): Promise<{ mails: number; bytes: number }>;
}

export async function startSink(): Promise<Sink> {
  const child = fork(join(import.meta.dirname, 'mail-sink.ts'), {
    execArgv: ['--conditions=dev-source', '--import', 'tsx'],
  });
  const [first] = (await once(child, 'message')) as [FromMailSink];
  const waiting = new Map<string, () => void>();
  const asked: ((taken: { mails: number; bytes: number }) => void)[] = [];
  child.on('message', (message: FromMailSink) => {
    if ('waited' in message) waiting.get(message.waited)?.();
    else if ('mails' in message) asked.shift()?.(message);
  });
  return {
    process: child,
    url: `smtp://127.0.0.1:${'port' in first ? first.port : 0}`,
    arrival: (address) => new Promise((resolve) => waiting.set(address, resolve)),
    taken: () =>
      new Promise((resolve) => {
        asked.push(resolve);
        child.send('count');
      }),
  };
}
