import { badValue, CommandError } from '../errors.ts';
import { compileFilter } from '../query/filter.ts';
import { CollectedCursor } from '../query/query.ts';
import { encodeDocument, type Document } from '../values/document.ts';
import type { EncodedReply } from '../wire/cursor-reply.ts';
import { collectionName, readDocument, type Command } from './command.ts';
import { firstBatch } from './cursors.ts';

const create: Command = {
  options: [],
  run: async (command, { store, database }): Promise<Document> => {
    const name = collectionName(command, 'create');
    return store.write(() => {
      if (store.catalog.find(database, name) !== undefined)
        throw new CommandError(48, `Collection ${database}.${name} already exists.`);
      store.catalog.findOrCreate(database, name);
      return {};
    });
  },
};

const drop: Command = {
  options: [],
  run: async (command, { store, database }): Promise<Document> => {
    const name = collectionName(command, 'drop');
    return store.write(() => {
      const collection = store.catalog.find(database, name);
      // Since MongoDB 7.0 dropping what is not there succeeds.
      if (collection === undefined) return {};
      const indexes = collection.entry.indexes.length + 1;
      store.catalog.drop(collection);
      return { nIndexesWas: indexes, ns: `${database}.${name}` };
    });
  },
};

const dropDatabase: Command = {
  options: [],
  run: async (_command, { store, database }): Promise<Document> =>
    store.write(() => {
      const collections = store.catalog.collections(database);
      for (const collection of collections) store.catalog.drop(collection);
      return collections.length > 0 ? { dropped: database } : {};
    }),
};

/** What is known of a database and of the disk below it; MongoDB's answer has more fields. */
const dbStats: Command = {
  options: ['scale'],
  run: (command, { store, database }): Document => {
    const { scale = 1 } = command;
    if (scale !== 1) throw badValue('the embedded store tells sizes in bytes only (scale 1)');
    const entries = store.catalog.collections(database).map(({ entry }) => entry);
    const { total, free } = store.environment.space();
    return {
      db: database,
      collections: entries.length,
      objects: entries.reduce((sum, { count }) => sum + count, 0),
      // Every collection has the index of _id besides those that were made.
      indexes: entries.reduce((sum, { indexes }) => sum + indexes.length + 1, 0),
      fsUsedSize: total - free,
      fsTotalSize: total,
    };
  },
};

const listCollections: Command = {
  options: ['filter', 'nameOnly', 'cursor', 'authorizedCollections'],
  run: async (command, { store, database }): Promise<EncodedReply> => {
    const test = compileFilter(readDocument(command, 'filter', 'listCollections'), {
      now: store.clock.now(),
    });
    const described = store.catalog.collections(database).map(({ entry }): Document => {
      const short = { name: entry.name, type: 'collection' };
      return command['nameOnly'] === true ? short : { ...short, options: {}, info: { readOnly: false } };
    });
    const cursor = new CollectedCursor(described.filter(test).map(encodeDocument));
    return firstBatch(store, cursor, `${database}.$cmd.listCollections`, Infinity);
  },
};

const listDatabases: Command = {
  options: ['filter', 'nameOnly', 'authorizedDatabases'],
  run: (command, { store }): Document => {
    const test = compileFilter(readDocument(command, 'filter', 'listDatabases'), { now: store.clock.now() });
    const names = [...new Set(store.catalog.collections().map(({ entry }) => entry.database))].sort();
    const databases = names.map((name): Document =>
      command['nameOnly'] === true ? { name } : { name, sizeOnDisk: 0, empty: false },
    );
    return { databases: databases.filter(test), totalSize: 0 };
  },
};

export const COLLECTION_COMMANDS: Readonly<Record<string, Command>> = {
  create,
  drop,
  dropDatabase,
  dbStats,
  listCollections,
  listDatabases,
};
