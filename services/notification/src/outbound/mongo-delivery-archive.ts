import { audited } from '@latchkey/contracts/events';
import { newId } from '@latchkey/kit/ids';
import type { Outbox } from '@latchkey/kit/mongo';
import { currentOrigin } from '@latchkey/kit/origin';
import {
  retriableStates,
  type DeliveryArchive,
  type DeliveryRecord,
  type Retry,
} from '../domain/delivery-archive.ts';
import { priorities } from '../domain/delivery.ts';
import { classified } from './classified.ts';
import type { DeliveryDocument, DeliveryModel } from './delivery-model.ts';
import { deliveryQuery, newestFirst } from './delivery-query.ts';
import { historyKept, toDelivery } from './mongo-delivery-ledger.ts';

/** The ledger in MongoDB, as people see it. */
export function createMongoDeliveryArchive(
  model: DeliveryModel,
  outbox: Pick<Outbox, 'publishNow'>,
): DeliveryArchive {
  return {
    search: classified(async (filter, after, limit) => {
      const found = await model
        .find(deliveryQuery(filter, after))
        .sort(newestFirst)
        .limit(limit)
        .lean<DeliveryDocument[]>();
      return found.map(toRecord);
    }),
    find: classified(async (id) => {
      const found = await model.findById(id).lean<DeliveryDocument>();
      return found === null ? undefined : toRecord(found);
    }),
    unsettled: classified(async () => {
      const [failed, doubt, oldest] = await Promise.all([
        model.countDocuments({ state: 'failed' }),
        model.countDocuments({ state: 'doubt' }),
        model
          .findOne({ state: 'queued', priority: priorities.selfService }, { nextAttemptAt: 1 })
          .sort({ nextAttemptAt: 1 })
          .lean<Pick<DeliveryDocument, 'nextAttemptAt'>>(),
      ]);
      return { failed, doubt, oldestDue: oldest?.nextAttemptAt };
    }),
    retry: classified(async (retries, now) => {
      const counts = await Promise.all(retries.map((each) => retryOne(model, outbox, each, now)));
      return counts.filter(Boolean).length;
    }),
  };
}

async function retryOne(
  model: DeliveryModel,
  outbox: Pick<Outbox, 'publishNow'>,
  { delivery, dueAt, giveUpAt, by }: Retry,
  now: number,
): Promise<boolean> {
  const event = audited(currentOrigin(), {
    id: newId(),
    at: now,
    act: 'delivery.retried',
    subject: delivery.customerId ?? '',
    details: { deliveryId: delivery.id, kind: delivery.kind },
  });
  const { modifiedCount } = await model.updateOne(
    { _id: delivery.id, state: { $in: [...retriableStates] } },
    {
      $set: { state: 'queued', nextAttemptAt: dueAt, giveUpAt, updatedAt: now },
      $unset: { reason: 1, expireAt: 1 },
      $push: {
        history: { $each: [{ at: now, outcome: 'retried', by }], $slice: -historyKept },
        outbox: event,
      },
    },
  );
  if (modifiedCount !== 1) return false;
  void outbox.publishNow(delivery.id, [event]);
  return true;
}

function toRecord(document: DeliveryDocument): DeliveryRecord {
  const { reason, locale, updatedAt, history } = document;
  return {
    ...toDelivery(document),
    updatedAt,
    history,
    ...(reason === undefined ? {} : { reason }),
    ...(locale === undefined ? {} : { locale }),
  };
}
