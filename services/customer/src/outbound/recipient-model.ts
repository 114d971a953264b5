import { Schema, type Connection, type Model } from 'mongoose';
import type { Recipient } from '../domain/campaign/recipients.ts';

/** A recipient at rest. */
export type RecipientDocument = Recipient & {
  /** `{campaignId}:{customerId}` */
  _id: string;
  campaignId: string;
  /** When the campaign began. */
  since: number;
  requestedAt?: number;
};

const recipientSchema = new Schema<RecipientDocument>(
  {
    _id: String,
    campaignId: String,
    customerId: String,
    customerReference: String,
    domain: String,
    lane: String,
    firstPassword: Boolean,
    state: String,
    since: Number,
    requestedAt: Number,
    settledAt: Number,
    reason: String,
    afterDoubt: Boolean,
    renewedAt: Number,
  },
  { versionKey: false, id: false },
);

/** What recipients are found and counted along. */
export const recipientIndexes = {
  lane: { campaignId: 1, state: 1, lane: 1, _id: 1 },
  customer: { customerId: 1, since: 1 },
  renewed: { campaignId: 1, renewedAt: 1 },
} as const;
recipientSchema.index(recipientIndexes.lane);
recipientSchema.index(recipientIndexes.customer);
recipientSchema.index(recipientIndexes.renewed, {
  partialFilterExpression: { renewedAt: { $exists: true } },
});

export type RecipientModel = Model<RecipientDocument>;

export function createRecipientModel(connection: Connection): RecipientModel {
  return connection.model<RecipientDocument>('Recipient', recipientSchema, 'recipients');
}

export function recipientId(campaignId: string, customerId: string): string {
  return `${campaignId}:${customerId}`;
}

/** The ids of all recipients of a campaign: behind the first, before the second. */
export function recipientRange(campaignId: string, after = ''): { $gt: string; $lt: string } {
  return { $gt: recipientId(campaignId, after), $lt: `${campaignId};` };
}
