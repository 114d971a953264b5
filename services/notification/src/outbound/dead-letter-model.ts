import { Schema, type Connection, type Model } from 'mongoose';
import { outboxField, type OutboxEntry } from '@latchkey/kit/mongo';
import type { DeadLetterState } from '../domain/dead-letter.ts';

/** A dead letter at rest; times are milliseconds since the Unix epoch. */
export interface DeadLetterDocument {
  _id: string;
  state: DeadLetterState;
  queue: string;
  type: string;
  eventId: string;
  reason: string;
  refusal?: string;
  diedAt: number;
  storedAt: number;
  /** The message, byte for byte, to be sent again. */
  content?: Buffer;
  size: number;
  /** Of the latest replay: its end belongs to whoever began it. */
  replay?: string;
  settledAt?: number;
  settledBy?: string;
  /** Set when it is settled; what is dead stays. */
  expireAt?: Date;
  outbox?: OutboxEntry[];
}

const text = { type: String };
const time = { type: Number };

const deadLetterSchema = new Schema<DeadLetterDocument>(
  {
    _id: { type: String, required: true },
    state: text,
    queue: text,
    type: text,
    eventId: text,
    reason: text,
    refusal: text,
    diedAt: time,
    storedAt: time,
    content: { type: Buffer },
    size: { type: Number },
    replay: text,
    settledAt: time,
    settledBy: text,
    expireAt: { type: Date },
    outbox: outboxField,
  },
  { versionKey: false },
);
// The two ways they are listed, those that died last first.
deadLetterSchema.index({ state: 1, diedAt: -1, _id: -1 });
deadLetterSchema.index({ state: 1, type: 1, diedAt: -1, _id: -1 });
deadLetterSchema.index({ expireAt: 1 }, { expireAfterSeconds: 0 });
deadLetterSchema.index({ 'outbox.at': 1 }, { sparse: true });

export type DeadLetterModel = Model<DeadLetterDocument>;

export function createDeadLetterModel(connection: Connection): DeadLetterModel {
  return connection.model<DeadLetterDocument, DeadLetterModel>('DeadLetter', deadLetterSchema, 'deadLetters');
}
