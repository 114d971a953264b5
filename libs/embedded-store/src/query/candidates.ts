import type { Collection, StoredDocument } from '../storage/collection.ts';
import type { Entry, Environment, KeyRange } from '../storage/environment.ts';
import { spaceKey } from '../storage/keyspace.ts';
import type { IndexPlan } from './index-plan.ts';
import { behind, MergedWalk } from './merged-walk.ts';
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
  #merged: MergedWalk | undefined;

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
    if (walk.merge !== undefined) {
      this.#merged ??= new MergedWalk(this.#environment, walk.merge, walk.reverse);
      for (const entry of this.#merged.entries()) {
        const stored = this.#load(walk, entry);
        if (stored !== undefined) yield stored;
      }
      return;
    }
    const ranges = walk.reverse ? [...walk.ranges].reverse() : walk.ranges;
    if (walk.findsEach) {
      yield* this.#lookUp(walk, ranges);
      return;
    }
    for (; this.#rangeAt < ranges.length; this.#rangeAt += 1) {
      const range = ranges[this.#rangeAt];
      if (range === undefined) continue;
      for (const entry of this.#environment.range(behind(range, this.#lastKey, walk.reverse), walk.reverse)) {
        this.#lastKey = entry.key;
        const stored = this.#load(walk, entry);
        if (stored !== undefined) yield stored;
      }
      this.#lastKey = undefined;
    }
  }

  /** Each range is one key of a unique index: looking it up costs a fraction of opening a walk. */
  *#lookUp(walk: IndexPlan, ranges: readonly KeyRange[]): Generator<StoredDocument> {
    while (this.#rangeAt < ranges.length) {
      const key = ranges[this.#rangeAt]?.from;
      this.#rangeAt += 1;
      const value = key === undefined ? undefined : this.#environment.get(key);
      const stored = key === undefined || value === undefined ? undefined : this.#load(walk, { key, value });
      if (stored !== undefined) yield stored;
    }
  }

  #load(walk: IndexPlan, { key, value }: Entry): StoredDocument | undefined {
    this.#counters.keysExamined += 1;
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
