import { InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { parseHostPort, type HostPort } from '@latchkey/kit/config';
import { CannotRun } from '../cannot-run.ts';
import type { Shell } from '../shell/shell.ts';

/** `latchkey store`: the embedded store as a process of its own, for services that run as several on one machine. */
export function store(shell: Shell) {
  return shell
    .command('store', {
      summary: 'run the embedded store as a process of its own, until SIGTERM or SIGINT',
      examples: ['store --listen 127.0.0.1:27017 --data-dir /var/lib/latchkey'],
    })
    .addOption(
      new Option('--listen <host:port>', 'loopback address to listen on; port 0 takes a free one')
        .argParser(address)
        .makeOptionMandatory(),
    )
    .requiredOption('--data-dir <folder>', 'folder of the data; made if missing, closed to other users')
    .action(
      shell.act(async ({ screen }, { listen, dataDir }) => {
        // Not with the other commands: loading it takes longer than most of them.
        const { startEmbeddedStore } = await import('@latchkey/embedded-store');
        const running = await startEmbeddedStore({ dataDir, listen }).catch((error: unknown) => {
          throw inUse(error, listen) ?? error;
        });
        const uri = running.uri('DATABASE');
        await screen.show({ MONGODB_URI: uri }, `The store is ready: MONGODB_URI=${uri}`);
        await stopSignal();
        await running.stop();
      }),
    );
}

function address(text: string): HostPort {
  const parsed = parseHostPort(text);
  if (parsed === undefined) throw new InvalidArgumentError('host:port is expected, such as 127.0.0.1:27017.');
  return parsed;
}

function inUse(error: unknown, { host, port }: HostPort): Error | undefined {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) return undefined;
  return new CannotRun(
    `${host}:${port} is in use by another process. Stop that one or listen on another port.`,
  );
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
