import { compareValues, TYPE_ORDER } from '../values/compare.ts';
import { encodeOrdered, invertBytes, successor, TEXT_END_BYTES } from '../values/ordered-key.ts';

/**
 * A stretch of one index field's ordered bytes: every key that begins at or after `from` and before `to`.
 * Encoded values are prefix-free, so cutting at `value` or at `successor(value)` is exact.
 */
export interface Interval {
  readonly from: Buffer;
  readonly to: Buffer;
  /** Holds exactly one value, whose bytes are `from`. */
  readonly point: boolean;
}

/** Disjoint and in rising order. */
export type IntervalSet = readonly Interval[];

/** Longer bounds are cut short: the filter looks at every candidate again, and stored keys are never this long. */
const MAX_BOUND_BYTES = 1900;

const LOWEST = Buffer.of(0x01);
const HIGHEST = Buffer.of(0xfe);

export const EVERYTHING: IntervalSet = [{ from: LOWEST, to: HIGHEST, point: false }];

/** Keys that begin with the bytes. Most bounds of this kind are only looked up: where they end is computed when it is asked for. */
export class KeysBeginningWith {
  readonly from: Buffer;
  readonly point = true;

  constructor(from: Buffer) {
    this.from = from;
  }

  get to(): Buffer {
    return successor(this.from);
  }
}

function pointBytes(bytes: Buffer): Interval {
  if (bytes.length <= MAX_BOUND_BYTES) return new KeysBeginningWith(bytes);
  const cut = bytes.subarray(0, MAX_BOUND_BYTES);
  return { from: Buffer.from(cut), to: successor(cut), point: false };
}

export function pointInterval(value: unknown): Interval {
  return pointBytes(encodeOrdered(value));
}

/** All values of one type. */
export function bracketInterval(typeOrder: number): Interval {
  return { from: Buffer.of(typeOrder), to: Buffer.of(typeOrder + 1), point: false };
}

/** `$gt`, `$gte`, `$lt`, `$lte`: the part of the value's own type bracket on that side. NaN lies outside of every number range. */
export function rangeInterval(
  operator: '$gt' | '$gte' | '$lt' | '$lte',
  value: unknown,
  typeOrder: number,
): IntervalSet {
  if (typeOrder === TYPE_ORDER.null)
    return operator === '$gte' || operator === '$lte' ? [pointInterval(null)] : [];
  const { from: at, to: after } = pointBytes(encodeOrdered(value));
  const bracket = bracketInterval(typeOrder);
  const start = typeOrder === TYPE_ORDER.number ? encodeOrdered(-Infinity) : bracket.from;
  switch (operator) {
    case '$gt':
      return nonEmpty(at.length < MAX_BOUND_BYTES ? after : at, bracket.to);
    case '$gte':
      return nonEmpty(at, bracket.to);
    case '$lt':
      return nonEmpty(start, at.length < MAX_BOUND_BYTES ? at : after);
    case '$lte':
      return nonEmpty(start, after);
  }
}

function nonEmpty(from: Buffer, to: Buffer): IntervalSet {
  return Buffer.compare(from, to) < 0 ? [{ from, to, point: false }] : [];
}

/** All strings that begin with `prefix`. */
export function prefixInterval(prefix: string): Interval {
  const complete = encodeOrdered(prefix);
  const open = complete.subarray(0, Math.min(complete.length - TEXT_END_BYTES, MAX_BOUND_BYTES));
  return { from: Buffer.from(open), to: successor(open), point: false };
}

export function pointIntervals(values: readonly unknown[]): IntervalSet {
  const sorted = [...values].sort(compareValues);
  const intervals: Interval[] = [];
  for (const value of sorted) {
    const interval = pointInterval(value);
    if (intervals.at(-1)?.from.equals(interval.from) !== true) intervals.push(interval);
  }
  return intervals;
}

const earlier = (left: Buffer, right: Buffer): Buffer => (Buffer.compare(left, right) <= 0 ? left : right);
const later = (left: Buffer, right: Buffer): Buffer => (Buffer.compare(left, right) >= 0 ? left : right);

export function intersect(left: IntervalSet, right: IntervalSet): IntervalSet {
  const common: Interval[] = [];
  let l = 0;
  let r = 0;
  while (l < left.length && r < right.length) {
    const a = left[l];
    const b = right[r];
    if (a === undefined || b === undefined) break;
    const from = later(a.from, b.from);
    const to = earlier(a.to, b.to);
    if (Buffer.compare(from, to) < 0)
      common.push({ from, to, point: (a.point && a.from.equals(from)) || (b.point && b.from.equals(from)) });
    if (Buffer.compare(a.to, b.to) <= 0) l += 1;
    else r += 1;
  }
  return common;
}

export function union(sets: readonly IntervalSet[]): IntervalSet {
  const [only] = sets;
  if (only !== undefined && sets.length === 1) return only;
  const all = sets
    .flat()
    .sort((left, right) => Buffer.compare(left.from, right.from) || Buffer.compare(right.to, left.to));
  const merged: Interval[] = [];
  for (const interval of all) {
    const last = merged.at(-1);
    if (last === undefined || Buffer.compare(interval.from, last.to) >= 0) merged.push(interval);
    else if (Buffer.compare(interval.to, last.to) > 0)
      merged[merged.length - 1] = { from: last.from, to: interval.to, point: false };
  }
  return merged;
}

export function isSubset(inner: IntervalSet, outer: IntervalSet): boolean {
  return inner.every((part) =>
    outer.some(
      (whole) => Buffer.compare(whole.from, part.from) <= 0 && Buffer.compare(part.to, whole.to) <= 0,
    ),
  );
}

export function contains(set: IntervalSet, value: unknown): boolean {
  const bytes = encodeOrdered(value);
  return set.some(({ from, to }) => Buffer.compare(from, bytes) <= 0 && Buffer.compare(bytes, to) < 0);
}

/** The same stretch as the bytes of a descending field lie: cuts swap sides and move behind their prefix. */
export function invertInterval({ from, to, point }: Interval): Interval {
  if (point) {
    return new KeysBeginningWith(invertBytes(from));
  }
  return { from: successor(invertBytes(to)), to: successor(invertBytes(from)), point };
}
