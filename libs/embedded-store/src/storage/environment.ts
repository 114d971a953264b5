import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { open, type RootDatabase } from 'lmdb';
import { spaceStart } from './keyspace.ts';

export interface Entry {
  readonly key: Buffer;
  readonly value: Buffer;
}

/** A stretch of keys, `from` included, `to` not. */
export interface KeyRange {
  readonly from: Buffer;
  readonly to: Buffer;
}

/** The key-value store below: ordered bytes, one writer, many readers, commits that are on the disk before they are acknowledged. */
export interface Environment {
  get(key: Buffer): Buffer | undefined;
  has(key: Buffer): boolean;
  /** Walks a range in order; stop early by leaving the loop. Never write while a walk is open. */
  range(range: KeyRange, reverse: boolean): Iterable<Entry>;
  count(range: KeyRange): number;
  /** Only inside `transaction`. */
  put(key: Buffer, value: Uint8Array): void;
  remove(key: Buffer): void;
  /**
   * Runs `work` alone among writers and resolves when everything it wrote is flushed to the disk. Concurrent calls share one commit.
   * `work` is synchronous and checks before it writes: a throw does not take back writes already made.
   */
  transaction<T>(work: () => T): Promise<T>;
  /** Bytes of the file system the data is on; free is what this user may still write. */
  space(): { total: number; free: number };
  close(): Promise<void>;
}

/**
 * Opens the data file. `overlappingSync` is off: with it a commit becomes visible before it is on the disk, and others could read,
 * and act on, what a power cut takes back. The flush itself happens on LMDB's own thread and does not hold up the event loop.
 */
export function openEnvironment(path: string): Environment {
  const database: RootDatabase<Buffer, Buffer> = open<Buffer, Buffer>({
    path,
    encoding: 'binary',
    keyEncoding: 'binary',
    overlappingSync: false,
    cache: false,
    compression: false,
    maxReaders: 256,
  });
  return {
    space: () => {
      const { bsize, blocks, bavail } = statfsSync(dirname(path));
      return { total: bsize * blocks, free: bsize * bavail };
    },
    get: (key) => database.getBinary(key),
    has: (key) => database.doesExist(key),
    range: ({ from, to }, reverse) =>
      reverse
        ? database.getRange({ start: to, exclusiveStart: true, end: from, inclusiveEnd: true, reverse: true })
        : database.getRange({ start: from, end: to }),
    count: ({ from, to }) => database.getKeysCount({ start: from, end: to }),
    put: (key, value) => {
      // lmdb-js takes the bytes at once inside a transaction; the promise is for writes outside of one.
      void database.put(
        key,
        Buffer.isBuffer(value) ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength),
      );
    },
    remove: (key) => {
      void database.remove(key);
    },
    transaction: (work) => database.transaction(work),
    close: () => database.close(),
  };
}

/** How many entries lie in the ranges, at most `most`; no more are looked at. */
export function countUpTo(environment: Environment, ranges: readonly KeyRange[], most: number): number {
  let counted = 0;
  for (const range of ranges) {
    for (const _entry of environment.range(range, false)) {
      counted += 1;
      if (counted >= most) return counted;
    }
  }
  return counted;
}

/** Every key of a space. */
export function wholeSpace(space: number): KeyRange {
  return { from: spaceStart(space), to: spaceStart(space + 1) };
}
