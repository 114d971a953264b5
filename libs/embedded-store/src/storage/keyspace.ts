/**
 * One LMDB table holds everything. The first four bytes of a key say what it is: 0 the catalog, 1 document counts,
 * from 16 on a collection's documents (`id + ordered _id -> BSON`) or an index (`id + ordered values [+ ordered _id] -> ordered _id`).
 */
export const CATALOG_SPACE = 0;
export const COUNT_SPACE = 1;
export const FIRST_SPACE = 16;

/** LMDB's key limit with 4 KB pages, as lmdb-js builds it, less the space number. */
export const MAX_KEY_BYTES = 1978 - 4;

/** Room an index key leaves for the document's `_id` behind the values. */
export const MAX_ID_BYTES = 900;

export function spaceKey(space: number, rest: Uint8Array): Buffer {
  const key = Buffer.allocUnsafe(4 + rest.length);
  key.writeUInt32BE(space, 0);
  key.set(rest, 4);
  return key;
}

export function spaceStart(space: number): Buffer {
  const key = Buffer.allocUnsafe(4);
  key.writeUInt32BE(space, 0);
  return key;
}
