import { Schema, type Connection, type Model } from 'mongoose';
import { audited } from '@latchkey/contracts/events';
import { outboxField, type Outbox, type OutboxEntry } from '@latchkey/kit/mongo';
import { currentOrigin } from '@latchkey/kit/origin';
import { classified } from './classified.ts';

/** A test mail that somebody sent. It stays until the audit trail has long heard of it. */
interface TestMailDocument {
  _id: string;
  kind: string;
  expireAt: Date;
  outbox: OutboxEntry[];
}

const testMailSchema = new Schema<TestMailDocument>(
  {
    _id: { type: String, required: true },
    kind: { type: String },
    expireAt: { type: Date },
    outbox: outboxField,
  },
  { versionKey: false },
);
testMailSchema.index({ expireAt: 1 }, { expireAfterSeconds: 0 });
testMailSchema.index({ 'outbox.at': 1 }, { sparse: true });

export type TestMailModel = Model<TestMailDocument>;

export function createTestMailModel(connection: Connection): TestMailModel {
  return connection.model<TestMailDocument, TestMailModel>('TestMail', testMailSchema, 'testMails');
}

/** @param keptMs how long a row is kept */
export function createMongoTestMails(
  model: TestMailModel,
  outbox: Pick<Outbox, 'publishNow'>,
  keptMs: number,
): { note: (id: string, kind: string, now: number) => Promise<void> } {
  return {
    note: classified(async (id, kind, now) => {
      const event = audited(currentOrigin(), {
        id,
        at: now,
        act: 'mail.test_sent',
        subject: '',
        details: { kind },
      });
      await model.create({ _id: id, kind, expireAt: new Date(now + keptMs), outbox: [event] });
      void outbox.publishNow(id, [event]);
    }),
  };
}
