import { Schema, type Connection, type Model } from 'mongoose';
import { outboxField, type OutboxEntry } from '@latchkey/kit/mongo';
import type { Campaign } from '../domain/campaign/campaign.ts';
import type { Pace } from '../domain/campaign/pace.ts';
import type { Preview } from '../domain/campaign/preview.ts';

/** Pairs, because domains and stores are no names for fields: they hold dots. */
interface StoredNumber {
  key: string;
  value: number;
}

type StoredPreview = Omit<Preview, 'byStore' | 'byLocale' | 'byDomain' | 'leftOut'> &
  Record<'byStore' | 'byLocale' | 'byDomain' | 'leftOut', StoredNumber[]>;

/** A campaign at rest. */
export type CampaignDocument = Omit<Campaign, 'campaignId' | 'pace' | 'preview'> & {
  _id: string;
  pace: { rate: number; domainRates: StoredNumber[] };
  preview: StoredPreview;
  /** Whether the copy that takes care of campaigns has anything to do with it. */
  due: boolean;
  /** Of the last owner that moved it. */
  fence: number;
  outbox: OutboxEntry[];
};

const nested = { _id: false, id: false } as const;
const numbers = [new Schema<StoredNumber>({ key: String, value: Number }, nested)];

const campaignSchema = new Schema<CampaignDocument>(
  {
    _id: String,
    state: String,
    phase: String,
    cursor: String,
    audience: new Schema(
      {
        of: String,
        withoutLiveLink: Boolean,
        store: String,
        locale: String,
        importId: String,
        listed: Boolean,
      },
      nested,
    ),
    expirePasswords: Boolean,
    pace: new Schema({ rate: Number, domainRates: numbers }, nested),
    preview: new Schema(
      {
        ...{ state: String, wish: Number, countedAt: Number, total: Number },
        ...{ byStore: numbers, byLocale: numbers, byDomain: numbers, leftOut: numbers },
        ...{ expectedMs: Number, gmailADay: Number },
      },
      nested,
    ),
    listed: Number,
    unknown: Number,
    recipients: Number,
    expired: Number,
    fingerprint: String,
    createdBy: String,
    createdAt: Number,
    approvedBy: [String],
    approvalsNeeded: Number,
    startedAt: Number,
    endedAt: Number,
    version: Number,
    due: Boolean,
    fence: Number,
    outbox: outboxField,
  },
  { versionKey: false, id: false },
)
  .index({ createdAt: -1, _id: -1 })
  .index({ state: 1, endedAt: 1 })
  .index({ due: 1 }, { partialFilterExpression: { due: true } })
  .index({ 'outbox.at': 1 }, { sparse: true });

export type CampaignModel = Model<CampaignDocument>;

export function createCampaignModel(connection: Connection): CampaignModel {
  return connection.model<CampaignDocument>('Campaign', campaignSchema, 'campaigns');
}

export function toStored<Fields extends Partial<Campaign>>({ pace, preview, ...fields }: Fields) {
  return {
    ...fields,
    ...(pace === undefined ? {} : { pace: storedPace(pace) }),
    ...(preview === undefined ? {} : { preview: storedPreview(preview) }),
  };
}

export function storedPace({ rate, domainRates }: Pace): CampaignDocument['pace'] {
  return { rate, domainRates: pairsOf(domainRates) };
}

export function storedPreview(preview: Preview): StoredPreview {
  const { byStore, byLocale, byDomain, leftOut } = preview;
  return {
    ...preview,
    byStore: pairsOf(byStore),
    byLocale: pairsOf(byLocale),
    byDomain: pairsOf(byDomain),
    leftOut: pairsOf(leftOut),
  };
}

export function toCampaign(document: CampaignDocument): Campaign {
  const { _id, pace, preview, due: _, fence: __, outbox: ___, ...fields } = document;
  const { byStore, byLocale, byDomain, leftOut } = preview;
  return {
    ...fields,
    campaignId: _id,
    pace: { rate: pace.rate, domainRates: mapOf(pace.domainRates) },
    preview: {
      ...preview,
      byStore: mapOf(byStore),
      byLocale: mapOf(byLocale),
      byDomain: mapOf(byDomain),
      leftOut: mapOf(leftOut),
    },
  };
}

function pairsOf(numbersByKey: ReadonlyMap<string, number>): StoredNumber[] {
  return [...numbersByKey].map(([key, value]) => ({ key, value }));
}

function mapOf(pairs: readonly StoredNumber[]): Map<string, number> {
  return new Map(pairs.map(({ key, value }) => [key, value]));
}
