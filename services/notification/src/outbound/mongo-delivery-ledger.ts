import type { QueryFilter, UpdateQuery } from 'mongoose';
import { createGatheredInserts, duplicateKey, type GatheredInserts } from '@latchkey/kit/mongo';
import {
  deliveryStates,
  priorities,
  type Delivery,
  type DeliveryState,
  type NewDelivery,
} from '../domain/delivery.ts';
import type { Claim, DeliveryLedger } from '../domain/delivery-ledger.ts';
import type { Transition } from '../domain/transition.ts';
import { classified } from './classified.ts';
import type { DeliveryDocument, DeliveryModel } from './delivery-model.ts';

/** Lines of its story that a delivery keeps. */
export const historyKept = 10;
const byUrgency = Object.values(priorities).sort();

/**
 * The ledger in MongoDB. A claimed delivery's `nextAttemptAt` is the end of its claim: a claim that runs out makes it
 * due again, without anybody cleaning up. Copies' clocks have to agree to well within a claim's length.
 */
export function createMongoDeliveryLedger(model: DeliveryModel): DeliveryLedger {
  const inserts = createGatheredInserts<DeliveryDocument>(model);
  return {
    add: classified((delivery) => add(inserts, delivery)),
    claim: classified((claim, now, until, limit) => claimDue(model, claim, now, until, limit)),
    renew: classified(async (ids, token, until) => {
      const mine = { _id: { $in: ids }, 'claim.token': token };
      await model.updateMany(mine, { $set: { 'claim.until': until, nextAttemptAt: until } });
    }),
    beginAttempt: classified((id, token, now, until, details) =>
      matches(
        model,
        { _id: id, state: 'queued', 'claim.token': token },
        {
          $set: {
            state: 'attempting',
            ...details,
            'claim.until': until,
            nextAttemptAt: until,
            updatedAt: now,
          },
        },
      ),
    ),
    settle: classified((id, token, now, to) =>
      matches(model, { _id: id, 'claim.token': token }, updateFor(now, to)),
    ),
    settleLapsed: classified((id, token, now, to) => {
      const lapsed = {
        _id: id,
        'claim.token': token,
        state: 'attempting',
        nextAttemptAt: { $lte: now },
      } as const;
      return matches(model, lapsed, updateFor(now, to));
    }),
    release: classified(async (ids, token, now) => {
      const mine = { _id: { $in: ids }, state: 'queued', 'claim.token': token } as const;
      await model.updateMany(mine, { $set: { nextAttemptAt: now, updatedAt: now }, $unset: { claim: 1 } });
    }),
    remove: classified(async (ids, token) => {
      await model.deleteMany({ _id: { $in: ids }, 'claim.token': token });
    }),
    lapsed: classified(async (now, limit) => {
      const lapsed = { state: 'attempting', nextAttemptAt: { $lte: now } } as const;
      const found = await model.find(lapsed).limit(limit).lean<DeliveryDocument[]>();
      return found.map((document) => ({
        delivery: toDelivery(document),
        token: document.claim?.token ?? '',
      }));
    }),
    countByState: classified(async () => {
      const counts = await Promise.all(
        deliveryStates.map(async (state) => [state, await model.countDocuments({ state })] as const),
      );
      return Object.fromEntries(counts) as Record<DeliveryState, number>;
    }),
  };
}

async function add(
  inserts: GatheredInserts<DeliveryDocument>,
  { id, ...fields }: NewDelivery,
): Promise<boolean> {
  try {
    await inserts.insert({
      _id: id,
      ...fields,
      state: 'queued',
      attempts: 0,
      afterDoubt: false,
      history: [],
      updatedAt: fields.createdAt,
    });
    return true;
  } catch (error) {
    if (duplicateKey(error) !== undefined) return false;
    throw error;
  }
}

/** Reads what is due, claims what of it nobody else has claimed meanwhile, reads what that was. */
async function claimDue(
  model: DeliveryModel,
  { owner, token }: Claim,
  now: number,
  until: number,
  limit: number,
): Promise<{ deliveries: Delivery[]; contended: boolean }> {
  const ids = await dueIds(model, now, limit);
  if (ids.length === 0) return { deliveries: [], contended: false };
  const stillDue = { _id: { $in: ids }, state: 'queued', nextAttemptAt: { $lte: now } } as const;
  const claim = { owner, token, until };
  await model.updateMany(stillDue, { $set: { claim, nextAttemptAt: until, updatedAt: now } });
  const mine = await model.find({ _id: { $in: ids }, 'claim.token': token }).lean<DeliveryDocument[]>();
  const deliveries = mine.map(toDelivery).sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  return { deliveries, contended: deliveries.length < ids.length };
}

/** The ids of due deliveries, the most urgent first; each query walks along one stretch of the index. */
async function dueIds(model: DeliveryModel, now: number, limit: number): Promise<string[]> {
  const ids: string[] = [];
  for (const priority of byUrgency) {
    if (ids.length >= limit) break;
    const found = await model
      .find({ state: 'queued', priority, nextAttemptAt: { $lte: now } }, { _id: 1 })
      .sort({ nextAttemptAt: 1 })
      .limit(limit - ids.length)
      .lean<{ _id: string }[]>();
    ids.push(...found.map((each) => each._id));
  }
  return ids;
}

/** @returns whether the guarded write found its delivery */
async function matches(
  model: DeliveryModel,
  guard: QueryFilter<DeliveryDocument>,
  update: UpdateQuery<DeliveryDocument>,
): Promise<boolean> {
  const { matchedCount } = await model.updateOne(guard, update);
  return matchedCount === 1;
}

function updateFor(now: number, to: Transition): UpdateQuery<DeliveryDocument> {
  const reason = to.reason === undefined ? {} : { reason: to.reason };
  const settled = to.state !== 'queued';
  return {
    $set: {
      state: to.state,
      updatedAt: now,
      afterDoubt: to.afterDoubt,
      ...reason,
      ...(to.nextAttemptAt === undefined ? {} : { nextAttemptAt: to.nextAttemptAt }),
      ...(to.expireAt === undefined ? {} : { expireAt: new Date(to.expireAt) }),
    },
    $unset: {
      claim: 1,
      ...(settled ? { nextAttemptAt: 1 } : {}),
      ...(to.reason === undefined ? { reason: 1 } : {}),
    },
    ...(to.attempted ? { $inc: { attempts: 1 } } : {}),
    $push: { history: { $each: [{ at: now, outcome: to.outcome, ...reason }], $slice: -historyKept } },
  };
}

export function toDelivery({ _id, ...document }: DeliveryDocument): Delivery {
  const { requestId, customerId, campaignId, domain } = document;
  return {
    id: _id,
    kind: document.kind,
    priority: document.priority,
    state: document.state,
    occurredAt: document.occurredAt,
    createdAt: document.createdAt,
    giveUpAt: document.giveUpAt,
    nextAttemptAt: document.nextAttemptAt ?? 0,
    attempts: document.attempts,
    afterDoubt: document.afterDoubt,
    ...(requestId === undefined ? {} : { requestId }),
    ...(customerId === undefined ? {} : { customerId }),
    ...(campaignId === undefined ? {} : { campaignId }),
    ...(domain === undefined ? {} : { domain }),
  };
}
