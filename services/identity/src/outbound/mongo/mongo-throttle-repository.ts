import DataLoader from 'dataloader';
import { Schema, type Connection, type Model } from 'mongoose';
import { duplicateKey, findFew } from '@latchkey/kit/mongo';
import { waitAfter, type Bucket, type ThrottleRule } from '../../domain/throttle/bucket.ts';
import type { ThrottleRepository } from '../../domain/throttle/throttle-repository.ts';
import { storeCall } from './store-call.ts';

interface ThrottleDocument {
  /** Guard's key: what is counted for, under LOGIN_HMAC_KEY */
  _id: string;
  count: number;
  lastAt: Date;
  expiresAt: Date;
}

const schema = new Schema<ThrottleDocument>(
  {
    _id: { type: String, required: true },
    count: { type: Number, required: true },
    lastAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { versionKey: false, id: false },
).index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export type ThrottleModel = Model<ThrottleDocument>;

export function throttleModel(connection: Connection): ThrottleModel {
  return connection.model<ThrottleDocument>('Throttle', schema, 'throttle');
}

/** Buckets that are asked for in one tick, also by several attempts, are read by one command. */
export function createMongoThrottleRepository(model: ThrottleModel): ThrottleRepository {
  const buckets = new DataLoader<string, Bucket | undefined>((keys) => storeCall(() => read(model, keys)), {
    cache: false,
    maxBatchSize: 100,
  });
  return {
    read: async (keys) => {
      const found = await Promise.all(keys.map(async (key) => [key, await buckets.load(key)] as const));
      return new Map(found.filter((each): each is [string, Bucket] => each[1] !== undefined));
    },
    countFailure: async (guards, now) => {
      await Promise.all(guards.map(({ key, rule }) => countOne(model, key, rule, now)));
    },
    clear: (key) =>
      storeCall(async () => {
        await model.deleteOne({ _id: key });
      }),
  };
}

async function read(model: ThrottleModel, keys: readonly string[]): Promise<(Bucket | undefined)[]> {
  const found = await findFew<ThrottleDocument>(model, { _id: { $in: [...keys] } }, { limit: keys.length });
  const byKey = new Map(
    found.map(({ _id, count, lastAt, expiresAt }) => [
      _id,
      { count, lastAt: lastAt.getTime(), expiresAt: expiresAt.getTime() },
    ]),
  );
  return keys.map((key) => byKey.get(key));
}

/** Two first failures at once race for the insert; the loser finds the document there. */
async function countOne(model: ThrottleModel, key: string, rule: ThrottleRule, now: number): Promise<void> {
  const count = (): Promise<unknown> =>
    model.updateOne({ _id: key }, failureUpdate(rule, now), { upsert: true, updatePipeline: true }).exec();
  await storeCall(() =>
    count().catch((error: unknown) => {
      if (duplicateKey(error) !== undefined) return count();
      throw error;
    }),
  );
}

/** `withFailure` of domain/throttle/bucket.ts in MongoDB's words: one atomic write, however many copies count at once. */
function failureUpdate(rule: ThrottleRule, now: number) {
  const at = new Date(now);
  const live = { $gt: ['$expiresAt', at] };
  return [
    {
      $set: {
        count: { $cond: [live, { $add: ['$count', 1] }, 1] },
        lastAt: at,
        expiresAt: { $cond: [live, '$expiresAt', new Date(now + rule.windowMs)] },
      },
    },
    ...(rule.waits === undefined
      ? []
      : [{ $set: { expiresAt: waitingUntil({ ...rule, waits: rule.waits }, now) } }]),
  ];
}

/** The end of the bucket by its count: the waits are few and known beforehand. */
function waitingUntil(rule: Required<ThrottleRule>, now: number) {
  const { firstMs, longestMs, memoryMs } = rule.waits;
  const steps = Math.max(0, Math.ceil(Math.log2(longestMs / firstMs)));
  const ends = Array.from(
    { length: steps + 1 },
    (_, step) => new Date(now + waitAfter(rule, rule.limit + step) + memoryMs),
  );
  const step = { $subtract: ['$count', rule.limit] };
  return {
    $cond: [
      { $lt: ['$count', rule.limit] },
      '$expiresAt',
      { $arrayElemAt: [ends, { $cond: [{ $gt: [step, steps] }, steps, step] }] },
    ],
  };
}
