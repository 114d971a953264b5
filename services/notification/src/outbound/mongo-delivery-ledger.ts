import { setTimeout as wait } from 'node:timers/promises';
import type { mongo, QueryFilter } from 'mongoose';
import {
  driverCollection,
  createGatheredInserts,
  createGatheredUpdates,
  duplicateKey,
  type GatheredInserts,
  type GatheredUpdates,
  type Outbox,
  type OutboxEntry,
} from '@latchkey/kit/mongo';
import {
  deliveryStates,
  priorities,
  type Delivery,
  type DeliveryState,
  type NewDelivery,
  type Priority,
} from '../domain/delivery.ts';
import {
  openLane,
  type Claim,
  type Claimable,
  type DeliveryLedger,
  type WaitingCampaign,
} from '../domain/delivery-ledger.ts';
import type { RightOfWay } from '../domain/right-of-way.ts';
import type { Transition } from '../domain/transition.ts';
import { classified } from './classified.ts';
import { waitingIndexes, type DeliveryDocument, type DeliveryModel } from './delivery-model.ts';
import { settledMail } from './settled-mail.ts';

/** Lines of its story that a delivery keeps. */
export const historyKept = 10;
/**
 * How long the writes of bulk gather, in milliseconds: at hundreds of mails a second one write then serves a dozen of them.
 * The mails written down as attempts ahead of the connections (app-worker.ts) bridge it.
 */
const bulkLingerMs = 8;
/** Documents of one write of bulk at most: nobody's write waits for more than these. */
const bulkWriteSize = 50;
/** Campaigns that claims are shared among at a time, and lanes of them. */
const campaignsSeen = 100;
const lanesSeen = 100;

/**
 * The ledger in MongoDB. A claimed delivery's `nextAttemptAt` is the end of its claim: a claim that runs out makes it
 * due again, without anybody cleaning up. Copies' clocks have to agree to well within a claim's length.
 */
export function createMongoDeliveryLedger(
  model: DeliveryModel,
  outbox: Pick<Outbox, 'publishNow'>,
  rightOfWay: Pick<RightOfWay, 'clear'>,
): DeliveryLedger {
  const { inserts, updates } = writesByPriority(model, rightOfWay);
  const settle = settling(updates, outbox);
  return {
    add: classified((delivery) => add(inserts[delivery.priority], delivery)),
    claim: classified((claim, whose, now, until, limit) => claimDue(model, claim, whose, now, until, limit)),
    waitingCampaigns: classified(() => waitingCampaigns(model)),
    renew: classified(async (ids, token, until) => {
      const mine = { _id: { $in: ids }, 'claim.token': token };
      await model.updateMany(mine, { $set: { 'claim.until': until, nextAttemptAt: until } });
    }),
    beginAttempt: classified(({ id, priority }, token, now, until, details) =>
      updates[priority].update({
        filter: { _id: id, state: 'queued', 'claim.token': token },
        update: {
          $set: {
            state: 'attempting',
            ...details,
            'claim.until': until,
            nextAttemptAt: until,
            updatedAt: now,
          },
        },
        landed: { _id: id, state: 'attempting', 'claim.token': token },
      }),
    ),
    settle: classified((delivery, token, now, to) =>
      settle({ _id: delivery.id, 'claim.token': token }, delivery, now, to),
    ),
    settleLapsed: classified((delivery, token, now, to) => {
      const lapsed = { 'claim.token': token, state: 'attempting', nextAttemptAt: { $lte: now } } as const;
      return settle({ _id: delivery.id, ...lapsed }, delivery, now, to);
    }),
    release: classified(async (ids, token, now, lane) => {
      const mine = { _id: { $in: ids }, state: 'queued', 'claim.token': token } as const;
      const wait = { nextAttemptAt: now, updatedAt: now, ...(lane === undefined ? {} : { lane }) };
      await model.updateMany(mine, { $set: wait, $unset: { claim: 1 } });
    }),
    remove: classified(async (ids, token) => {
      await documentsOf(model).deleteMany({ _id: { $in: [...ids] }, 'claim.token': token });
    }),
    lapsed: classified((now, limit) => lapsed(model, now, limit)),
    countByState: classified(async () => {
      const counts = await Promise.all(
        deliveryStates.map(async (state) => [state, await model.countDocuments({ state })] as const),
      );
      return Object.fromEntries(counts) as Record<DeliveryState, number>;
    }),
  };
}

