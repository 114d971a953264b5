import type { Clock } from '@latchkey/kit/clock';
import {
  comparePositions,
  meets,
  positionOf,
  type Condition,
  type Directory,
  type Entry,
  type FacetValue,
  type Position,
  type Selection,
  type Sort,
} from '../../domain/directory.ts';

export interface Deps {
  directory: Pick<Directory, 'walk' | 'find' | 'countLinked'>;
  clock: Clock;
}

export interface Listing {
  readonly selection: Selection;
  readonly sort: Sort;
  /** Where the page before ended. */
  readonly after: Position | undefined;
  /** Entries at most. */
  readonly limit: number;
}

export interface Page {
  readonly entries: readonly Entry[];
  /** Where the next page begins; undefined at the end. A page with one may be shorter than asked for, even empty. */
  readonly next: Position | undefined;
}

/** Entries looked at along the index of a sort for one page, most of which the filters may drop. */
const mostWalked = 2000;
/** So few are fetched all and sorted here. */
const mostGathered = 1000;
/** So few are asked for before anything else, where somebody is looked for. */
const mostExpected = 300;

/**
 * A page of a list. The promise: its cost does not grow with the number of customers, whatever is combined.
 * 0. Whoever searches mostly looks for one person, and few have a live link: if few meet what is searched for, or have a link
 *    and the value of one of the filters, they are the list.
 * 1. It walks along the sort's index (within the index of a filter where there is one for both) and keeps who meets all
 *    filters. What many meet fills the page soon.
 * 2. If that did not fill it after 2,000 entries, something asked for is rare: the filter that at most 1,000 customers meet
 *    gives its customers by its own index; they are filtered and sorted here.
 * 3. If every single filter is met by many and only all of them together by few, the page stays short and says where to
 *    go on.
 */
export async function listCustomers(deps: Deps, listing: Listing): Promise<Page> {
  const now = deps.clock.now();
  const expected = rareOf(listing.selection, now);
  const found = await gather(deps, listing, now, expected, mostExpected);
  if (found !== undefined) return found;
  const walked = await walk(deps, listing, now);
  if (walked.entries.length === listing.limit || walked.next === undefined) return walked;
  const sources = [...expected, ...commonOf(listing.selection)];
  return (await gather(deps, listing, now, sources, mostGathered)) ?? walked;
}

async function walk(
  { directory }: Deps,
  { selection, sort, after, limit }: Listing,
  now: number,
): Promise<Page> {
  const { registeredFrom, registeredBefore, liveLink = false } = selection;
  const along = { within: facetFor(selection, sort), linked: liveLink };
  const bySort = { sort, ...along, registeredFrom, registeredBefore };
  const entries: Entry[] = [];
  let position = after;
  for (let seen = 0; seen < mostWalked;) {
    // One more than wanted tells whether there is another page; when filters drop many the steps grow.
    const step = Math.min(seen === 0 ? limit + 1 : 2 * seen, 500, mostWalked - seen);
    const found = await directory.walk({ ...bySort, after: position, limit: step });
    for (const [at, entry] of found.entries()) {
      position = positionOf(entry, sort);
      if (!meets(entry, selection, now)) continue;
      entries.push(entry);
      if (entries.length < limit) continue;
      const ended = at === found.length - 1 && found.length < step;
      return { entries, next: ended ? undefined : position };
    }
    if (found.length < step) return { entries, next: undefined };
    seen += found.length;
  }
  return { entries, next: position };
}

/** The filter whose index gives the order, too; of several the one that is likely to be met by fewest. */
function facetFor(selection: Selection, sort: Sort): FacetValue | undefined {
  if (sort.endsWith('email')) return undefined;
  return facetsOf(selection)[0];
}

function facetsOf(selection: Selection): FacetValue[] {
  const { state, password, store, locale } = selection;
  const usual = (value: string | undefined): boolean => value === 'active' || value === 'set';
  const facets = [
    { facet: 'state', value: state },
    { facet: 'password', value: password },
    { facet: 'store', value: store },
    { facet: 'locale', value: locale },
  ] as const;
  return facets
    .flatMap(({ facet, value }) => (value === undefined ? [] : [{ facet, value }]))
    .sort((one, other) => Number(usual(one.value)) - Number(usual(other.value)));
}

async function gather(
  { directory }: Deps,
  { selection, sort, after, limit }: Listing,
  now: number,
  sources: readonly Condition[][],
  most: number,
): Promise<Page | undefined> {
  for (const conditions of sources) {
    const found = new Map<string, Entry>();
    let few = true;
    for (const condition of conditions) {
      // Counting costs a fraction of fetching those who turn out to be too many.
      few = !('linksAfter' in condition) || (await directory.countLinked(condition, most + 1)) <= most;
      if (!few) break;
      for (const entry of await directory.find(condition, most + 1)) found.set(entry.customerId, entry);
      few = found.size <= most;
      if (!few) break;
    }
    if (!few) continue;
    const behind = [...found.values()]
      .filter((entry) => meets(entry, selection, now))
      .map((entry) => ({ entry, position: positionOf(entry, sort) }))
      .filter(({ position }) => after === undefined || comparePositions(position, after, sort) > 0)
      .sort((one, other) => comparePositions(one.position, other.position, sort));
    const page = behind.slice(0, limit);
    return {
      entries: page.map(({ entry }) => entry),
      next: behind.length > limit ? page.at(-1)?.position : undefined,
    };
  }
  return undefined;
}

/** Each source finds everybody who meets one of the filters that mostly few meet. */
function rareOf(selection: Selection, now: number): Condition[][] {
  const { search, liveLink } = selection;
  const sources: Condition[][] = [];
  if (search !== undefined) {
    const keys = ['referenceKey', 'emailKey', 'lastNameKey'] as const;
    sources.push(keys.map((prefixOf) => ({ prefixOf, prefix: search })));
  }
  if (liveLink === true) {
    const values = facetsOf(selection);
    for (const within of [...values, undefined]) sources.push([{ linksAfter: now, within, values }]);
  }
  return sources;
}

/** The same for filters that many may meet. */
function commonOf(selection: Selection): Condition[][] {
  const { registeredFrom, registeredBefore } = selection;
  const sources: Condition[][] = facetsOf(selection).map((facet) => [facet]);
  if (registeredFrom !== undefined || registeredBefore !== undefined) {
    sources.push([{ registeredFrom: registeredFrom ?? 0, registeredBefore: registeredBefore ?? Infinity }]);
  }
  return sources;
}
