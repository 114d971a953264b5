import type { QueryFilter, UpdateQuery } from 'mongoose';
import type { AuditRecordedEvent } from '@latchkey/contracts/events';
import { duplicateKey, type Outbox } from '@latchkey/kit/mongo';
import { isDue, type Campaign, type Campaigns, type Step } from '../domain/campaign/campaign.ts';
import {
  storedPace,
  storedPreview,
  toCampaign,
  toStored,
  type CampaignDocument,
  type CampaignModel,
} from './campaign-model.ts';
import { storeCalls } from './store-calls.ts';

type Filter = QueryFilter<CampaignDocument>;

const shown = { outbox: 0 } as const;

/**
 * Campaigns in MongoDB; every change is one guarded write of its document, with its event.
 * @param outbox publishes the events that are stored with the campaigns
 */
export function createMongoCampaigns(model: CampaignModel, outbox: Outbox): Campaigns {
  return storeCalls<Campaigns>({
    insert: async (campaign, entry) => {
      const { campaignId, pace, preview, ...fields } = campaign;
      try {
        await model.create({
          ...fields,
          _id: campaignId,
          pace: storedPace(pace),
          preview: storedPreview(preview),
          due: isDue(campaign),
          fence: 0,
          outbox: [entry],
        });
      } catch (error) {
        if (duplicateKey(error)?.key === '_id') return false;
        throw error;
      }
      void outbox.publishNow(campaignId, [entry]);
      return true;
    },
    ...createReads(model),
    forget: async (campaignId) => {
      await model.deleteOne({ _id: campaignId, state: { $in: ['completed', 'cancelled'] } });
    },
    ...createMoves(model, outbox),
  });
}

/** Each is a range of an index. */
function createReads(model: CampaignModel): Pick<Campaigns, 'find' | 'list' | 'due' | 'outdated' | 'orders'> {
  const read = async (filter: Filter): Promise<Campaign[]> =>
    (await model.find(filter).select(shown).lean<CampaignDocument[]>()).map(toCampaign);
  return {
    find: async (campaignId) => (await read({ _id: campaignId }))[0],
    list: async ({ before, limit }) => {
      const found = await model
        .find(
          before === undefined
            ? {}
            : {
                $or: [
                  { createdAt: { $lt: before.createdAt } },
                  { createdAt: before.createdAt, _id: { $lt: before.campaignId } },
                ],
              },
        )
        .select(shown)
        .sort({ createdAt: -1, _id: -1 })
        .limit(limit)
        .lean<CampaignDocument[]>();
      return found.map(toCampaign);
    },
    due: () => read({ due: true }),
    outdated: async (before, limit) => {
      const found = await model
        .find({
          $or: [
            { state: { $in: ['completed', 'cancelled'] }, endedAt: { $lt: before }, due: false },
            { state: 'draft', createdAt: { $lt: before } },
          ],
        })
        .select(shown)
        .limit(limit)
        .lean<CampaignDocument[]>();
      return found.map(toCampaign);
    },
    orders: async (cancelledSince) => {
      const found = await model
        .find({
          $or: [
            { state: { $in: ['running', 'paused'] } },
            { state: 'cancelled', endedAt: { $gte: cancelledSince } },
            { due: true, state: 'cancelled' },
          ],
        })
        .select({ state: 1 })
        .lean<Pick<CampaignDocument, '_id' | 'state'>[]>();
      return found.map(({ _id, state }) => ({ campaignId: _id, state }));
    },
  };
}

/** Each is one guarded write: of two that change a campaign at once, one wins. */
function createMoves(
  model: CampaignModel,
  outbox: Outbox,
): Pick<Campaigns, 'change' | 'keepPreview' | 'step'> {
  return {
    change: async (from, set, entry) => {
      const { campaignId, version } = from;
      // Only these decide about it, and only they are known to be the latest.
      const dues = 'state' in set || 'preview' in set ? { due: isDue({ ...from, ...set }) } : {};
      const changed = await model
        .findOneAndUpdate(
          { _id: campaignId, version },
          { ...withEntry(entry), $set: { ...toStored(set), ...dues }, $inc: { version: 1 } },
          { returnDocument: 'after' },
        )
        .select(shown)
        .lean<CampaignDocument>();
      if (changed === null) return undefined;
      if (entry !== undefined) void outbox.publishNow(campaignId, [entry]);
      return toCampaign(changed);
    },
    keepPreview: async (campaignId, preview) => {
      await model.updateOne(
        { _id: campaignId, state: 'draft', 'preview.wish': preview.wish },
        { $set: { preview: storedPreview(preview), due: false } },
      );
    },
    step: async ({ from, fence, set, expired, entry }: Step) => {
      const { campaignId, ...place } = from;
      const { phase, ...fields } = set;
      const over = 'phase' in set && phase === undefined;
      const { matchedCount } = await model.updateOne(
        { _id: campaignId, ...place, fence: { $lte: fence } },
        {
          ...withEntry(entry),
          $set: {
            ...fields,
            ...(phase === undefined ? {} : { phase }),
            ...(over ? { due: false } : {}),
            fence,
          },
          ...(over ? { $unset: { phase: 1 } } : {}),
          $inc: { expired: expired ?? 0, version: set.state === undefined ? 0 : 1 },
        },
      );
      if (matchedCount === 1 && entry !== undefined) void outbox.publishNow(campaignId, [entry]);
      return matchedCount === 1;
    },
  };
}

function withEntry(entry: AuditRecordedEvent | undefined): Pick<UpdateQuery<CampaignDocument>, '$push'> {
  return entry === undefined ? {} : { $push: { outbox: entry } };
}
