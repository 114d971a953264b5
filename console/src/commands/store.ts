import { Command, InvalidArgumentError } from 'commander';
import { parseHostPort, type HostPort } from '@latchkey/kit/config';
import { startEmbeddedStore } from '@latchkey/embedded-store';

interface StoreOptions {
  listen: HostPort;
  dataDir: string;
}

/** `latchkey store`: the embedded store as a process of its own, for services that run as several on one machine. */
export function storeCommand(): Command {
  return new Command('store')
    .description('run the embedded store as a process of its own, until SIGTERM or SIGINT')
    .requiredOption('--listen <host:port>', 'loopback address to listen on; port 0 takes a free one', address)
    .requiredOption('--data-dir <folder>', 'folder of the data; made if missing, closed to other users')
    .action(async ({ listen, dataDir }: StoreOptions) => {
      const store = await startEmbeddedStore({ dataDir, listen }).catch((error: unknown) => {
        throw inUse(error, listen) ?? error;
      });
      console.log(`The store is ready: MONGODB_URI=${store.uri('DATABASE')}`);
      await stopSignal();
      await store.stop();
    });
}

function address(text: string): HostPort {
  const parsed = parseHostPort(text);
  if (parsed === undefined) throw new InvalidArgumentError('host:port is expected, such as 127.0.0.1:27017.');
  return parsed;
}

function inUse(error: unknown, { host, port }: HostPort): Error | undefined {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) return undefined;
  return new Error(`${host}:${port} is in use by another process. Stop that one or listen on another port.`);
}

/** Resolves at the first SIGTERM or SIGINT; a second one ends the process as it would any other. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      process.off('SIGTERM', stop);
      process.off('SIGINT', stop);
      resolve();
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  });
}
