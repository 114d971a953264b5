/** The thread of the embedded store: says when it listens, and stops on the first message. */
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { startEmbeddedStore } from '@latchkey/embedded-store';
import type { FromStoreThread, StorePlace } from './start-store-thread.ts';

if (parentPort === null) throw new Error('store-thread.ts runs as a thread');
const port = parentPort;
const say = (message: FromStoreThread): void => port.postMessage(message);
const logAs =
  (level: 'info' | 'warn' | 'error') =>
  (fields: object, text: string): void =>
    say({ level, fields, text });

const { dataDir, socketPath } = workerData as StorePlace;
const store = await startEmbeddedStore({
  dataDir,
  listen: { socketPath },
  logger: { info: logAs('info'), warn: logAs('warn'), error: logAs('error') },
});
say('listening');
await once(port, 'message');
await store.stop();
