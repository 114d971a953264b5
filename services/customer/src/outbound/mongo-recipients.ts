import type { QueryFilter } from 'mongoose';
import { unordered } from '@latchkey/kit/mongo';
import {
  outcomes,
  type Counts,
  type Recipient,
  type Recipients,
  type RecipientState,
} from '../domain/campaign/recipients.ts';
import { insertMissing } from './insert-missing.ts';
import {
  recipientId,
  recipientIndexes,
  recipientRange,
  type RecipientDocument,
  type RecipientModel,
} from './recipient-model.ts';
import { storeCalls } from './store-calls.ts';

type Filter = QueryFilter<RecipientDocument>;

const shown = { _id: 0, campaignId: 0, since: 0, requestedAt: 0 } as const;

/** Recipients in MongoDB. Every query is a range of one index. */
export function createMongoRecipients(model: RecipientModel): Recipients {
  const page = (filter: Filter, sort: Record<string, 1>, limit: number): Promise<Recipient[]> =>
    model.find(filter).select(shown).sort(sort).limit(limit).lean<Recipient[]>();

  const ofState = async (
    campaignId: string,
    state: RecipientState,
    after: Pick<Recipient, 'lane' | 'customerId'> | undefined,
    limit: number,
  ): Promise<Recipient[]> => {
    const order = { lane: 1, _id: 1 } as const;
    if (after === undefined) return page({ campaignId, state }, order, limit);
    const { lane, customerId } = after;
    const same = { campaignId, state, lane, _id: { $gt: recipientId(campaignId, customerId) } };
    const first = await page(same, order, limit);
    if (first.length === limit) return first;
    return [
      ...first,
      ...(await page({ campaignId, state, lane: { $gt: lane } }, order, limit - first.length)),
    ];
  };

  return storeCalls<Recipients>({
    add: (campaignId, startedAt, recipients) =>
      insertMissing(
        model,
        recipients.map((recipient): RecipientDocument => ({
          _id: recipientId(campaignId, recipient.customerId),
          campaignId,
          ...recipient,
          state: 'pending',
          since: startedAt,
        })),
      ),
    ids: async (campaignId, after, limit) => {
      const found = await model
        .find({ _id: recipientRange(campaignId, after) })
        .select({ customerId: 1 })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<Pick<RecipientDocument, 'customerId'>[]>();
      return found.map(({ customerId }) => customerId);
    },
    total: (campaignId) => model.countDocuments({ campaignId }).hint(recipientIndexes.lane),
    counts: async (campaignId) => {
      const count = (state: RecipientState): Promise<number> =>
        model.countDocuments({ campaignId, state }).hint(recipientIndexes.lane);
      const settled = await Promise.all(outcomes.map(async (state) => [state, await count(state)] as const));
      // Last, as nobody ever becomes pending: whoever moves meanwhile is counted once at most.
      return Object.fromEntries([...settled, ['pending', await count('pending')]]) as Counts;
    },
    renewed: (campaignId) =>
      model.countDocuments({ campaignId, renewedAt: { $gt: 0 } }).hint(recipientIndexes.renewed),
    list: ({ campaignId, state, after, limit }) =>
      state === undefined
        ? page({ _id: recipientRange(campaignId, after?.customerId) }, { _id: 1 }, limit)
        : ofState(campaignId, state, after, limit),
    ...createOutcomes(model),
  });
}

/** What is told of recipients by others. */
function createOutcomes(
  model: RecipientModel,
): Pick<Recipients, 'settle' | 'cancelPending' | 'renew' | 'blank' | 'forget'> {
  return {
    settle: async (settled) => {
      await model.bulkWrite(
        settled.map(({ campaignId, customerId, ...told }) => ({
          updateOne: {
            filter: {
              _id: recipientId(campaignId, customerId),
              $or: [{ settledAt: { $exists: false } }, { settledAt: { $lt: told.settledAt } }],
            },
            update: { $set: told },
          },
        })),
        unordered,
      );
    },
    cancelPending: async (campaignId, limit) => {
      const pending = await model
        .find({ campaignId, state: 'pending' })
        .select({ _id: 1 })
        .limit(limit)
        .lean<{ _id: string }[]>();
      const ids = pending.map(({ _id }) => _id);
      if (ids.length > 0)
        await model.updateMany({ _id: { $in: ids }, state: 'pending' }, { $set: { state: 'cancelled' } });
      return ids.length === limit;
    },
    renew: async (accounts) => {
      const setAt = new Map(accounts.map(({ customerId, passwordSetAt }) => [customerId, passwordSetAt]));
      const found = await model
        .find({ customerId: { $in: [...setAt.keys()] }, since: { $lt: Math.max(...setAt.values()) } })
        .select({ customerId: 1, since: 1, renewedAt: 1 })
        .hint(recipientIndexes.customer)
        .lean<Pick<RecipientDocument, '_id' | 'customerId' | 'since' | 'renewedAt'>[]>();
      const writes = found.flatMap(({ _id, customerId, since, renewedAt }) => {
        const at = setAt.get(customerId) ?? 0;
        if (renewedAt !== undefined || at <= since) return [];
        const filter = { _id, renewedAt: { $exists: false } };
        return [{ updateOne: { filter, update: { $set: { renewedAt: at } } } }];
      });
      if (writes.length > 0) await model.bulkWrite(writes, unordered);
    },
    blank: async (customerId) => {
      await model.updateMany({ customerId }, { $set: { domain: '' } });
    },
    forget: async (campaignId, limit) => {
      const found = await model
        .find({ _id: recipientRange(campaignId) })
        .select({ _id: 1 })
        .limit(limit)
        .lean<{ _id: string }[]>();
      if (found.length > 0) await model.deleteMany({ _id: { $in: found.map(({ _id }) => _id) } });
      return found.length === limit;
    },
  };
}
