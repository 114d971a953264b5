import type { Model } from 'mongoose';
import { driverCollection } from './driver-collection.ts';
import type { Logger } from '../logging/index.ts';

/** Pulls gather for so long, or until so many documents are together, before one write takes them out. */
const gatherMs = 20;
const gatherSize = 500;

interface Pull {
  documentId: string;
  ids: readonly string[];
  done: () => void;
}

/** Takes published entries out of their documents, many documents a write: under load one journal wait serves hundreds. */
export interface Pulls {
  /** Resolves when the write was tried; never rejects. An entry that stays is published once more by a sweep. */
  pull(documentId: string, ids: readonly string[]): Promise<void>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any model with an outbox field
export function createPulls(model: Model<any>, logger: Logger): Pulls {
  // The driver's own collection: nothing to cast, and thousands of these a second.
  const collection = driverCollection<{ _id: string; outbox: { id: string }[] }>(model);
  let gathered: Pull[] = [];
  let timer: NodeJS.Timeout | undefined;

  const write = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const pulls = gathered;
    gathered = [];
    try {
      // One statement for all: an event's id is in no other document's outbox.
      const published = { id: { $in: pulls.flatMap(({ ids }) => ids) } };
      const documents = { _id: { $in: pulls.map(({ documentId }) => documentId) } };
      await collection.updateMany(documents, { $pull: { outbox: published } });
    } catch (error) {
      logger.warn(
        { collection: model.collection.name, err: error },
        'published events not pulled from the outbox, they will go out again',
      );
    } finally {
      for (const { done } of pulls) done();
    }
  };
  return {
    pull: (documentId, ids) =>
      new Promise((done) => {
        gathered.push({ documentId, ids, done });
        if (gathered.length >= gatherSize) void write();
        else timer ??= setTimeout(() => void write(), gatherMs);
      }),
  };
}
