import { CommandError } from '../errors.ts';
import type { Catalog } from '../storage/catalog.ts';
import type { Collection } from '../storage/collection.ts';
import { wholeSpace } from '../storage/environment.ts';
import type { IndexDefinition } from '../storage/index-definition.ts';
import { describeIndex, readIndexSpecification, sameIndex } from '../storage/index-specification.ts';
import { CollectedCursor } from '../query/query.ts';
import { SLICE, type Store } from '../store.ts';
import { equalValues } from '../values/compare.ts';
import { encodeDocument, isDocument, type Document } from '../values/document.ts';
import type { EncodedReply } from '../wire/cursor-reply.ts';
import { collectionName, readDocuments, type Command } from './command.ts';
import { firstBatch } from './cursors.ts';

const ID_INDEX: Document = { v: 2, key: { _id: 1 }, name: '_id_' };

/** Finds out whether an index has to be built. Errors: 85 and 86 when one of that name or key exists with other options. */
function isNew(collection: Collection, wanted: Omit<IndexDefinition, 'space'>): boolean {
  if (equalValues(wanted.key, { _id: 1 })) return false;
  for (const existing of collection.entry.indexes) {
    if (existing.name === wanted.name) {
      if (sameIndex(existing, wanted)) return false;
      const code = equalValues(existing.key, wanted.key) ? 85 : 86;
      throw new CommandError(
        code,
        `An existing index has the same name as the requested index. Requested index: ${JSON.stringify(describeIndex(wanted))}, existing index: ${JSON.stringify(describeIndex(existing))}`,
      );
    }
    if (equalValues(existing.key, wanted.key) && equalValues(existing.partialFilter, wanted.partialFilter)) {
      throw new CommandError(85, `Index already exists with a different name: ${existing.name}`);
    }
  }
  return true;
}

/** Fills a new index from the documents present and puts it into service. Errors: 11000 and 171, and then nothing of it remains. */
function buildIndex(store: Store, collection: Collection, wanted: Omit<IndexDefinition, 'space'>): void {
  const { catalog, environment } = store;
  const index: IndexDefinition = { ...wanted, space: catalog.takeSpace() };
  try {
    let keys = chunkBehind(store, collection, undefined);
    while (keys.length > 0) {
      for (const { key, value } of keys)
        collection.addToIndex(index, { idKey: Buffer.from(key.subarray(4)), bytes: value });
      keys = chunkBehind(store, collection, keys.at(-1)?.key);
    }
  } catch (error) {
    for (const key of [...environment.range(wholeSpace(index.space), false)].map((entry) => entry.key))
      environment.remove(key);
    throw error;
  }
  collection.entry.indexes.push(index);
  catalog.save(collection.entry);
}

function chunkBehind(
  store: Store,
  collection: Collection,
  last: Buffer | undefined,
): { key: Buffer; value: Buffer }[] {
  const space = wholeSpace(collection.entry.space);
  const from = last === undefined ? space.from : Buffer.concat([last, Buffer.of(0)]);
  const chunk: { key: Buffer; value: Buffer }[] = [];
  for (const entry of store.environment.range({ from, to: space.to }, false)) {
    chunk.push(entry);
    if (chunk.length >= SLICE) break;
  }
  return chunk;
}

const createIndexes: Command = {
  options: ['indexes', 'commitQuorum', 'ignoreUnknownIndexOptions'],
  run: async (command, { store, database }): Promise<Document> => {
    const name = collectionName(command, 'createIndexes');
    const wanted = readDocuments(command, 'indexes', 'createIndexes').map(readIndexSpecification);
    return store.write(() => {
      const createdCollection = store.catalog.find(database, name) === undefined;
      const collection = store.catalog.findOrCreate(database, name);
      const before = collection.entry.indexes.length + 1;
      for (const index of wanted) if (isNew(collection, index)) buildIndex(store, collection, index);
      const after = collection.entry.indexes.length + 1;
      return {
        numIndexesBefore: before,
        numIndexesAfter: after,
        createdCollectionAutomatically: createdCollection,
        ...(before === after ? { note: 'all indexes already exist' } : {}),
      };
    });
  },
};

const listIndexes: Command = {
  options: ['cursor'],
  run: async (command, { store, database }): Promise<EncodedReply> => {
    const name = collectionName(command, 'listIndexes');
    const collection = store.catalog.find(database, name);
    if (collection === undefined) throw new CommandError(26, `ns does not exist: ${database}.${name}`);
    const indexes = [ID_INDEX, ...collection.entry.indexes.map(describeIndex)];
    return firstBatch(
      store,
      new CollectedCursor(indexes.map(encodeDocument)),
      `${database}.${name}`,
      Infinity,
    );
  },
};

/** The indexes `dropIndexes` means by `*`, a name, a key, or a list of names. Errors: 27 IndexNotFound, 72 for `_id_`. */
function chosen(collection: Collection, wanted: unknown): IndexDefinition[] {
  const { indexes } = collection.entry;
  if (wanted === '*') return [...indexes];
  const names: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
  return names.map((name) => {
    if (name === '_id_' || (isDocument(name) && equalValues(name, { _id: 1 })))
      throw new CommandError(72, 'cannot drop _id index');
    const found = indexes.find(
      (index) => index.name === name || (isDocument(name) && equalValues(index.key, name)),
    );
    if (found === undefined) throw new CommandError(27, `index not found with name [${String(name)}]`);
    return found;
  });
}

function dropIndex(catalog: Catalog, collection: Collection, index: IndexDefinition): void {
  catalog.clearSpace(index.space);
  collection.entry.indexes.splice(collection.entry.indexes.indexOf(index), 1);
  catalog.save(collection.entry);
}

const dropIndexes: Command = {
  options: ['index'],
  run: async (command, { store, database }): Promise<Document> => {
    const name = collectionName(command, 'dropIndexes');
    return store.write(() => {
      const collection = store.catalog.find(database, name);
      if (collection === undefined) throw new CommandError(26, `ns not found ${database}.${name}`);
      const before = collection.entry.indexes.length + 1;
      for (const index of chosen(collection, command['index'])) dropIndex(store.catalog, collection, index);
      return { nIndexesWas: before };
    });
  },
};

export const INDEX_COMMANDS: Readonly<Record<string, Command>> = { createIndexes, listIndexes, dropIndexes };
