import { parseArgs } from 'node:util';
import { startEmbeddedStore } from './embedded-store.ts';
import { FaultSwitch } from './faults.ts';

/** `node dist/main.js --listen 127.0.0.1:PORT --data-dir DIR [--faults]`: the store as a process of its own. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { listen: { type: 'string' }, 'data-dir': { type: 'string' }, faults: { type: 'boolean' } },
  });
  const [, host, port] = /^(.+):(\d+)$/.exec(values.listen ?? '') ?? [];
  const dataDir = values['data-dir'];
  if (host === undefined || port === undefined || dataDir === undefined) {
    throw new Error('Usage: --listen 127.0.0.1:PORT --data-dir DIR [--faults]');
  }
  const store = await startEmbeddedStore({
    dataDir,
    listen: { host, port: Number(port) },
    ...(values.faults === true ? { faults: new FaultSwitch() } : {}),
  });
  const stop = (): void => {
    void store.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  console.log(`embedded store ready at ${store.uri('')}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
