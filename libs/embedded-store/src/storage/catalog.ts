import { decodeDocument, encodeDocument, isDocument, type Document } from '../values/document.ts';
import { Collection } from './collection.ts';
import type { CatalogRecords, CollectionEntry } from './collection-entry.ts';
import { wholeSpace, type Environment } from './environment.ts';
import type { IndexDefinition } from './index-definition.ts';
import { restoreIndex } from './index-specification.ts';
import { CATALOG_SPACE, COUNT_SPACE, FIRST_SPACE, spaceKey, spaceStart } from './keyspace.ts';

const NEXT_SPACE_KEY = spaceKey(CATALOG_SPACE, Buffer.from('meta'));

function entryKey(namespace: string): Buffer {
  return spaceKey(CATALOG_SPACE, Buffer.from(`collection:${namespace}`));
}

function countKey(space: number): Buffer {
  return spaceKey(COUNT_SPACE, spaceStart(space));
}

/**
 * Which collections and indexes exist and where they lie. It is held in memory and written through; every change happens inside
 * `Environment.transaction`. When a commit fails, `reload` goes back to what the disk says.
 */
export class Catalog implements CatalogRecords {
  readonly #environment: Environment;
  readonly #collections = new Map<string, Collection>();
  readonly #changedCounts = new Set<CollectionEntry>();
  #nextSpace = FIRST_SPACE;

  constructor(environment: Environment) {
    this.#environment = environment;
    this.reload();
  }

  reload(): void {
    this.#collections.clear();
    this.#changedCounts.clear();
    const meta = this.#environment.get(NEXT_SPACE_KEY);
    this.#nextSpace = meta === undefined ? FIRST_SPACE : Number(decodeDocument(meta)['nextSpace']);
    for (const { key, value } of this.#environment.range(wholeSpace(CATALOG_SPACE), false)) {
      if (!key.equals(NEXT_SPACE_KEY)) this.#restore(decodeDocument(value));
    }
  }

  #restore(stored: Document): void {
    const database = String(stored['database']);
    const name = String(stored['name']);
    const space = Number(stored['space']);
    const count = this.#environment.get(countKey(space));
    const indexes = Array.isArray(stored['indexes'])
      ? stored['indexes'].filter(isDocument).map(restoreIndex)
      : [];
    this.#add({
      database,
      name,
      namespace: `${database}.${name}`,
      space,
      indexes,
      count: count?.readDoubleBE(0) ?? 0,
    });
  }

  #add(entry: CollectionEntry): Collection {
    const collection = new Collection(entry, this.#environment, this);
    this.#collections.set(entry.namespace, collection);
    return collection;
  }

  find(database: string, name: string): Collection | undefined {
    return this.#collections.get(`${database}.${name}`);
  }

  findOrCreate(database: string, name: string): Collection {
    return this.find(database, name) ?? this.#create(database, name);
  }

  #create(database: string, name: string): Collection {
    const collection = this.#add({
      database,
      name,
      namespace: `${database}.${name}`,
      space: this.takeSpace(),
      indexes: [],
      count: 0,
    });
    this.save(collection.entry);
    return collection;
  }

  takeSpace(): number {
    const space = this.#nextSpace;
    this.#nextSpace += 1;
    this.#environment.put(NEXT_SPACE_KEY, encodeDocument({ formatVersion: 1, nextSpace: this.#nextSpace }));
    return space;
  }

  save(entry: CollectionEntry): void {
    const indexes = entry.indexes.map(
      ({ space, name, key, unique, sparse, partialFilter, expireAfterSeconds, multikey }) => ({
        space,
        name,
        key,
        unique,
        sparse,
        partialFilter: partialFilter ?? null,
        expireAfterSeconds: expireAfterSeconds ?? null,
        multikey,
      }),
    );
    const { database, name, space } = entry;
    this.#environment.put(entryKey(entry.namespace), encodeDocument({ database, name, space, indexes }));
  }

  drop(collection: Collection): void {
    const { entry } = collection;
    for (const index of entry.indexes) this.clearSpace(index.space);
    this.clearSpace(entry.space);
    this.#environment.remove(entryKey(entry.namespace));
    this.#environment.remove(countKey(entry.space));
    this.#collections.delete(entry.namespace);
    this.#changedCounts.delete(entry);
  }

  clearSpace(space: number): void {
    const keys = [...this.#environment.range(wholeSpace(space), false)].map(({ key }) => key);
    for (const key of keys) this.#environment.remove(key);
  }

  collections(database?: string): Collection[] {
    const all = [...this.#collections.values()];
    return database === undefined ? all : all.filter(({ entry }) => entry.database === database);
  }

  addToCount(entry: CollectionEntry, difference: number): void {
    entry.count += difference;
    this.#changedCounts.add(entry);
  }

  /** Writes the document counts changed since the last call; the last act of every writing transaction. */
  saveCounts(): void {
    for (const entry of this.#changedCounts) {
      const value = Buffer.allocUnsafe(8);
      value.writeDoubleBE(entry.count);
      this.#environment.put(countKey(entry.space), value);
    }
    this.#changedCounts.clear();
  }

  markMultikey(entry: CollectionEntry, index: IndexDefinition, multikey: readonly boolean[]): void {
    const isNew = (isMultikey: boolean, at: number): boolean => isMultikey && index.multikey[at] !== true;
    if (!multikey.some(isNew)) return;
    for (const [at, isMultikey] of multikey.entries()) if (isMultikey) index.multikey[at] = true;
    this.save(entry);
  }
}
