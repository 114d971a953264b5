import { Schema, type Connection, type Model } from 'mongoose';
import { outboxField, type OutboxEntry } from '@latchkey/kit/mongo';
import type { EmailChangeRepository } from '../../domain/email-change-repository.ts';
import type { EmailChange } from '../../domain/email-change.ts';
import type { Login } from '../../domain/login.ts';
import { storeCall } from './store-call.ts';

interface EmailChangeDocument {
  /** requestId */
  _id: string;
  customerId: string;
  from: string;
  to: string;
  epoch: number;
  locale: string;
  at: Date;
  link?: { hash: string; kid: string; expiresAt: Date };
  forgetAt: Date;
  outbox: OutboxEntry[];
}

const text = { type: String, required: true } as const;
const instant = { type: Date, required: true } as const;
const schema = new Schema<EmailChangeDocument>(
  {
    _id: text,
    customerId: text,
    from: text,
    to: text,
    epoch: { type: Number, required: true },
    locale: { type: String, default: '' },
    at: instant,
    link: new Schema({ hash: text, kid: text, expiresAt: instant }, { _id: false, id: false }),
    forgetAt: instant,
    outbox: outboxField,
  },
  { versionKey: false, id: false },
)
  .index({ customerId: 1, _id: 1 })
  .index({ 'link.hash': 1 }, { sparse: true })
  .index({ 'outbox.at': 1 }, { sparse: true })
  .index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

export type EmailChangeModel = Model<EmailChangeDocument>;

export function emailChangeModel(connection: Connection): EmailChangeModel {
  return connection.model<EmailChangeDocument>('EmailChange', schema, 'emailChanges');
}

export function createMongoEmailChangeRepository(model: EmailChangeModel): EmailChangeRepository {
  const withoutOutbox = { outbox: 0 } as const;
  return {
    insert: ({ requestId, link: _, at, ...same }, events, forgetAt) =>
      storeCall(async () => {
        const times = { at: new Date(at), forgetAt: new Date(forgetAt) };
        await model.create({ _id: requestId, ...same, ...times, outbox: [...events] });
      }),
    findMany: (requestIds) =>
      storeCall(async () => {
        const found = await model
          .find({ _id: { $in: requestIds } }, withoutOutbox)
          .lean<EmailChangeDocument[]>();
        return found.map(toChange);
      }),
    findByLinkHash: (hash) =>
      storeCall(async () => {
        const found = await model.findOne({ 'link.hash': hash }, withoutOutbox).lean<EmailChangeDocument>();
        return found === null ? undefined : toChange(found);
      }),
    findNewest: (customerId) =>
      storeCall(async () => {
        const found = await model
          .findOne({ customerId }, withoutOutbox)
          .sort({ _id: -1 })
          .lean<EmailChangeDocument>();
        return found === null ? undefined : toChange(found);
      }),
    saveLink: (requestId, { hash, kid, expiresAt }) =>
      storeCall(async () => {
        const link = { hash, kid, expiresAt: new Date(expiresAt) };
        return (await model.updateOne({ _id: requestId }, { $set: { link } })).matchedCount === 1;
      }),
    dropAll: (customerId) =>
      storeCall(async () => {
        await model.deleteMany({ customerId });
      }),
  };
}

function toChange(stored: EmailChangeDocument): EmailChange {
  const { _id, customerId, from, to, epoch, locale, at, link } = stored;
  return {
    requestId: _id,
    ...{ customerId, epoch, locale },
    from: from as Login,
    to: to as Login,
    at: at.getTime(),
    link: link && { hash: link.hash, kid: link.kid, expiresAt: link.expiresAt.getTime() },
  };
}
