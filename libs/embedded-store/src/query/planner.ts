import { badValue } from '../errors.ts';
import type { Collection } from '../storage/collection.ts';
import { countUpTo, type Environment } from '../storage/environment.ts';
import type { IndexDefinition } from '../storage/index-definition.ts';
import { equalValues } from '../values/compare.ts';
import { isDocument, type Document } from '../values/document.ts';
import { constraintsOn, demandsExistence } from './constraints.ts';
import { planIndex, type IndexPlan, type PlannableIndex } from './index-plan.ts';
import { contains, isSubset } from './intervals.ts';
import type { SortField } from './sort.ts';

/** How the candidates of a filter are reached: one walk, or one per branch of an `$or`. */
export type Plan =
  | { readonly kind: 'walk'; readonly walk: IndexPlan; readonly scan: boolean }
  | { readonly kind: 'or'; readonly branches: readonly IndexPlan[] };

/** How many entries a trial between two indexes looks at, as MongoDB's trial of 101 works. */
const TRIAL_ENTRIES = 101;

const ID_FIELD = { path: '_id', parts: ['_id'], direction: 1 } as const;

/** The collection itself, walked by `_id`. */
function idIndex(collection: Collection): PlannableIndex {
  return {
    space: collection.entry.space,
    name: '_id_',
    key: { _id: 1 },
    fields: [ID_FIELD],
    unique: true,
    multikey: [false],
  };
}

/** A partial or sparse index serves only filters that cannot match a document it leaves out. */
function serves(index: IndexDefinition, filter: Document): boolean {
  if (index.partialFilter !== undefined && !implies(filter, index.partialFilter)) return false;
  if (!index.sparse) return true;
  return index.fields.some(
    ({ path }) =>
      demandsExistence(filter, path) || constraintsOn(filter, path).some(({ set }) => !contains(set, null)),
  );
}

function implies(filter: Document, partialFilter: Document): boolean {
  return Object.entries(partialFilter).every(([path, condition]) => {
    if (path === '$and' && Array.isArray(condition))
      return condition.every((branch) => isDocument(branch) && implies(filter, branch));
    const given = constraintsOn(filter, path);
    const existence = isDocument(condition) && condition['$exists'] === true;
    if (existence && !demandsExistence(filter, path) && !given.some(({ set }) => !contains(set, null)))
      return false;
    const operators =
      isDocument(condition) && '$exists' in condition ? Object.keys(condition).length - 1 : undefined;
    const wanted = constraintsOn({ [path]: condition }, path);
    // A condition of the partial filter that has no set of its own can only be met by the very same condition.
    const expected =
      operators ??
      (isDocument(condition) && Object.keys(condition)[0]?.startsWith('$') === true
        ? Object.keys(condition).length
        : 1);
    if (wanted.length < expected) return equalValues(filter[path], condition);
    return wanted.every(({ set }) => given.some((constraint) => isSubset(constraint.set, set)));
  });
}

function rank(plan: IndexPlan): number {
  const bounds = plan.equalities * 4 + (plan.bounded && plan.ranges.length > 0 ? 2 : 0);
  return bounds + (plan.providesSort ? 1 : 0);
}

/** One key at most: nothing can be better. */
function findsOne({ findsEach, ranges }: IndexPlan): boolean {
  return findsEach && ranges.length <= 1;
}

/**
 * The plan of the highest rank, unless another one bounds a field that it does not: then both are tried on up to 101 entries, and the one
 * with fewer wins. When all have more than that the rank decides.
 */
function best(plans: readonly IndexPlan[], environment: Environment): IndexPlan | undefined {
  const [first, ...others] = [...plans].sort((left, right) => rank(right) - rank(left));
  if (first === undefined || findsOne(first)) return first;
  const rivals = others.filter(({ boundPaths }) =>
    boundPaths.some((path) => !first.boundPaths.includes(path)),
  );
  if (rivals.length === 0) return first;
  let winner = first;
  let fewest = countUpTo(environment, first.ranges, TRIAL_ENTRIES);
  for (const rival of rivals) {
    const entries = countUpTo(environment, rival.ranges, TRIAL_ENTRIES);
    if (entries < fewest) [winner, fewest] = [rival, entries];
  }
  return winner;
}

function hinted(collection: Collection, hint: unknown): PlannableIndex | 'natural' | undefined {
  if (hint === undefined || hint === null || (isDocument(hint) && Object.keys(hint).length === 0))
    return undefined;
  if (isDocument(hint) && '$natural' in hint) return 'natural';
  const all: PlannableIndex[] = [idIndex(collection), ...collection.entry.indexes];
  const index = all.find(({ name, key }) => name === hint || (isDocument(hint) && equalValues(key, hint)));
  if (index === undefined) {
    throw badValue(
      'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
    );
  }
  return index;
}

/** A plan with useful bounds, or undefined. */
function boundedPlan(
  collection: Collection,
  environment: Environment,
  filter: Document,
  sort: readonly SortField[],
): IndexPlan | undefined {
  const byId = planIndex(idIndex(collection), filter, sort);
  if (findsOne(byId)) return byId;
  const others = collection.entry.indexes
    // Without a constraint on its first field an index has no bounds.
    .filter(({ fields: [first] }) => first !== undefined && constraintsOn(filter, first.path).length > 0)
    .filter((index) => serves(index, filter))
    .map((index) => planIndex(index, filter, sort));
  return best(
    [byId, ...others].filter(({ bounded }) => bounded),
    environment,
  );
}

/** Each branch of a top-level `$or`, joined with the rest of the filter, through its own index. */
function orPlan(collection: Collection, environment: Environment, filter: Document): Plan | undefined {
  const { $or: alternatives, ...rest } = filter;
  if (!Array.isArray(alternatives)) return undefined;
  const branches: IndexPlan[] = [];
  for (const alternative of alternatives) {
    const plan = isDocument(alternative)
      ? boundedPlan(collection, environment, { $and: [rest, alternative] }, [])
      : undefined;
    if (plan === undefined) return undefined;
    branches.push({ ...plan, exact: false });
  }
  return { kind: 'or', branches };
}

/**
 * Chooses how to reach a filter's candidates: the index with the longest run of equalities, then a range, then the sort; rivals are
 * tried on up to 101 entries. Without any bounds an index that provides the sort is walked, else the whole collection.
 */
export function plan(
  collection: Collection,
  environment: Environment,
  filter: Document,
  sort: readonly SortField[],
  hint: unknown,
): Plan {
  const forced = hinted(collection, hint);
  if (forced === 'natural')
    return { kind: 'walk', walk: planIndex(idIndex(collection), {}, sort), scan: true };
  if (forced !== undefined) {
    const walk = planIndex(forced, filter, sort);
    const ordered = sort.length > 0 && walk.providesSort;
    return { kind: 'walk', walk, scan: !walk.bounded && !ordered };
  }
  const bounded = boundedPlan(collection, environment, filter, sort);
  if (bounded !== undefined) return { kind: 'walk', walk: bounded, scan: false };
  const either = orPlan(collection, environment, filter);
  if (either !== undefined) return either;
  const whole = planIndex(idIndex(collection), {}, sort);
  if (sort.length > 0 && !whole.providesSort) {
    const ordered = collection.entry.indexes
      .filter((index) => serves(index, filter))
      .map((index) => planIndex(index, filter, sort))
      .find(({ providesSort }) => providesSort);
    if (ordered !== undefined) return { kind: 'walk', walk: ordered, scan: false };
  }
  return { kind: 'walk', walk: whole, scan: true };
}
