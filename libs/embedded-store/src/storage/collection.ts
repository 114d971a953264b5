import { CommandError } from '../errors.ts';
import { assertStorable, decodeDocument, encodeStored, type Document } from '../values/document.ts';
import { EMPTY_ARRAY, encodeOrdered } from '../values/ordered-key.ts';
import { ownField, splitPath } from '../values/path.ts';
import type { CatalogRecords, CollectionEntry } from './collection-entry.ts';
import { duplicateKey } from './duplicate-key.ts';
import type { Environment } from './environment.ts';
import type { IndexDefinition } from './index-definition.ts';
import { NOWHERE, placesOf, type IndexPlace } from './index-keys.ts';
import { MAX_ID_BYTES, spaceKey } from './keyspace.ts';

/** A document as it lies in the store: its place and its bytes. */
export interface StoredDocument {
  readonly idKey: Buffer;
  readonly bytes: Buffer;
}

interface IndexChange {
  readonly index: IndexDefinition;
  readonly added: readonly IndexPlace[];
  readonly removed: readonly IndexPlace[];
  readonly multikey: readonly boolean[];
}

/** Ordered bytes of an `_id`. Errors: 53-like refusals of arrays are answered by the caller; 17280 when too long. */
/** Where a document with the id lies, if there is one; undefined for ids that are too long to be stored. */
export function placeOf(id: unknown): Buffer | undefined {
  const encoded = encodeOrdered(id);
  return encoded.length > MAX_ID_BYTES ? undefined : encoded;
}

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

  /**
   * @param bytes the document's, where they are known
   * Errors: 11000 for a taken `_id` or unique key, 10334 for size, 171 and 17280 from the indexes.
   */
  insert(document: Document, bytes: Uint8Array = encodeStored(document)): void {
    const idKey = encodeId(document['_id']);
    const documentKey = spaceKey(this.entry.space, idKey);
    assertStorable(bytes);
    if (this.#environment.has(documentKey))
      throw duplicateKey(this.entry, '_id_', { _id: 1 }, [document['_id']]);
    const changes = this.#plan(undefined, document, idKey);
    this.#environment.put(documentKey, bytes);
    this.#apply(changes, idKey);
    this.#catalog.addToCount(this.entry, 1);
  }

  /** Replaces a stored document by another with the same `_id`. Errors as in `insert`. */
  replace(idKey: Buffer, before: Document, after: Document): void {
    const bytes = encodeStored(after);
    const concerned = this.entry.indexes.filter((index) => concerns(index, before, after));
    const changes = this.#plan(before, after, idKey, concerned);
    this.#environment.put(spaceKey(this.entry.space, idKey), bytes);
    this.#apply(changes, idKey);
  }

  remove(idKey: Buffer, before: Document): void {
    const changes = this.#plan(before, undefined, idKey);
    this.#environment.remove(spaceKey(this.entry.space, idKey));
    this.#apply(changes, idKey);
    this.#catalog.addToCount(this.entry, -1);
  }

  /** Adds a stored document to a new index. */
  addToIndex(index: IndexDefinition, { bytes, idKey }: StoredDocument): void {
    this.#apply(this.#plan(undefined, decodeDocument(bytes), idKey, [index]), idKey);
  }

  #plan(
    before: Document | undefined,
    after: Document | undefined,
    idKey: Buffer,
    indexes: readonly IndexDefinition[] = this.entry.indexes,
  ): IndexChange[] {
    const oldPlaces = before === undefined ? undefined : placesOf(before, idKey);
    const freshPlaces = after === undefined ? undefined : placesOf(after, idKey);
    return indexes.map((index) => {
      const old = oldPlaces?.(index) ?? NOWHERE;
      const fresh = freshPlaces?.(index) ?? NOWHERE;
      const added = without(fresh.places, old.places);
      if (index.unique) for (const entry of added) this.#assertFree(index, entry, idKey);
      return { index, added, removed: without(old.places, fresh.places), multikey: fresh.multikey };
    });
  }

  #assertFree(index: IndexDefinition, { place, values }: IndexPlace, idKey: Buffer): void {
    const owner = this.#environment.get(place);
    if (owner === undefined || owner.equals(idKey)) return;
    const shown = values.map((value) => (value === EMPTY_ARRAY ? null : value));
    throw duplicateKey(this.entry, index.name, index.key, shown);
  }

  #apply(changes: readonly IndexChange[], idKey: Buffer): void {
    for (const { index, added, removed, multikey } of changes) {
      for (const { place } of removed) this.#environment.remove(place);
      for (const { place } of added) this.#environment.put(place, idKey);
      this.#catalog.markMultikey(this.entry, index, multikey);
    }
  }
}

/**
 * Whether a change may move a document's keys: not, when every top-level field the index looks at holds the very same scalar.
 * Arrays and documents are copied by an update, so that they count as changed.
 */
function concerns(index: IndexDefinition, before: Document, after: Document): boolean {
  const moved = (name: string): boolean => ownField(before, name) !== ownField(after, name);
  return (
    index.fields.some(({ parts }) => moved(parts[0] ?? '')) ||
    // An operator such as $and looks at fields below it.
    Object.keys(index.partialFilter ?? {}).some(
      (path) => path.startsWith('$') || moved(splitPath(path)[0] ?? ''),
    )
  );
}

/** Those of the places that are not among the others. */
function without(places: readonly IndexPlace[], others: readonly IndexPlace[]): readonly IndexPlace[] {
  const [first] = others;
  if (first === undefined || places.length === 0) return places;
  if (others.length === 1) return places.filter(({ place }) => !place.equals(first.place));
  const known = new Set(others.map(({ place }) => place.toString('latin1')));
  return places.filter(({ place }) => !known.has(place.toString('latin1')));
}
