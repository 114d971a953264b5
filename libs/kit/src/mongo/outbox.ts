import { randomInt } from 'node:crypto';
import type { Model } from 'mongoose';
import { delay, type Clock } from '../clock/index.ts';
import type { Lifecycle } from '../lifecycle/index.ts';
import type { Logger } from '../logging/index.ts';
import type { Bus, EventEnvelope } from '../messaging/types.ts';
import { findFew } from './find-few.ts';
import { createPulls, type Pulls } from './outbox-pulls.ts';
import type { OutboxEntry } from './outbox-field.ts';
import { createSlots } from './slots.ts';

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
  /** Milliseconds between two sweeps, jittered by half; 2,000. They grow while nothing can be published. */
  sweepEveryMs?: number;
}

/** Publishes of one copy at the same time, as many as may be gathered in one (messaging/gathered-events); the rest waits. */
const publishesAtOnce = 500;
/** Documents read in one batch of a sweep, and published before the next is read. */
const sweepBatch = 100;
const sweepEveryMaxMs = 30_000;

/**
 * Publishes at once, and sweeps entries that any copy left behind. Two copies may sweep the same entry: events are
 * published at least once, and consumers know them by their ids. An entry that cannot be published stays and is tried
 * again by every sweep; it never holds up the others.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const relay = new OutboxRelay(options);
  const sweeping = relay.keepSweeping();
  options.lifecycle.onStop('in-flight', `outbox of ${options.model.collection.name}`, async () => {
    await sweeping;
    await relay.settled();
  });
  return relay;
}

/** How many events went out, and how many had to stay. */
interface Tally {
  done: number;
  left: number;
}

class OutboxRelay implements Outbox {
  readonly #options: OutboxOptions;
  readonly #pulls: Pulls;
  readonly #slots = createSlots(publishesAtOnce);
  readonly #underWay = new Set<string>();
  readonly #work = new Set<Promise<void>>();
  #leftBehind = 0;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#pulls = createPulls(options.model, options.logger);
  }

  get pending(): number {
    return this.#underWay.size + this.#leftBehind;
  }

  publishNow(documentId: string, entries: readonly OutboxEntry[]): Promise<void> {
    const work = this.#publishAll(documentId, entries)
      .then(({ left }) => {
        this.#leftBehind += left;
      })
      .finally(() => this.#work.delete(work));
    this.#work.add(work);
    return work;
  }

  async settled(): Promise<void> {
    while (this.#work.size > 0) await Promise.allSettled(this.#work);
  }

  async keepSweeping(): Promise<void> {
    const { model, bus, logger, lifecycle, sweepEveryMs = 2000 } = this.#options;
    const about = { collection: model.collection.name };
    let every = sweepEveryMs;
    while (!lifecycle.signal.aborted) {
      // Half to one and a half: two copies that started together drift apart.
      await delay(every / 2 + randomInt(every + 1), lifecycle.signal);
      if (lifecycle.stopping || !bus.connected) continue;
      try {
        const { done, left } = await this.#sweep();
        if (done + left > 0) logger.info({ ...about, done, left }, 'outbox swept');
        every = left > 0 && done === 0 ? Math.min(2 * every, sweepEveryMaxMs) : sweepEveryMs;
      } catch (error) {
        logger.warn({ ...about, err: error }, 'outbox not swept, will try again');
        every = Math.min(2 * every, sweepEveryMaxMs);
      }
    }
  }

  async #sweep(): Promise<Tally> {
    const { bus, clock, lifecycle, sweepAfterMs = 5000 } = this.#options;
    const total: Tally = { done: 0, left: 0 };
    const before = this.#leftBehind;
    const due = clock.now() - sweepAfterMs;
    const isDue = { 'outbox.at': { $lt: due } };
    for await (const batch of inBatches<SweptDocument>(this.#read(isDue), sweepBatch)) {
      if (lifecycle.stopping || !bus.connected) return total;
      const tallies = await Promise.all(
        batch.map(({ _id, outbox }) =>
          this.#publishAll(
            _id,
            outbox.filter(({ id, at }) => at < due && !this.#underWay.has(id)),
          ),
        ),
      );
      for (const { done, left } of tallies) {
        total.done += done;
        total.left += left;
      }
    }
    // The whole store was seen: what this copy had left before is either gone or counted again.
    this.#leftBehind += total.left - before;
    return total;
  }

  /** Nearly every sweep finds nothing, and a process has up to a dozen outboxes: a cursor costs far more than the look. */
  async *#read(filter: { 'outbox.at': { $lt: number } }): AsyncGenerator<SweptDocument> {
    const { model } = this.#options;
    const found = await findFew(model, filter, { limit: 1, projection: { _id: 1 } });
    if (found.length === 0) return;
    yield* model.find(filter, { outbox: 1 }).lean<SweptDocument[]>().cursor({ batchSize: sweepBatch });
  }

  async #publishAll(documentId: string, entries: readonly OutboxEntry[]): Promise<Tally> {
    const outcomes = await Promise.all(
      entries.map(async (entry) => ({ id: entry.id, done: await this.#publish(entry) })),
    );
    const published = outcomes.filter(({ done }) => done).map(({ id }) => id);
    if (published.length > 0) await this.#pulls.pull(documentId, published);
    return { done: published.length, left: entries.length - published.length };
  }

  async #publish(entry: OutboxEntry): Promise<boolean> {
    const { bus, logger, source } = this.#options;
    this.#underWay.add(entry.id);
    try {
      await this.#slots.run(() => bus.publish(toEvent(entry, source)));
      return true;
    } catch (error) {
      logger.debug({ eventId: entry.id, type: entry.type, err: error }, 'event stays in the outbox');
      return false;
    } finally {
      this.#underWay.delete(entry.id);
    }
  }
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
