import type { IndexDefinition, IndexField } from '../storage/index-definition.ts';
import type { KeyRange } from '../storage/environment.ts';
import { spaceKey } from '../storage/keyspace.ts';
import { successor } from '../values/ordered-key.ts';
import type { Document } from '../values/document.ts';
import { constraintsOn, jointly, narrowestOf, type Constraint } from './constraints.ts';
import { isOperatorDocument } from './field-operators.ts';
import { EVERYTHING, invertInterval, type Interval, type IntervalSet } from './intervals.ts';
import type { SortField } from './sort.ts';

/** What planning needs of an index; the collection itself, ordered by `_id`, is the index `_id_`. */
export type PlannableIndex = Pick<
  IndexDefinition,
  'space' | 'name' | 'key' | 'fields' | 'unique' | 'multikey'
>;

/** One way through an index. */
export interface IndexPlan {
  readonly index: PlannableIndex;
  /** In the order of the index; `reverse` walks them backwards. */
  readonly ranges: readonly KeyRange[];
  readonly reverse: boolean;
  readonly providesSort: boolean;
  /** How many leading fields are bound to single values. */
  readonly equalities: number;
  /** The paths the filter bounds, equalities first; empty when the whole index would be walked. */
  readonly boundPaths: readonly string[];
  readonly bounded: boolean;
  /** The ranges hold exactly the documents the filter matches. */
  readonly exact: boolean;
}

/** More combinations of `$in` values than this are not multiplied out; the later fields are then left to the filter. */
const MAX_COMBINATIONS = 10_000;

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

/** Multiplies the bounds of the leading fields into key ranges, in index order. */
function keyRanges(
  index: PlannableIndex,
  bounds: readonly FieldBounds[],
): { ranges: KeyRange[]; used: number } {
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  let used = 0;
  let last: readonly Interval[] = inDirection(EVERYTHING, { path: '', parts: [], direction: 1 });
  for (const [at, { set, points }] of bounds.entries()) {
    const field = index.fields[at];
    if (field === undefined || (used > 0 && prefixes.length * set.length > MAX_COMBINATIONS)) break;
    const intervals = inDirection(set, field);
    used += 1;
    if (!points) {
      last = intervals;
      break;
    }
    prefixes = prefixes.flatMap((prefix) => intervals.map(({ from }) => Buffer.concat([prefix, from])));
  }
  const pointsOnly = used > 0 && bounds[used - 1]?.points === true;
  const ranges = prefixes.flatMap((prefix): KeyRange[] => {
    const start = spaceKey(index.space, prefix);
    if (pointsOnly) return [{ from: start, to: successor(start) }];
    return last.map(({ from, to }) => ({
      from: Buffer.concat([start, from]),
      to: Buffer.concat([start, to]),
    }));
  });
  return { ranges, used };
}

/** Non-unique index keys end with the `_id`, which therefore sorts for free. */
function sortableFields(
  index: PlannableIndex,
): readonly { path: string; direction: 1 | -1; multikey: boolean }[] {
  const fields = index.fields.map(({ path, direction }, at) => ({
    path,
    direction,
    multikey: index.multikey[at] === true,
  }));
  const endsWithId = !index.unique && fields.every(({ path }) => path !== '_id');
  return endsWithId ? [...fields, { path: '_id', direction: 1 as const, multikey: false }] : fields;
}

/** How the index must be walked for the sort: forwards, backwards, either way (undefined sort), or not at all. */
export function sortDirection(
  index: PlannableIndex,
  bounds: readonly FieldBounds[],
  sort: readonly SortField[],
): 'forward' | 'reverse' | 'none' {
  const fields = sortableFields(index);
  const pinned = (at: number): boolean =>
    bounds[at]?.points === true && bounds[at].set.length <= 1 && fields[at]?.multikey === false;
  const pinnedPaths = new Set(fields.filter((_, at) => pinned(at)).map(({ path }) => path));
  let at = 0;
  let direction: number | undefined;
  for (const { path, direction: wanted } of sort) {
    if (pinnedPaths.has(path)) continue;
    while (pinned(at)) at += 1;
    const field = fields[at];
    if (field === undefined)
      return index.unique && fields.every(({ multikey }) => !multikey) ? named(direction) : 'none';
    if (field.path !== path || field.multikey) return 'none';
    direction ??= field.direction * wanted;
    if (field.direction * wanted !== direction) return 'none';
    at += 1;
  }
  return named(direction);
}

function named(direction: number | undefined): 'forward' | 'reverse' {
  return direction === -1 ? 'reverse' : 'forward';
}

/** Plans one index for a filter and a sort. */
export function planIndex(index: PlannableIndex, filter: Document, sort: readonly SortField[]): IndexPlan {
  const bounds = leadingBounds(index, filter);
  const { ranges, used } = keyRanges(index, bounds);
  const usedBounds = bounds.slice(0, used);
  const direction = sortDirection(index, usedBounds, sort);
  return {
    index,
    ranges,
    reverse: direction === 'reverse',
    providesSort: direction !== 'none',
    equalities: usedBounds.filter(({ points }) => points).length,
    boundPaths: index.fields.slice(0, used).map(({ path }) => path),
    bounded: used > 0,
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
