import { randomInt } from 'node:crypto';
import { Schema, type Model, type SchemaDefinitionProperty } from 'mongoose';
import { delay, type Clock } from '../clock/index.ts';
import type { Lifecycle } from '../lifecycle/index.ts';
import type { Logger } from '../logging/index.ts';
import type { Bus, EventEnvelope } from '../messaging/types.ts';
import { createPulls } from './outbox-pulls.ts';
import { createSlots } from './slots.ts';

/** One event waiting in the `outbox` array of the document whose change it tells. */
export interface OutboxEntry {
  /** The event's id: UUIDv7 or deterministic. */
  id: string;
  type: string;
  /** Plain JSON. */
  data: unknown;
  /** Milliseconds since the Unix epoch. */
  at: number;
}

/** The schema of `outbox`, to be put into a mongoose schema together with the index `{ 'outbox.at': 1 }` (sparse). */
export const outboxField: SchemaDefinitionProperty<OutboxEntry[]> = {
  type: [
    new Schema<OutboxEntry>(
      {
        id: { type: String, required: true },
        type: { type: String, required: true },
        data: { type: Schema.Types.Mixed, required: true },
        at: { type: Number, required: true },
      },
      // `minimize` would drop an empty `data`.
      { _id: false, id: false, minimize: false },
    ),
  ],
  default: [],
};

export interface Outbox {
  /**
   * Publishes the events of a document just written and then pulls them from it. Never rejects and may be left
   * unawaited: what fails here is swept later. Counted as work in flight when the process stops.
   */
  publishNow(documentId: string, entries: readonly OutboxEntry[]): Promise<void>;
  /** Events this copy knows of that are not confirmed: those under way, and those it or its last sweep had to leave in the store. */
  readonly pending: number;
}

export interface OutboxOptions {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- any model with an outbox field
  model: Model<any>;
  /** The CloudEvents source: `/identity`. */
  source: string;
  bus: Bus;
  clock: Clock;
  logger: Logger;
  lifecycle: Lifecycle;
  /** Milliseconds an entry may wait before any copy takes it up; 5,000. */
  sweepAfterMs?: number;
  /** Milliseconds between two sweeps, jittered by half; 1,000. They grow while nothing can be published. */
  sweepEveryMs?: number;
}

/** Publishes of one copy at the same time; the rest waits. */
const publishesAtOnce = 128;
/** Documents read in one batch of a sweep, and published before the next is read. */
const sweepBatch = 100;
const sweepEveryMaxMs = 30_000;

/**
 * Publishes at once, and sweeps entries that any copy left behind. Two copies may sweep the same entry: events are
 * published at least once, and consumers know them by their ids. An entry that cannot be published stays and is tried
 * again by every sweep; it never holds up the others.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { model, bus, clock, logger, lifecycle, sweepAfterMs = 5000, sweepEveryMs = 1000 } = options;
  const pulls = createPulls(model, logger);
  const slots = createSlots(publishesAtOnce);
  const underWay = new Set<string>();
  const work = new Set<Promise<unknown>>();
  let leftBehind = 0;

  const publishOne = async (entry: OutboxEntry): Promise<boolean> => {
    underWay.add(entry.id);
    try {
      await slots.run(() => bus.publish(toEvent(entry, options.source)));
      return true;
    } catch (error) {
      logger.debug({ eventId: entry.id, type: entry.type, err: error }, 'event stays in the outbox');
      return false;
    } finally {
      underWay.delete(entry.id);
    }
  };
  /** @returns how many were published and how many were not */
  const publishAll = async (
    documentId: string,
    entries: readonly OutboxEntry[],
  ): Promise<{ done: number; left: number }> => {
    const results = await Promise.all(
      entries.map(async (entry) => ({ id: entry.id, done: await publishOne(entry) })),
    );
    const published = results.filter(({ done }) => done).map(({ id }) => id);
    if (published.length > 0) await pulls.pull(documentId, published);
    return { done: published.length, left: entries.length - published.length };
  };
  const sweep = async (): Promise<{ done: number; left: number }> => {
    const total = { done: 0, left: 0 };
    const before = leftBehind;
    const due = clock.now() - sweepAfterMs;
    const documents = model
      .find({ 'outbox.at': { $lt: due } }, { outbox: 1 })
      .lean<SweptDocument[]>()
      .cursor({ batchSize: sweepBatch });
    for await (const batch of inBatches<SweptDocument>(documents, sweepBatch)) {
      if (lifecycle.stopping || !bus.connected) return total;
      const results = await Promise.all(
        batch.map(({ _id, outbox }) =>
          publishAll(
            _id,
            outbox.filter((entry) => entry.at < due && !underWay.has(entry.id)),
          ),
        ),
      );
      for (const { done, left } of results) {
        total.done += done;
        total.left += left;
      }
    }
    leftBehind = Math.max(0, leftBehind - before) + total.left;
    return total;
  };
  const keepSweeping = async (): Promise<void> => {
    let every = sweepEveryMs;
    while (!lifecycle.stopping) {
      // Half to one and a half: two copies that started together drift apart.
      await delay(every / 2 + randomInt(every + 1), lifecycle.signal);
      if (lifecycle.stopping || !bus.connected) continue;
      try {
        const { done, left } = await sweep();
        if (done + left > 0) logger.info({ collection: model.collection.name, done, left }, 'outbox swept');
        every = left > 0 && done === 0 ? Math.min(2 * every, sweepEveryMaxMs) : sweepEveryMs;
      } catch (error) {
        logger.warn({ collection: model.collection.name, err: error }, 'outbox not swept, will try again');
        every = Math.min(2 * every, sweepEveryMaxMs);
      }
    }
  };
  const track = <T>(task: Promise<T>): Promise<T> => {
    work.add(task);
    return task.finally(() => work.delete(task));
  };
  const sweeping = keepSweeping();
  lifecycle.onStop('in-flight', `outbox of ${model.collection.name}`, async () => {
    await sweeping;
    while (work.size > 0) await Promise.allSettled(work);
  });
  return {
    publishNow: (documentId, entries) =>
      track(
        publishAll(documentId, entries).then(({ left }) => {
          leftBehind += left;
        }),
      ),
    get pending() {
      return underWay.size + leftBehind;
    },
  };
}

interface SweptDocument {
  _id: string;
  outbox: OutboxEntry[];
}

async function* inBatches<T>(source: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const one of source) {
    batch.push(one);
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

function toEvent(entry: OutboxEntry, source: string): EventEnvelope {
  return {
    specversion: '1.0',
    id: entry.id,
    source,
    type: entry.type,
    time: new Date(entry.at).toISOString(),
    datacontenttype: 'application/json',
    data: entry.data,
  };
}
