import { bracketInterval } from './query/intervals.ts';
import type { Collection } from './storage/collection.ts';
import type { IndexDefinition } from './storage/index-definition.ts';
import { spaceKey } from './storage/keyspace.ts';
import { SLICE, type Store } from './store.ts';
import { TYPE_ORDER } from './values/compare.ts';
import { decodeDocument } from './values/document.ts';
import { encodeOrdered, invertBytes, successor } from './values/ordered-key.ts';

/** The stretch of a TTL index whose dates have expired; only dates expire, whatever else the field holds. */
function expiredRange(
  index: IndexDefinition,
  expireAfterSeconds: number,
  now: Date,
): { from: Buffer; to: Buffer } {
  const oldest = bracketInterval(TYPE_ORDER.date).from;
  const newest = encodeOrdered(new Date(now.getTime() - expireAfterSeconds * 1000));
  if (index.fields[0]?.direction !== -1)
    return { from: spaceKey(index.space, oldest), to: spaceKey(index.space, successor(newest)) };
  return {
    from: spaceKey(index.space, invertBytes(newest)),
    to: spaceKey(index.space, successor(invertBytes(oldest))),
  };
}

/** Removes up to one slice of expired documents; answers whether there may be more. */
function removeSlice(
  store: Store,
  collection: Collection,
  index: IndexDefinition,
  expireAfterSeconds: number,
): boolean {
  const places: Buffer[] = [];
  for (const { value } of store.environment.range(
    expiredRange(index, expireAfterSeconds, store.clock.now()),
    false,
  )) {
    places.push(value);
    if (places.length >= SLICE) break;
  }
  for (const idKey of places) {
    const stored = collection.read(idKey);
    if (stored !== undefined) collection.remove(stored.idKey, decodeDocument(stored.bytes));
  }
  return places.length >= SLICE;
}

/** Deletes every document whose TTL index says it has expired, by the store's clock. */
export async function sweepExpired(store: Store): Promise<void> {
  for (const collection of store.catalog.collections()) {
    for (const index of [...collection.entry.indexes]) {
      const { expireAfterSeconds } = index;
      if (expireAfterSeconds === undefined) continue;
      let more = true;
      while (more) {
        // The index may be dropped between two slices.
        more = await store.write(
          () =>
            collection.entry.indexes.includes(index) &&
            removeSlice(store, collection, index, expireAfterSeconds),
        );
      }
    }
  }
}
