import { mongo, type Connection } from 'mongoose';
import { driverCollection } from './driver-collection.ts';
import { gatherWrites, type GatherOptions } from './gathered-writes.ts';

/** Inserts into one collection, many documents a write. */
export interface GatheredInserts<D> {
  /**
   * Resolves when the document is stored, as `insertOne` does: no default is filled in and nothing is cast.
   * @throws what the driver throws for this document alone (E11000), or for the write as a whole
   */
  insert(document: D): Promise<void>;
}

/** See gatherWrites. */
export function createGatheredInserts<D extends { _id: string }>(
  model: { db: Connection; collection: { name: string } },
  options?: GatherOptions,
): GatheredInserts<D> {
  const collection = driverCollection<D>(model);
  return {
    insert: gatherWrites<D, undefined>(async (documents) => {
      const all = documents as mongo.OptionalUnlessRequiredId<D>[];
      const [first, second] = all;
      try {
        if (first !== undefined && second === undefined) await collection.insertOne(first);
        else await collection.insertMany(all, { ordered: false });
        return [];
      } catch (error) {
        return readErrors(error, documents.length);
      }
    }, options),
  };
}

/** The error of each document: its own where the server named some and stored the others, else that of the whole write. */
function readErrors(error: unknown, count: number): (Error | undefined)[] {
  if (!(error instanceof mongo.MongoBulkWriteError) || error.result.getWriteConcernError() !== undefined)
    throw error;
  const named = new Map([error.writeErrors].flat().map((each) => [each.index, each]));
  if (named.size === 0) throw error;
  return Array.from({ length: count }, (_, index) => {
    const own = named.get(index);
    return own && new mongo.MongoServerError({ message: own.errmsg ?? 'not inserted', code: own.code });
  });
}
