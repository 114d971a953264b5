import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Logger } from '@latchkey/kit/logging';

export interface StorePlace {
  /** Absolute path of the folder that holds the data. */
  readonly dataDir: string;
  readonly socketPath: string;
}

/** What the thread says: that it is ready, or a line for the log. */
export type FromStoreThread =
  'listening' | { readonly level: 'info' | 'warn' | 'error'; readonly fields: object; readonly text: string };

/**
 * Runs the embedded store on a thread of its own: reading and encoding documents is a third of the work of a busy
 * standalone, and need not wait for the requests, nor they for it. Its fall is the process's, as if it ran in here.
 * @returns what stops it; it listens by then
 * @throws what the store throws where it cannot start, by its message
 */
export async function startStoreThread(
  place: StorePlace,
  logger: Logger,
): Promise<{ stop(): Promise<void> }> {
  const thread = new Worker(new URL('./store-thread.js', import.meta.url), { workerData: place });
  const listening = new Promise<void>((resolve, reject) => {
    thread.on('message', (message: FromStoreThread) => {
      if (message === 'listening') resolve();
      else logger[message.level](message.fields, message.text);
    });
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the store has ended')));
  });
  await listening;
  thread.removeAllListeners('error');
  return {
    stop: async () => {
      const ended = once(thread, 'exit');
      thread.postMessage('stop');
      await ended;
    },
  };
}
