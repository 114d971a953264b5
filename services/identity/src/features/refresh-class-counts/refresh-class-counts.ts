import type { Clock } from '@latchkey/kit/clock';
import type { ClassCountsStore, CountedClasses } from '../../domain/decoy.ts';

export interface RefreshClassCountsDeps {
  store: ClassCountsStore;
  /** Age in milliseconds from which counts are taken anew. */
  maxAgeMs: number;
  clock: Clock;
}

/** The counts that decoys are drawn from and reports are made of: those another copy took lately, or new ones. */
export async function refreshClassCounts(deps: RefreshClassCountsDeps): Promise<CountedClasses> {
  const now = deps.clock.now();
  const stored = await deps.store.read();
  return stored !== undefined && now - stored.countedAt < deps.maxAgeMs
    ? stored
    : { counts: await deps.store.recount(now), countedAt: now };
}
