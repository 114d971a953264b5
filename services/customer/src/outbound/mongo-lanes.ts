import { unordered } from '@latchkey/kit/mongo';
import { commonLane, slowLane, type Lanes, type Waiting } from '../domain/campaign/recipients.ts';
import { recipientId, recipientIndexes, type RecipientModel } from './recipient-model.ts';
import { storeCalls } from './store-calls.ts';

const shown = { _id: 0, customerId: 1, domain: 1, firstPassword: 1 } as const;

/** Recipients in MongoDB as they are handed over, along one index. */
export function createMongoLanes(model: RecipientModel): Lanes {
  return storeCalls<Lanes>({
    names: async (campaignId, state) => {
      const names: string[] = [];
      for (;;) {
        // From one lane to the next, past all recipients of the one.
        const after = names.at(-1);
        const next = await model
          .findOne({ campaignId, state, lane: after === undefined ? { $gte: '' } : { $gt: after } })
          .select({ lane: 1 })
          .sort({ lane: 1, _id: 1 })
          .hint(recipientIndexes.lane)
          .lean<{ lane: string }>();
        if (next === null) return names;
        names.push(next.lane);
      }
    },
    pending: (campaignId, lane, limit) =>
      model
        .find({ campaignId, state: 'pending', lane })
        .select(shown)
        .sort({ _id: 1 })
        .limit(limit)
        .lean<Waiting[]>(),
    unsettled: (campaignId, lane) =>
      model.countDocuments({ campaignId, state: 'requested', lane }).hint(recipientIndexes.lane),
    overdue: (campaignId, requestedBefore, limit) =>
      model
        .find({ campaignId, state: 'requested', requestedAt: { $lt: requestedBefore } })
        .select(shown)
        .limit(limit)
        .lean<Waiting[]>(),
    waitingDomains: async (campaignId, requestedBefore) => {
      const found = await model
        .find({ campaignId, state: 'requested', lane: commonLane, requestedAt: { $lt: requestedBefore } })
        .select({ _id: 0, domain: 1 })
        .hint(recipientIndexes.lane)
        .lean<Pick<Waiting, 'domain'>[]>();
      const counts = new Map<string, number>();
      for (const { domain } of found) counts.set(domain, (counts.get(domain) ?? 0) + 1);
      // Of somebody who is gone no domain is known.
      counts.delete('');
      return counts;
    },
    any: async (campaignId, state) => (await model.exists({ campaignId, state })) !== null,
    ...createMarks(model),
  });
}

/** What is written as they are handed over. */
function createMarks(
  model: RecipientModel,
): Pick<Lanes, 'markRequested' | 'moveToLanes' | 'giveLane' | 'setAside' | 'markAgain'> {
  const idsOf = (campaignId: string, customerIds: readonly string[]) => ({
    $in: customerIds.map((customerId) => recipientId(campaignId, customerId)),
  });
  return {
    markRequested: async (campaignId, customerIds, at) => {
      await model.updateMany(
        { _id: idsOf(campaignId, customerIds), state: 'pending' },
        { $set: { state: 'requested', requestedAt: at } },
      );
    },
    moveToLanes: async (campaignId, recipients) => {
      const writes = recipients.map(({ customerId, domain }) => ({
        updateOne: {
          filter: { _id: recipientId(campaignId, customerId), state: 'pending' as const },
          update: { $set: { lane: domain } },
        },
      }));
      await model.bulkWrite(writes, unordered);
    },
    giveLane: async (campaignId, domain) => {
      await model
        .updateMany({ campaignId, state: 'requested', lane: commonLane, domain }, { $set: { lane: domain } })
        .hint(recipientIndexes.lane);
    },
    setAside: async (campaignId, requestedBefore) => {
      await model
        .updateMany(
          { campaignId, state: 'requested', lane: commonLane, requestedAt: { $lt: requestedBefore } },
          { $set: { lane: slowLane } },
        )
        .hint(recipientIndexes.lane);
    },
    markAgain: async (campaignId, customerIds, at) => {
      await model.updateMany(
        { _id: idsOf(campaignId, customerIds), state: 'requested' },
        { $set: { requestedAt: at } },
      );
    },
  };
}
