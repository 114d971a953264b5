import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { startEmbeddedStore, type EmbeddedStore, type EmbeddedStoreOptions } from '../src/index.ts';

export interface StartedStore {
  readonly store: EmbeddedStore;
  readonly directory: string;
  connect(database?: string): Promise<mongoose.Connection>;
  stop(): Promise<void>;
}

/** A store on a Unix socket in a directory of its own, and connections the way our services make them. */
export async function startedStore(options: Partial<EmbeddedStoreOptions> = {}): Promise<StartedStore> {
  const directory = mkdtempSync(join(tmpdir(), 'store-test-'));
  const store = await startEmbeddedStore({
    dataDir: join(directory, 'data'),
    listen: { socketPath: join(directory, 'store.sock') },
    ...options,
  });
  const connections: mongoose.Connection[] = [];
  return {
    store,
    directory,
    connect: async (database = 'test') => {
      const connection = await mongoose
        .createConnection(store.uri(database), {
          w: 'majority',
          journal: true,
          maxPoolSize: 20,
          serverSelectionTimeoutMS: 5000,
        })
        .asPromise();
      connections.push(connection);
      return connection;
    },
    stop: async () => {
      await Promise.all(connections.map((connection) => connection.close()));
      await store.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export interface Row {
  _id: string;
  [field: string]: unknown;
}
