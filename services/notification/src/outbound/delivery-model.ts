import { Schema, type Connection, type Model } from 'mongoose';
import { outboxField, type OutboxEntry } from '@latchkey/kit/mongo';
import { priorities, type DeliveryKind, type DeliveryState, type Priority } from '../domain/delivery.ts';

/** One line of a delivery's story; times are milliseconds since the Unix epoch. */
interface HistoryLine {
  at: number;
  outcome: string;
  reason?: string;
  /** Who, for what a person did. */
  by?: string;
}

/** A delivery at rest. It never holds an address, a name, a token or a link. */
export interface DeliveryDocument {
  _id: string;
  kind: DeliveryKind;
  priority: Priority;
  state: DeliveryState;
  /** Why it is in its state: a code, or the mail server's answer without addresses. */
  reason?: string;
  requestId?: string;
  customerId?: string;
  campaignId?: string;
  occurredAt: number;
  giveUpAt: number;
  /** When due; while claimed the end of the claim, so that one index finds due and lapsed ones alike. */
  nextAttemptAt?: number;
  attempts: number;
  afterDoubt: boolean;
  domain?: string;
  /** Of a campaign's mail: what it waits behind, see openLane. */
  lane?: string;
  locale?: string;
  claim?: { owner: string; token: string; until: number };
  /** The latest lines only. */
  history: HistoryLine[];
  createdAt: number;
  updatedAt: number;
  /** Set when it is settled; a delivery that is still work never expires. */
  expireAt?: Date;
  /** What the audit trail or its campaign has still to hear of it; most have nothing, and no field. */
  outbox?: OutboxEntry[];
}

/** The indexes of what waits; claims name theirs, so that the store need not find out each time. */
export const waitingIndexes = {
  selfService: { priority: 1, nextAttemptAt: 1 },
  byLane: { campaignId: 1, lane: 1, nextAttemptAt: 1 },
} as const;

const text = { type: String };
const time = { type: Number };

const deliverySchema = new Schema<DeliveryDocument>(
  {
    _id: { type: String, required: true },
    kind: text,
    priority: { type: Number },
    state: text,
    reason: text,
    requestId: text,
    customerId: text,
    campaignId: text,
    occurredAt: time,
    giveUpAt: time,
    nextAttemptAt: time,
    attempts: { type: Number },
    afterDoubt: { type: Boolean },
    domain: text,
    lane: text,
    locale: text,
    claim: { type: new Schema({ owner: text, token: text, until: time }, { _id: false }) },
    history: { type: [new Schema({ at: time, outcome: text, reason: text, by: text }, { _id: false })] },
    createdAt: time,
    updatedAt: time,
    expireAt: { type: Date },
    outbox: outboxField,
  },
  { versionKey: false },
);
// These two hold what waits for its turn, and nothing else: for claims of self-service mails, for claims of campaigns and the look
// for campaigns and lanes that have any.
deliverySchema.index(waitingIndexes.selfService, {
  partialFilterExpression: { state: 'queued', priority: priorities.selfService },
});
deliverySchema.index(waitingIndexes.byLane, {
  partialFilterExpression: { state: 'queued', priority: priorities.bulk },
});
deliverySchema.index({ expireAt: 1 }, { expireAfterSeconds: 0 });
deliverySchema.index({ 'outbox.at': 1 }, { sparse: true });
// Every search (delivery-query.ts) walks along one of these, newest first; the one by state and kind serves the counts and the
// sweep for lapsed attempts (a handful), too.
deliverySchema.index({ createdAt: -1, _id: -1 });
deliverySchema.index(
  { customerId: 1, createdAt: -1, _id: -1 },
  { partialFilterExpression: { customerId: { $exists: true } } },
);
deliverySchema.index({ state: 1, kind: 1, createdAt: -1, _id: -1 });
deliverySchema.index(
  { campaignId: 1, state: 1, createdAt: -1, _id: -1 },
  { partialFilterExpression: { campaignId: { $exists: true } } },
);

export type DeliveryModel = Model<DeliveryDocument>;

export function createDeliveryModel(connection: Connection): DeliveryModel {
  return connection.model<DeliveryDocument, DeliveryModel>('Delivery', deliverySchema, 'deliveries');
}
