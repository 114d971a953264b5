import type { IndexDefinition, IndexField } from '../storage/index-definition.ts';
import type { KeyRange } from '../storage/environment.ts';
import { spaceKey } from '../storage/keyspace.ts';
import type { Document } from '../values/document.ts';
import { constraintsOn, jointly, narrowestOf, type Constraint } from './constraints.ts';
import { isOperatorDocument } from './field-operators.ts';
import {
  EVERYTHING,
  invertInterval,
  KeysBeginningWith,
  type Interval,
  type IntervalSet,
} from './intervals.ts';
import { indexOrder, type Pin } from './index-order.ts';
import type { SortField } from './sort.ts';

/** What planning needs of an index; the collection itself, ordered by `_id`, is the index `_id_`. */
export type PlannableIndex = Pick<
  IndexDefinition,
  'space' | 'name' | 'key' | 'fields' | 'unique' | 'multikey'
>;

/** Ranges whose keys share the fields before the first sort field, which take up the first `prefixBytes` of every key. */
export interface MergeGroup {
  readonly ranges: readonly KeyRange[];
  readonly prefixBytes: number;
}

/** One way through an index. */
export interface IndexPlan {
  readonly index: PlannableIndex;
  /** In the order of the index; `reverse` walks them backwards. */
  readonly ranges: readonly KeyRange[];
  /** The same ranges in groups, each in sort order, to be merged; undefined when walking them one after the other is in order. */
  readonly merge: readonly MergeGroup[] | undefined;
  readonly reverse: boolean;
  readonly providesSort: boolean;
  /** How many leading fields are bound to single values. */
  readonly equalities: number;
  /** The paths the filter bounds, equalities first; empty when the whole index would be walked. */
  readonly boundPaths: readonly string[];
  readonly bounded: boolean;
  /** The ranges hold exactly the documents the filter matches. */
  readonly exact: boolean;
  /** Each range holds one key at most, which is where it begins. */
  readonly findsEach: boolean;
}

/** More combinations of `$in` values than this are not multiplied out; the later fields are then left to the filter. */
const MAX_COMBINATIONS = 10_000;

/** More groups than this are not merged but sorted in memory. */
const MAX_MERGED = 64;

/** Every key begins with its space number. */
const SPACE_BYTES = 4;

interface FieldBounds {
  readonly set: IntervalSet;
  readonly exact: boolean;
  readonly points: boolean;
}

/**
 * The bounds of each leading field. On a multikey field each array element has a key of its own, so conditions met by different elements
 * must not be joined: only one condition binds it, and only one of several multikey fields is bound.
 */
function leadingBounds(index: PlannableIndex, filter: Document): FieldBounds[] {
  const bounds: FieldBounds[] = [];
  let multikeyBound = false;
  for (const [at, field] of index.fields.entries()) {
    const multikey = index.multikey[at] === true;
    if (multikey && multikeyBound) break;
    const constraints = constraintsOn(filter, field.path);
    const constraint: Constraint | undefined = multikey ? narrowestOf(constraints) : jointly(constraints);
    if (constraint === undefined) break;
    multikeyBound ||= multikey;
    const points = constraint.set.every(({ point }) => point);
    bounds.push({ set: constraint.set, exact: constraint.exact && !multikey, points });
    if (!points) break;
  }
  return bounds;
}

function inDirection(set: IntervalSet, field: IndexField): readonly Interval[] {
  return field.direction === 1 ? set : set.map(invertInterval).reverse();
}

interface Prefix {
  readonly bytes: Buffer;
  /** How many of the bytes belong to the fields before the first sort field. */
  readonly mergeBytes: number;
}

/** Multiplies the bounds of the leading fields into key ranges, in index order, together by equal values of the first `mergeFields`. */
function keyRanges(
  index: PlannableIndex,
  bounds: readonly FieldBounds[],
  mergeFields: number,
): { groups: MergeGroup[]; used: number } {
  let prefixes: Prefix[] = [{ bytes: Buffer.alloc(0), mergeBytes: 0 }];
  let used = 0;
  let last: readonly Interval[] = EVERYTHING;
  for (const [at, { set, points }] of bounds.entries()) {
    const field = index.fields[at];
    if (field === undefined || (used > 0 && prefixes.length * set.length > MAX_COMBINATIONS)) break;
    const intervals = inDirection(set, field);
    used += 1;
    if (!points) {
      last = intervals;
      break;
    }
    prefixes = prefixes.flatMap(({ bytes, mergeBytes }) =>
      intervals.map(({ from }) => ({
        bytes: bytes.length === 0 ? from : Buffer.concat([bytes, from]),
        mergeBytes: at < mergeFields ? mergeBytes + from.length : mergeBytes,
      })),
    );
  }
  const pointsOnly = used > 0 && bounds[used - 1]?.points === true;
  const groups: (MergeGroup & { readonly ranges: KeyRange[]; readonly merge: Buffer })[] = [];
  for (const { bytes, mergeBytes } of prefixes) {
    const merge = bytes.subarray(0, mergeBytes);
    let group = groups.at(-1);
    if (group?.merge.equals(merge) !== true) {
      group = { ranges: [], merge, prefixBytes: SPACE_BYTES + mergeBytes };
      groups.push(group);
    }
    const start = spaceKey(index.space, bytes);
    if (pointsOnly) group.ranges.push(new KeysBeginningWith(start));
    else
      for (const { from, to } of last)
        group.ranges.push({ from: Buffer.concat([start, from]), to: Buffer.concat([start, to]) });
  }
  return { groups, used };
}

/** Plans one index for a filter and a sort. */
export function planIndex(index: PlannableIndex, filter: Document, sort: readonly SortField[]): IndexPlan {
  const bounds = leadingBounds(index, filter);
  const pins = index.fields.map((_, at): Pin => {
    const bound = bounds[at];
    if (bound?.points !== true || index.multikey[at] === true) return 'free';
    return bound.set.length <= 1 ? 'one value' : 'values';
  });
  const order = indexOrder(index, pins, sort);
  const { groups, used } = keyRanges(index, bounds, order?.mergeFields ?? 0);
  const usedBounds = bounds.slice(0, used);
  const merged = groups.length > 1;
  // Pins that were not multiplied out are no pins, and the order may rest on them.
  const providesSort = order !== undefined && groups.length <= MAX_MERGED && used === bounds.length;
  return {
    index,
    ranges: groups.flatMap(({ ranges }) => ranges),
    merge: merged && providesSort ? groups : undefined,
    reverse: order?.reverse === true,
    providesSort,
    equalities: usedBounds.filter(({ points }) => points).length,
    boundPaths: index.fields.slice(0, used).map(({ path }) => path),
    bounded: used > 0,
    findsEach: index.unique && used === index.fields.length && usedBounds.every(({ points }) => points),
    exact:
      usedBounds.every(({ exact }) => exact) &&
      coversFilter(filter, new Set(index.fields.slice(0, used).map(({ path }) => path))),
  };
}

/** Every condition of the filter is about a bound field and has become a constraint; none (such as `$ne`) is left over. */
function coversFilter(filter: Document, bound: ReadonlySet<string>): boolean {
  return Object.entries(filter).every(([name, operand]) => {
    if (!bound.has(name)) return false;
    const conditions = isOperatorDocument(operand) ? Object.keys(operand).length : 1;
    return constraintsOn({ [name]: operand }, name).length === conditions;
  });
}
