import { once } from 'node:events';
import { createServer } from 'node:net';
import { createLifecycle } from '@latchkey/kit/lifecycle';
import { createLogger } from '@latchkey/kit/logging';
import { openDataDir } from './data-dir/open-data-dir.ts';
import type { House } from './house.ts';
import type { Configuration } from './load-configuration.ts';
import { openSecrets } from './secrets/secrets-file.ts';
import { startStoreThread } from './store/start-store-thread.ts';

export interface Standalone {
  /** Absolute path of DATA_DIR. */
  readonly dataDir: string;
  /** Where the first Back Office user sets the password, as long as that was not done. A secret. */
  readonly firstUserPage: string | undefined;
  stop(): Promise<void>;
}

/**
 * All of Latchkey in this process: the same buildApp of every service, joined by calls and a bus that
 * stay inside it, over the embedded store on a Unix socket.
 * @throws StartError, ConfigError or Node's EADDRINUSE; what had started by then is stopped again
 */
export async function buildStandalone(configuration: Configuration): Promise<Standalone> {
  const { standalone: config } = configuration;
  const logger = createLogger({ service: 'standalone', level: config.LOG_LEVEL });
  const lifecycle = createLifecycle((part, error) =>
    logger.error({ part, err: error }, 'did not stop in order'),
  );
  try {
    await assertPortFree(config.HOST, config.PORT);
    const dataDir = await openDataDir(config.DATA_DIR);
    lifecycle.onStop('connections', 'the lock of DATA_DIR', () => dataDir.release());
    const firstUserPage = await start({ configuration, dataDir, lifecycle, logger });
    return { dataDir: dataDir.path, firstUserPage, stop: () => lifecycle.stop() };
  } catch (error) {
    await lifecycle.stop();
    throw error;
  }
}

/** @returns where the first Back Office user sets the password, as long as that was not done */
async function start(house: House): Promise<string | undefined> {
  const secrets = openSecrets(house.dataDir.secretsPath, house.dataDir.hadStore);
  // The code of the services is most of what a start waits for: it is read while the store starts on its thread.
  const [{ startParts }] = await Promise.all([import('./parts.ts'), startStore(house)]);
  return startParts(house, secrets);
}

async function startStore({ configuration, dataDir, lifecycle, logger }: House): Promise<void> {
  if (configuration.standalone.MONGODB_URI !== undefined) return;
  const place = { dataDir: dataDir.storePath, socketPath: dataDir.socket('store') };
  const store = await startStoreThread(place, logger);
  lifecycle.onStop('connections', 'store', () => store.stop());
}

/** Finds a busy port before anything is touched; the gateway, which starts last, would only find it then. */
async function assertPortFree(host: string, port: number): Promise<void> {
  const probe = createServer().listen({ host, port });
  await once(probe, 'listening');
  await new Promise((resolve) => probe.close(resolve));
}
