import { randomInt } from 'node:crypto';
import type { Collection, Connection } from 'mongoose';
import { delay, type Clock } from '../clock/index.ts';
import { newId } from '../ids/index.ts';
import type { Lifecycle } from '../lifecycle/index.ts';
import type { Logger } from '../logging/index.ts';
import { classifyMongoError, duplicateKey } from './mongo-errors.ts';

/** A lease in the store's own time, for work that needs one owner at a time. */
export interface Lease {
  /** Grows with every taking; write it with the work, so that a late former owner loses. */
  readonly fence: number;
  /** False once the lease may have gone to somebody else. */
  valid(): boolean;
  /** Gives the lease back, if it is still ours; never rejects. */
  release(): Promise<void>;
}

export interface LeaseOptions {
  connection: Connection;
  name: string;
  /** Who takes it: for people who look at the collection. */
  owner: string;
  ttlMs: number;
  clock: Clock;
  logger: Logger;
}

/** One document per lease in the collection `leases`. */
interface LeaseDocument {
  _id: string;
  owner: string;
  /** Tells the takings by one owner apart. */
  claim: string;
  fence: number;
  /** By the store's clock. */
  until: Date;
}

/**
 * Takes the lease called `name` for `ttlMs` and renews it every third of that until released; undefined when it is taken,
 * be it by the same owner. Only the store's clock decides (`$$NOW`), so the machines' clocks may differ as they like. This copy
 * counts the time from before its request and by its own clock, and so always believes itself out of it too early.
 * @throws AppError `unavailable`
 */
export async function acquireLease(options: LeaseOptions): Promise<Lease | undefined> {
  const { connection, name, owner, ttlMs, clock, logger } = options;
  const leases = connection.collection<LeaseDocument>('leases');
  const claim = newId();
  let countedFrom = clock.now();
  const fence = await take(leases, { name, owner, claim, ttlMs });
  if (fence === undefined) return undefined;

  let held = true;
  const released = new AbortController();
  const valid = (): boolean => held && clock.now() - countedFrom < ttlMs;
  const renew = async (): Promise<void> => {
    const from = clock.now();
    const { matchedCount } = await leases.updateOne({ _id: name, claim }, [
      { $set: { until: untilAfter(ttlMs) } },
    ]);
    if (matchedCount === 1) countedFrom = from;
    else held = false;
  };
  const keep = async (): Promise<void> => {
    for (;;) {
      await delay(ttlMs / 3, released.signal);
      if (released.signal.aborted) return;
      await renew().catch((error: unknown) =>
        logger.warn({ lease: name, err: error }, 'lease not renewed, will try again'),
      );
      if (!held) {
        logger.warn({ lease: name, fence }, 'lease lost to another owner');
        return;
      }
    }
  };
  const keeping = keep();
  return {
    fence,
    valid,
    release: async () => {
      held = false;
      released.abort();
      await keeping;
      // The document stays, expired: its fence has to go on growing.
      await leases
        .updateOne({ _id: name, claim }, [{ $set: { until: '$$NOW' } }])
        .catch((error: unknown) =>
          logger.warn({ lease: name, err: error }, 'lease not released, it will run out'),
        );
    },
  };
}

/** One atomic write decides. Resolves to the new fence, or undefined when the lease is taken. */
async function take(
  leases: Collection<LeaseDocument>,
  { name, owner, claim, ttlMs }: { name: string; owner: string; claim: string; ttlMs: number },
): Promise<number | undefined> {
  const free = { $lte: [{ $ifNull: ['$until', '$$NOW'] }, '$$NOW'] };
  const ifFree = (value: unknown, otherwise: string): unknown => ({ $cond: ['$free', value, otherwise] });
  try {
    const after = await leases.findOneAndUpdate(
      { _id: name },
      [
        { $set: { free } },
        {
          $set: {
            owner: ifFree({ $literal: owner }, '$owner'),
            claim: ifFree({ $literal: claim }, '$claim'),
            fence: ifFree({ $add: [{ $ifNull: ['$fence', 0] }, 1] }, '$fence'),
            until: ifFree(untilAfter(ttlMs), '$until'),
          },
        },
        { $unset: 'free' },
      ],
      { upsert: true, returnDocument: 'after' },
    );
    return after?.claim === claim ? after.fence : undefined;
  } catch (error) {
    // Two upserts of the first document: the other one has it.
    if (duplicateKey(error) !== undefined) return undefined;
    throw classifyMongoError(error);
  }
}

/** A date plus a number is a date that many milliseconds later (MongoDB manual, $add). */
function untilAfter(ttlMs: number): unknown {
  return { $add: ['$$NOW', ttlMs] };
}

export interface LeasedWork {
  connection: Connection;
  name: string;
  /** Milliseconds between two runs, and between two tries for the lease. */
  everyMs: number;
  /** Milliseconds after which the lease of a dead copy is free; 10,000. */
  ttlMs?: number;
  clock: Clock;
  logger: Logger;
  lifecycle: Lifecycle;
  /** One run. It should look at `lease.valid()` before each step that counts; a throw is logged and the next run comes. */
  work: (lease: Lease) => Promise<void>;
}

/** Runs `work` every `everyMs` on the copy that holds the lease, until the lifecycle stops; a run in hand is finished. */
export function runWithLease(options: LeasedWork): void {
  const { name, everyMs, logger, lifecycle, work } = options;
  const owner = `${process.pid}.${newId()}`;
  let lease: Lease | undefined;
  const once = async (): Promise<void> => {
    if (lease?.valid() !== true) {
      await lease?.release();
      lease = await acquireLease({ ...options, owner, ttlMs: options.ttlMs ?? 10_000 });
      if (lease !== undefined) logger.info({ lease: name, fence: lease.fence }, 'lease taken');
    }
    if (lease !== undefined) await work(lease);
  };
  const loop = async (): Promise<void> => {
    while (!lifecycle.stopping) {
      await once().catch((error: unknown) =>
        logger.warn({ lease: name, err: error }, 'leased work failed, the next run comes'),
      );
      // A little jitter, so that copies do not ask in step.
      await delay(everyMs + randomInt(Math.max(1, Math.floor(everyMs / 5))), lifecycle.signal);
    }
  };
  const running = loop();
  lifecycle.onStop('intake', `lease ${name}`, async () => {
    await running;
    await lease?.release();
  });
}
