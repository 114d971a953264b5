import type { Collection } from '../storage/collection.ts';
import { countUpTo } from '../storage/environment.ts';
import type { Store } from '../store.ts';
import type { Document } from '../values/document.ts';
import { Query, type Window } from './query.ts';

/**
 * Counts a filter's matches. The whole collection is a number kept with it; when an index holds exactly the matches, its keys are counted
 * and no document is read. It stops at `most`.
 */
export async function countMatches(
  store: Store,
  collection: Collection | undefined,
  filter: Document,
  hint: unknown,
  most = Infinity,
): Promise<number> {
  if (collection === undefined) return 0;
  if (Object.keys(filter).length === 0) return collection.entry.count;
  const query = new Query(store, collection, { filter, sort: [], hint });
  const { plan } = query;
  if (
    plan.kind === 'walk' &&
    plan.walk.exact &&
    plan.walk.bounded &&
    !plan.walk.index.multikey.includes(true)
  ) {
    const { ranges } = plan.walk;
    const counted =
      most === Infinity
        ? ranges.reduce((sum, range) => sum + store.environment.count(range), 0)
        : countUpTo(store.environment, ranges, most);
    store.counters.keysExamined += counted;
    return counted;
  }
  let counted = 0;
  await query.each(() => {
    counted += 1;
    return counted >= most;
  });
  return counted;
}

export function countWithin(total: number, { skip, limit }: Window): number {
  return Math.min(limit, Math.max(0, total - skip));
}
