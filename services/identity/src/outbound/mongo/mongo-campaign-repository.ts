import { Schema, type Connection, type Model } from 'mongoose';
import type { CampaignRepository } from '../../domain/campaign.ts';
import { storeCall } from './store-call.ts';

interface CampaignDocument {
  /** campaignId */
  _id: string;
  startedAt: Date;
  withoutPassword: boolean;
  closed: boolean;
  /** Once it is closed. */
  forgetAt?: Date;
}

const flag = { type: Boolean, required: true } as const;
const instant = { type: Date, required: true } as const;
const schema = new Schema<CampaignDocument>(
  {
    _id: { type: String, required: true },
    startedAt: instant,
    withoutPassword: flag,
    closed: flag,
    forgetAt: { type: Date },
  },
  { versionKey: false, id: false },
).index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

export type CampaignModel = Model<CampaignDocument>;

export function campaignModel(connection: Connection): CampaignModel {
  return connection.model<CampaignDocument>('Campaign', schema, 'campaigns');
}

export function createMongoCampaignRepository(model: CampaignModel): CampaignRepository {
  const insertUnlessThere = (given: CampaignDocument): Promise<unknown> => {
    const { _id, ...fields } = given;
    return model.updateOne({ _id }, { $setOnInsert: fields }, { upsert: true });
  };
  return {
    admit: ({ campaignId, startedAt, withoutPassword }) =>
      storeCall(async () => {
        await insertUnlessThere({
          _id: campaignId,
          startedAt: new Date(startedAt),
          ...{ withoutPassword, closed: false },
        });
      }),
    close: (campaignId, now, forgetAt) =>
      storeCall(async () => {
        const closing = { closed: true, forgetAt: new Date(forgetAt) };
        const fields = { startedAt: new Date(now), withoutPassword: false };
        await insertUnlessThere({ _id: campaignId, ...fields, ...closing });
        await model.updateOne({ _id: campaignId, closed: false }, { $set: closing });
      }),
    findMany: (campaignIds) =>
      storeCall(async () => {
        const found = await model.find({ _id: { $in: campaignIds } }).lean<CampaignDocument[]>();
        return found.map(({ _id, startedAt, withoutPassword, closed }) => ({
          campaignId: _id,
          startedAt: startedAt.getTime(),
          ...{ withoutPassword, closed },
        }));
      }),
  };
}