/** What somebody waits for is written at once, bulk in small writes when nothing else is to be. */
function writesByPriority(
  model: DeliveryModel,
  { clear }: Pick<RightOfWay, 'clear'>,
): {
  inserts: Record<Priority, GatheredInserts<DeliveryDocument>>;
  updates: Record<Priority, GatheredUpdates<DeliveryDocument>>;
} {
  const lingering = (): Promise<void> => wait(bulkLingerMs).then(clear);
  return {
    inserts: {
      [priorities.selfService]: createGatheredInserts(model),
      [priorities.bulk]: createGatheredInserts(model, { before: clear, size: bulkWriteSize }),
    },
    updates: {
      [priorities.selfService]: createGatheredUpdates(model),
      [priorities.bulk]: createGatheredUpdates(model, { before: lingering, size: bulkWriteSize }),
    },
  };
}

function documentsOf(model: DeliveryModel): mongo.Collection<DeliveryDocument> {
  return driverCollection<DeliveryDocument>(model);
}

async function add(
  inserts: GatheredInserts<DeliveryDocument>,
  { id, ...fields }: NewDelivery,
): Promise<boolean> {
  try {
    await inserts.insert({
      _id: id,
      ...fields,
      ...(fields.campaignId === undefined ? {} : { lane: openLane }),
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

/** Reads what is due and claims what of it nobody else has claimed meanwhile; if somebody has, reads what is left. */
async function claimDue(
  model: DeliveryModel,
  { owner, token }: Claim,
  whose: Claimable,
  now: number,
  until: number,
  limit: number,
): Promise<{ deliveries: Delivery[]; contended: boolean }> {
  const free = claimable(whose, now);
  // The driver's own read and write: every mail has them, and mongoose's query objects cost as much again.
  const documents = documentsOf(model);
  const found = await oldestFirst(documents.find(free), whose).limit(limit).toArray();
  if (found.length === 0) return { deliveries: [], contended: false };
  const ids = found.map((each) => each._id);
  const { modifiedCount } = await documents.updateMany(
    // Nor is what somebody has changed since the look at it as it was found.
    { _id: { $in: ids }, ...free, updatedAt: { $lte: now } },
    { $set: { claim: { owner, token, until }, nextAttemptAt: until, updatedAt: now } },
  );
  const contended = modifiedCount < found.length;
  const left = contended
    ? await documents
        .find({ _id: { $in: ids }, 'claim.token': token })
        .project<{ _id: string }>({ _id: 1 })
        .toArray()
    : found;
  const mine = new Set(left.map((each) => each._id));
  const deliveries = found.filter((each) => mine.has(each._id)).map(toDelivery);
  return { deliveries: deliveries.map((each) => ({ ...each, nextAttemptAt: until })), contended };
}

async function lapsed(
  model: DeliveryModel,
  now: number,
  limit: number,
): Promise<{ delivery: Delivery; token: string }[]> {
  const found = await model
    .find({ state: 'attempting', nextAttemptAt: { $lte: now } })
    .limit(limit)
    .lean<DeliveryDocument[]>();
  return found.map((document) => ({ delivery: toDelivery(document), token: document.claim?.token ?? '' }));
}

/** Each walks along one stretch of an index. */
function claimable(whose: Claimable, now: number): mongo.Filter<DeliveryDocument> {
  const due = { nextAttemptAt: { $lte: now } };
  if (whose === 'self-service') return { state: 'queued', priority: priorities.selfService, ...due };
  const waiting = { state: 'queued', priority: priorities.bulk, campaignId: whose.campaignId } as const;
  if ('lane' in whose) return { ...waiting, lane: whose.lane, ...due };
  return whose.early ? { ...waiting, claim: { $exists: false } } : { ...waiting, ...due };
}

/** Of all that a campaign has, which no index holds in order, whatever comes first. */
function oldestFirst(
  query: mongo.FindCursor<DeliveryDocument>,
  whose: Claimable,
): mongo.FindCursor<DeliveryDocument> {
  const { selfService, byLane } = waitingIndexes;
  if (whose !== 'self-service' && !('lane' in whose)) return query;
  return query.sort({ nextAttemptAt: 1 }).hint(whose === 'self-service' ? selfService : byLane);
}

/** From the first mail of one lane to that of the next, along the index: as many look-ups as there are campaigns and lanes. */
async function waitingCampaigns(model: DeliveryModel): Promise<WaitingCampaign[]> {
  const waiting = { state: 'queued', priority: priorities.bulk } as const;
  const first = (where: QueryFilter<DeliveryDocument>) =>
    model
      .findOne({ ...waiting, ...where }, { campaignId: 1, lane: 1 })
      .sort({ campaignId: 1, lane: 1 })
      .hint(waitingIndexes.byLane)
      .lean<Pick<DeliveryDocument, 'campaignId' | 'lane'>>();
  const found: { campaignId: string; lanes: string[] }[] = [];
  let lanesLeft = lanesSeen;
  while (found.length < campaignsSeen) {
    const next = await first({ campaignId: { $gt: found.at(-1)?.campaignId ?? '' } });
    if (next?.campaignId === undefined) break;
    const { campaignId } = next;
    const lanes: string[] = [];
    for (let { lane = openLane } = next; ;) {
      if (lane !== openLane) lanes.push(lane);
      const after = lanesLeft > 0 ? await first({ campaignId, lane: { $gt: lane } }) : null;
      if (after?.lane === undefined) break;
      lane = after.lane;
      lanesLeft -= 1;
    }
    found.push({ campaignId, lanes });
  }
  return found;
}

/** Writes a transition and, in the same write, what a campaign has to hear of it; that is published once it is stored. */
function settling(
  updates: Record<Priority, GatheredUpdates<DeliveryDocument>>,
  outbox: Pick<Outbox, 'publishNow'>,
) {
  return async (
    filter: mongo.Filter<DeliveryDocument>,
    delivery: Delivery,
    now: number,
    to: Transition,
  ): Promise<boolean> => {
    const event = settledMail(delivery, now, to);
    const mine = await updates[delivery.priority].update({
      filter,
      update: updateFor(now, to, event),
      landed: { _id: delivery.id, state: to.state, updatedAt: now, claim: { $exists: false } },
    });
    if (mine && event !== undefined) void outbox.publishNow(delivery.id, [event]);
    return mine;
  };
}

function updateFor(
  now: number,
  to: Transition,
  event: OutboxEntry | undefined,
): mongo.UpdateFilter<DeliveryDocument> {
  const reason = to.reason === undefined ? {} : { reason: to.reason };
  const settled = to.state !== 'queued';
  return {
    $set: {
      state: to.state,
      updatedAt: now,
      afterDoubt: to.afterDoubt,
      ...reason,
      ...(to.nextAttemptAt === undefined ? {} : { nextAttemptAt: to.nextAttemptAt }),
      ...(to.giveUpAt === undefined ? {} : { giveUpAt: to.giveUpAt }),
      ...(to.expireAt === undefined ? {} : { expireAt: new Date(to.expireAt) }),
    },
    $unset: {
      claim: 1,
      ...(settled ? { nextAttemptAt: 1 } : {}),
      ...(to.reason === undefined ? { reason: 1 } : {}),
    },
    ...(to.attempted ? { $inc: { attempts: 1 } } : {}),
    $push: {
      history: { $each: [{ at: now, outcome: to.outcome, ...reason }], $slice: -historyKept },
      ...(event === undefined ? {} : { outbox: event }),
    },
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
