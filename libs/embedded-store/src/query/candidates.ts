import type { Collection, StoredDocument } from '../storage/collection.ts';
import type { Environment } from '../storage/environment.ts';
import { spaceKey } from '../storage/keyspace.ts';
import type { IndexPlan } from './index-plan.ts';
import type { Plan } from './planner.ts';

/** What queries cost, in MongoDB's words (`serverStatus().metrics.queryExecutor`, `explain`). */
export interface QueryCounters {
  keysExamined: number;
  docsExamined: number;
  collectionScans: number;
}

export function newCounters(): QueryCounters {
  return { keysExamined: 0, docsExamined: 0, collectionScans: 0 };
}

/**
 * Walks the candidates of a plan, and can go on where it stopped: each call of `walk` starts behind the last key handed out, in the newest
 * committed state. So a cursor holds no snapshot open; a document that stays in place is met exactly once.
 */
export class CandidateWalk {
  readonly #collection: Collection;
  readonly #environment: Environment;
  readonly #counters: QueryCounters;
  readonly #walks: readonly IndexPlan[];
  /** Ids already met, where one document can have several keys. */
  readonly #met: Set<string> | undefined;
  #walkAt = 0;
  #rangeAt = 0;
  #lastKey: Buffer | undefined;

  constructor(collection: Collection, environment: Environment, plan: Plan, counters: QueryCounters) {
    this.#collection = collection;
    this.#environment = environment;
    this.#counters = counters;
    this.#walks = plan.kind === 'walk' ? [plan.walk] : plan.branches;
    if (plan.kind === 'walk' && plan.scan) counters.collectionScans += 1;
    const repeats = this.#walks.length > 1 || this.#walks.some(({ index }) => index.multikey.includes(true));
    this.#met = repeats ? new Set() : undefined;
  }

  *walk(): Generator<StoredDocument> {
    for (; this.#walkAt < this.#walks.length; this.#walkAt += 1) {
      const walk = this.#walks[this.#walkAt];
      if (walk !== undefined) yield* this.#walkIndex(walk);
      this.#rangeAt = 0;
      this.#lastKey = undefined;
    }
  }

  *#walkIndex(walk: IndexPlan): Generator<StoredDocument> {
    const ranges = walk.reverse ? [...walk.ranges].reverse() : walk.ranges;
    for (; this.#rangeAt < ranges.length; this.#rangeAt += 1) {
      const range = ranges[this.#rangeAt];
      if (range === undefined) continue;
      const rest = this.#behindLast(range, walk.reverse);
      for (const { key, value } of this.#environment.range(rest, walk.reverse)) {
        this.#lastKey = key;
        this.#counters.keysExamined += 1;
        const stored = this.#load(walk, key, value);
        if (stored !== undefined) yield stored;
      }
      this.#lastKey = undefined;
    }
  }

  #behindLast(range: { from: Buffer; to: Buffer }, reverse: boolean): { from: Buffer; to: Buffer } {
    if (this.#lastKey === undefined) return range;
    if (reverse) return { from: range.from, to: this.#lastKey };
    return { from: Buffer.concat([this.#lastKey, Buffer.of(0)]), to: range.to };
  }

  #load(walk: IndexPlan, key: Buffer, value: Buffer): StoredDocument | undefined {
    const primary = walk.index.space === this.#collection.entry.space;
    const idKey = primary ? key.subarray(4) : value;
    if (this.#met !== undefined) {
      const name = idKey.toString('latin1');
      if (this.#met.has(name)) return undefined;
      this.#met.add(name);
    }
    this.#counters.docsExamined += 1;
    if (primary) return { idKey: Buffer.from(idKey), bytes: value };
    const bytes = this.#environment.get(spaceKey(this.#collection.entry.space, value));
    return bytes === undefined ? undefined : { idKey: value, bytes };
  }
}
