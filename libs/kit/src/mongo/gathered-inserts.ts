import { setImmediate as nextTurn } from 'node:timers/promises';
import { mongo, type Connection } from 'mongoose';

/** The documents of one write at most. */
const writeSize = 500;

/** Inserts into one collection, many documents a write. */
export interface GatheredInserts<D> {
  /**
   * Resolves when the document is stored, as `insertOne` does: no default is filled in and nothing is cast.
   * @throws what the driver throws for this document alone (E11000), or for the write as a whole
   */
  insert(document: D): Promise<void>;
}

interface Waiting<D> {
  document: D;
  stored: () => void;
  failed: (error: Error) => void;
}

/**
 * While one write is under way the next documents gather, so that under load one command and one journal wait serve
 * all of them; a single document waits for nobody.
 */
export function createGatheredInserts<D extends { _id: string }>(model: {
  db: Connection;
  collection: { name: string };
}): GatheredInserts<D> {
  const collection = model.db.collection<D>(model.collection.name);
  const waiting: Waiting<D>[] = [];
  let writing = false;

  const write = async (batch: readonly Waiting<D>[]): Promise<void> => {
    try {
      const documents = batch.map(({ document }) => document as mongo.OptionalUnlessRequiredId<D>);
      await collection.insertMany(documents, { ordered: false });
      for (const { stored } of batch) stored();
    } catch (error) {
      const errorOf = readErrors(error);
      for (const [index, { stored, failed }] of batch.entries()) {
        const own = errorOf(index);
        if (own === undefined) stored();
        else failed(own);
      }
    }
  };
  const writeAll = async (): Promise<void> => {
    writing = true;
    // What else arrives in this turn of the event loop belongs together.
    await nextTurn();
    while (waiting.length > 0) await write(waiting.splice(0, writeSize));
    writing = false;
  };
  return {
    insert: (document) =>
      new Promise((stored, failed) => {
        waiting.push({ document, stored, failed });
        if (!writing) void writeAll();
      }),
  };
}

/** The error of each document: its own where the server named some and stored the others, else that of the whole write. */
function readErrors(error: unknown): (index: number) => Error | undefined {
  const whole = error instanceof Error ? error : new Error('not inserted', { cause: error });
  if (!(error instanceof mongo.MongoBulkWriteError) || error.result.getWriteConcernError() !== undefined)
    return () => whole;
  const named = new Map([error.writeErrors].flat().map((each) => [each.index, each]));
  if (named.size === 0) return () => whole;
  return (index) => {
    const own = named.get(index);
    return own && new mongo.MongoServerError({ message: own.errmsg ?? 'not inserted', code: own.code });
  };
}
