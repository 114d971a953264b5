import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { systemClock, type Clock } from './clock.ts';
import type { FaultSwitch } from './faults.ts';
import { storeFile } from './copy-store.ts';
import { silentLogger, type StoreLogger } from './logger.ts';
import { lockDataDir } from './storage/data-dir-lock.ts';
import { openEnvironment } from './storage/environment.ts';
import { Store } from './store.ts';
import { sweepExpired } from './ttl-sweeper.ts';
import { Connection } from './wire/connection.ts';

export type Listen = { readonly socketPath: string } | { readonly host: string; readonly port: number };

export interface EmbeddedStoreOptions {
  /** Holds everything; created with mode 0700 when missing. One process at a time. */
  readonly dataDir: string;
  /** A Unix socket, or loopback and a port (0 for any free one). */
  readonly listen: Listen;
  readonly logger?: StoreLogger;
  readonly clock?: Clock;
  /** Tests only: makes chosen commands fail. */
  readonly faults?: FaultSwitch;
  /** How often expired documents are removed; 60 s like MongoDB's TTL monitor. */
  readonly ttlSweepMs?: number;
}

export interface EmbeddedStore {
  /** The connection string of a database, ready for mongoose. */
  readonly uri: (database: string) => string;
  /** Removes what has expired now, without waiting for the next sweep. */
  sweepExpired(): Promise<void>;
  /** Answers what is at work, closes every connection and the data file. Safe to call twice. */
  stop(): Promise<void>;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

const DEFAULT_SWEEP_MS = 60_000;

/** The store asks nobody who they are, so it must not be reachable from elsewhere. */
function assertLoopback(host: string): void {
  if (!LOOPBACK.has(host))
    throw new Error(`The embedded store has no access control and listens on loopback only, not on ${host}.`);
}

async function listenOn(server: Server, listen: Listen): Promise<void> {
  // A socket file left behind by a killed process; whoever is alive holds the lock of the data directory.
  if ('socketPath' in listen) rmSync(listen.socketPath, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(
      'socketPath' in listen ? { path: listen.socketPath } : { host: listen.host, port: listen.port },
      () => {
        server.removeListener('error', reject);
        resolve();
      },
    );
  });
  if ('socketPath' in listen) chmodSync(listen.socketPath, 0o600);
}

function connectionString(server: Server, listen: Listen, database: string): string {
  const address = server.address();
  const host =
    'socketPath' in listen
      ? encodeURIComponent(listen.socketPath)
      : `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : listen.port}`;
  return `mongodb://${host}/${encodeURIComponent(database)}?directConnection=true`;
}

/** Runs the sweeps of expired documents and idle cursors, one at a time; answers how to stop them. */
function startSweeping(store: Store, everyMs: number, logger: StoreLogger): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let idle = true;
  const sweep = (): void => {
    if (!idle) return;
    idle = false;
    store.cursors.closeIdle();
    running = sweepExpired(store)
      .catch((error: unknown) =>
        logger.error({ err: error }, 'embedded store: removing expired documents failed'),
      )
      .finally(() => {
        idle = true;
      });
  };
  const timer = setInterval(sweep, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/**
 * Starts a store on a data directory and listens. Errors: `DataDirInUse` when another process has the directory, the socket's own errors,
 * and a plain error for a host that is not loopback.
 */
export async function startEmbeddedStore(options: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  const {
    dataDir,
    listen,
    logger = silentLogger,
    clock = systemClock,
    faults,
    ttlSweepMs = DEFAULT_SWEEP_MS,
  } = options;
  if ('host' in listen) assertLoopback(listen.host);
  const unlock = lockDataDir(dataDir);
  const opened = ((): Store => {
    try {
      return new Store(openEnvironment(join(dataDir, storeFile)), clock);
    } catch (error) {
      unlock();
      throw error;
    }
  })();
  const connections = new Set<Connection>();
  let lastConnectionId = 0;
  const server = createServer((socket) => {
    lastConnectionId += 1;
    const connection = new Connection(socket, {
      store: opened,
      connectionId: lastConnectionId,
      faults,
      logger,
    });
    connections.add(connection);
    socket.once('close', () => connections.delete(connection));
  });
  try {
    await listenOn(server, listen);
  } catch (error) {
    await opened.environment.close();
    unlock();
    throw error;
  }
  const stopSweeping = startSweeping(opened, ttlSweepMs, logger);
  const shutDown = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    await stopSweeping();
    await Promise.all([...connections].map((connection) => connection.close()));
    await closed;
    await opened.environment.close();
    unlock();
  };
  let stopping: Promise<void> | undefined;
  return {
    uri: (database) => connectionString(server, listen, database),
    sweepExpired: () => sweepExpired(opened),
    stop: () => (stopping ??= shutDown()),
  };
}
