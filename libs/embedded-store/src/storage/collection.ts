import { CommandError } from '../errors.ts';
import { decodeDocument, encodeStored, type Document } from '../values/document.ts';
import { encodeOrdered } from '../values/ordered-key.ts';
import { ownField, splitPath } from '../values/path.ts';
import type { CatalogRecords, CollectionEntry } from './collection-entry.ts';
import { duplicateKey } from './duplicate-key.ts';
import type { Environment } from './environment.ts';
import type { IndexDefinition } from './index-definition.ts';
import { indexKeys, type IndexKeys } from './index-keys.ts';
import { MAX_ID_BYTES, spaceKey } from './keyspace.ts';

/** A document as it lies in the store: its place and its bytes. */
export interface StoredDocument {
  readonly idKey: Buffer;
  readonly bytes: Buffer;
}

interface IndexChange {
  readonly index: IndexDefinition;
  readonly added: readonly Buffer[];
  readonly removed: readonly Buffer[];
  readonly multikey: readonly boolean[];
}

/** Ordered bytes of an `_id`. Errors: 53-like refusals of arrays are answered by the caller; 17280 when too long. */
function encodeId(id: unknown): Buffer {
  const encoded = encodeOrdered(id);
  if (encoded.length > MAX_ID_BYTES)
    throw new CommandError(17280, `key too large to index, failing _id_ ${encoded.length}`);
  return encoded;
}

/**
 * One collection's documents and indexes. The writing methods run inside `Environment.transaction` and decide everything
 * (unique keys, sizes) before the first byte is written, so that an error leaves nothing half done.
 */
export class Collection {
  readonly entry: CollectionEntry;
  readonly #environment: Environment;
  readonly #catalog: CatalogRecords;

  constructor(entry: CollectionEntry, environment: Environment, catalog: CatalogRecords) {
    this.entry = entry;
    this.#environment = environment;
    this.#catalog = catalog;
  }

  read(idKey: Uint8Array): StoredDocument | undefined {
    const bytes = this.#environment.get(spaceKey(this.entry.space, idKey));
    return bytes === undefined ? undefined : { idKey: Buffer.from(idKey), bytes };
  }

  /** Errors: 11000 for a taken `_id` or unique key, 10334 for size, 171 and 17280 from the indexes. */
  insert(document: Document): void {
    const idKey = encodeId(document['_id']);
    const documentKey = spaceKey(this.entry.space, idKey);
    const bytes = encodeStored(document);
    if (this.#environment.has(documentKey))
      throw duplicateKey(this.entry, '_id_', { _id: 1 }, [document['_id']]);
    const changes = this.entry.indexes.map((index) => this.#plan(index, undefined, document, idKey));
    this.#environment.put(documentKey, bytes);
    this.#apply(changes, idKey);
    this.#catalog.addToCount(this.entry, 1);
  }

  /** Replaces a stored document by another with the same `_id`. Errors as in `insert`. */
  replace(idKey: Buffer, before: Document, after: Document): void {
    const bytes = encodeStored(after);
    const changes = this.entry.indexes
      .filter((index) => concerns(index, before, after))
      .map((index) => this.#plan(index, before, after, idKey));
    this.#environment.put(spaceKey(this.entry.space, idKey), bytes);
    this.#apply(changes, idKey);
  }

  remove(idKey: Buffer, before: Document): void {
    const changes = this.entry.indexes.map((index) => this.#plan(index, before, undefined, idKey));
    this.#environment.remove(spaceKey(this.entry.space, idKey));
    this.#apply(changes, idKey);
    this.#catalog.addToCount(this.entry, -1);
  }

  /** Adds a stored document to a new index. */
  addToIndex(index: IndexDefinition, stored: StoredDocument): void {
    this.#apply([this.#plan(index, undefined, decodeDocument(stored.bytes), stored.idKey)], stored.idKey);
  }

  #plan(
    index: IndexDefinition,
    before: Document | undefined,
    after: Document | undefined,
    idKey: Buffer,
  ): IndexChange {
    const old: IndexKeys['keys'] = before === undefined ? new Map() : indexKeys(before, index).keys;
    const fresh = after === undefined ? undefined : indexKeys(after, index);
    const added: Buffer[] = [];
    const removed: Buffer[] = [];
    for (const [name, key] of fresh?.keys ?? []) {
      if (old.has(name)) continue;
      const place = indexPlace(index, key.bytes, idKey);
      if (index.unique) this.#assertFree(index, place, idKey, key.values);
      added.push(place);
    }
    for (const [name, key] of old)
      if (fresh?.keys.has(name) !== true) removed.push(indexPlace(index, key.bytes, idKey));
    return { index, added, removed, multikey: fresh?.multikey ?? [] };
  }

  #assertFree(index: IndexDefinition, place: Buffer, idKey: Buffer, values: readonly unknown[]): void {
    const owner = this.#environment.get(place);
    if (owner !== undefined && !owner.equals(idKey))
      throw duplicateKey(this.entry, index.name, index.key, values);
  }

  #apply(changes: readonly IndexChange[], idKey: Buffer): void {
    for (const { index, added, removed, multikey } of changes) {
      for (const place of removed) this.#environment.remove(place);
      for (const place of added) this.#environment.put(place, idKey);
      this.#catalog.markMultikey(this.entry, index, multikey);
    }
  }
}

/** Whether a change may move a document's keys: not, when all top-level fields the index looks at hold the very same values. */
function concerns(index: IndexDefinition, before: Document, after: Document): boolean {
  const same = (name: string): boolean => ownField(before, name) === ownField(after, name);
  return !(
    index.fields.every(({ parts }) => same(parts[0] ?? '')) &&
    // An operator such as $and looks at fields below it.
    Object.keys(index.partialFilter ?? {}).every(
      (path) => !path.startsWith('$') && same(splitPath(path)[0] ?? ''),
    )
  );
}

/** Where an index keeps a key: unique indexes by the values alone, the others with the `_id` behind them. */
function indexPlace(index: IndexDefinition, values: Buffer, idKey: Buffer): Buffer {
  return spaceKey(index.space, index.unique ? values : Buffer.concat([values, idKey]));
}
