import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mongoose';
import { FaultSwitch, startEmbeddedStore } from '@latchkey/embedded-store';

export interface TestStore {
  /** The connection string of a database of this store's own, for connectMongo. */
  uri(database: string): string;
  /** What answers, as its buildInfo says: true for MongoDB itself. */
  readonly real: boolean;
  /** Makes chosen commands fail; undefined with a server of one's own, which cannot be told to. */
  readonly faults: FaultSwitch | undefined;
  /** Drops the databases, or removes the embedded store. */
  stop(): Promise<void>;
}

/**
 * The store of one test file: the server in MONGODB_URI, with databases of the file's own, or else the embedded store on a
 * Unix socket in a temporary directory.
 */
export async function startTestStore(): Promise<TestStore> {
  const given = process.env['MONGODB_URI'];
  return given === undefined || given === '' ? startEmbedded() : useServer(given);
}

async function startEmbedded(): Promise<TestStore> {
  // A socket's path has room for about 100 characters, and the driver knows one by its ending.
  const directory = mkdtempSync(join(tmpdir(), 'lk-'));
  const faults = new FaultSwitch();
  const store = await startEmbeddedStore({
    dataDir: join(directory, 'data'),
    listen: { socketPath: join(directory, 's.sock') },
    faults,
  });
  return {
    uri: (database) => store.uri(database),
    real: await isReal(store.uri('admin')),
    faults,
    stop: async () => {
      await store.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function useServer(given: string): Promise<TestStore> {
  const prefix = `lk-${randomBytes(6).toString('hex')}-`;
  const used = new Set<string>();
  const uri = (database: string): string => {
    used.add(`${prefix}${database}`);
    return withDatabase(given, `${prefix}${database}`);
  };
  return {
    uri,
    real: await isReal(given),
    faults: undefined,
    stop: async () => {
      for (const database of used) {
        const connection = await createConnection(withDatabase(given, database)).asPromise();
        await connection.dropDatabase();
        await connection.close();
      }
    },
  };
}

/** The URI's path names the database; several hosts and options stay as they are. */
function withDatabase(uri: string, database: string): string {
  return uri.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?/, `$1/${database}`);
}

async function isReal(uri: string): Promise<boolean> {
  const connection = await createConnection(uri).asPromise();
  try {
    const info = await connection.db?.admin().buildInfo();
    return info?.['gitVersion'] !== 'latchkey-embedded-store';
  } finally {
    await connection.close();
  }
}
