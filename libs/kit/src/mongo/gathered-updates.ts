import type { Connection, mongo } from 'mongoose';
import { driverCollection } from './driver-collection.ts';
import { gatherWrites, type GatherOptions } from './gathered-writes.ts';

/** One guarded update of one document. */
export interface GatheredUpdate<D> {
  /** Names the document by its `_id`, and the guard. */
  filter: mongo.Filter<D>;
  update: mongo.UpdateFilter<D>;
  /** What the document matches after exactly this update, and after no other. */
  landed: mongo.Filter<D>;
}

/** Updates of single documents of one collection, many a write. */
export interface GatheredUpdates<D> {
  /**
   * Nothing is cast. @returns whether the guard let it through
   * @throws what the driver throws for the write as a whole
   */
  update(update: GatheredUpdate<D>): Promise<boolean>;
}

/**
 * See gatherWrites. A write of many tells only how many of them found their document; when that was not all, each is looked
 * up by what it would have left behind.
 */
export function createGatheredUpdates<D extends { _id: string }>(
  model: { db: Connection; collection: { name: string } },
  options?: GatherOptions,
): GatheredUpdates<D> {
  const collection = driverCollection<D>(model);
  return {
    update: gatherWrites<GatheredUpdate<D>, boolean>(async (updates) => {
      const { matchedCount } = await collection.bulkWrite(
        updates.map(({ filter, update }) => ({ updateOne: { filter, update } })),
        { ordered: false },
      );
      if (matchedCount === updates.length || matchedCount === 0) return updates.map(() => matchedCount > 0);
      return Promise.all(
        updates.map(async ({ landed }) => (await collection.countDocuments(landed, { limit: 1 })) === 1),
      );
    }, options),
  };
}
