import type { Entry, Environment, KeyRange } from '../storage/environment.ts';
import type { MergeGroup } from './index-plan.ts';

/** What lies behind the last key handed out, in the direction of the walk. */
export function behind({ from, to }: KeyRange, last: Buffer | undefined, reverse: boolean): KeyRange {
  if (last === undefined) return { from, to };
  return reverse ? { from, to: last } : { from: Buffer.concat([last, Buffer.of(0)]), to };
}

/** Where a group goes on: its range and the last key taken from it. */
interface Position {
  rangeAt: number;
  last: Buffer | undefined;
}

interface Head {
  readonly entry: Entry;
  readonly rangeAt: number;
}

/** Walks several groups of ranges at once in the order of what follows their common fields; can go on where it stopped. */
export class MergedWalk {
  readonly #environment: Environment;
  readonly #groups: readonly MergeGroup[];
  readonly #reverse: boolean;
  readonly #positions: Position[];

  constructor(environment: Environment, groups: readonly MergeGroup[], reverse: boolean) {
    this.#environment = environment;
    this.#reverse = reverse;
    this.#groups = reverse
      ? groups.map(({ ranges, prefixBytes }) => ({ ranges: [...ranges].reverse(), prefixBytes }))
      : groups;
    this.#positions = groups.map(() => ({ rangeAt: 0, last: undefined }));
  }

  *entries(): Generator<Entry> {
    const walks = this.#groups.map((group, at) => this.#walkGroup(group, at));
    try {
      const heads = walks.map((walk) => next(walk));
      for (let at = this.#first(heads); at >= 0; at = this.#first(heads)) {
        const head = heads[at];
        const walk = walks[at];
        if (head === undefined || walk === undefined) return;
        this.#positions[at] = { rangeAt: head.rangeAt, last: head.entry.key };
        yield head.entry;
        heads[at] = next(walk);
      }
    } finally {
      for (const walk of walks) walk.return();
    }
  }

  *#walkGroup({ ranges }: MergeGroup, at: number): Generator<Head, void> {
    const position = this.#positions[at] ?? { rangeAt: 0, last: undefined };
    let { last } = position;
    for (const [rangeAt, range] of ranges.entries()) {
      if (rangeAt < position.rangeAt) continue;
      for (const entry of this.#environment.range(behind(range, last, this.#reverse), this.#reverse))
        yield { entry, rangeAt };
      last = undefined;
    }
  }

  /** The group whose next key comes first; -1 when all are at their end. */
  #first(heads: readonly (Head | undefined)[]): number {
    let best = -1;
    let bestRest: Buffer | undefined;
    for (const [at, head] of heads.entries()) {
      if (head === undefined) continue;
      const rest = head.entry.key.subarray(this.#groups[at]?.prefixBytes ?? 0);
      const order = bestRest === undefined ? -1 : Buffer.compare(rest, bestRest) * (this.#reverse ? -1 : 1);
      if (order < 0) [best, bestRest] = [at, rest];
    }
    return best;
  }
}

function next(walk: Generator<Head, void>): Head | undefined {
  const { value, done } = walk.next();
  return done === true ? undefined : value;
}
