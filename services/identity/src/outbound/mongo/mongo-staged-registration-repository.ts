import { Schema, type Connection, type Model } from 'mongoose';
import { duplicateKey, outboxField, type OutboxEntry } from '@latchkey/kit/mongo';
import type { Login } from '../../domain/login.ts';
import type { StagedRegistration } from '../../domain/staged-registration.ts';
import type { StagedRegistrationRepository } from '../../domain/staged-registration-repository.ts';
import { storeCall } from './store-call.ts';

interface StagedDocument {
  /** requestId */
  _id: string;
  customerId: string;
  customerReference: string;
  login: string;
  phc: string;
  locale: string;
  origin?: string;
  at: Date;
  link?: { hash: string; kid: string; expiresAt: Date };
  forgetAt: Date;
  outbox: OutboxEntry[];
}

const text = { type: String, required: true } as const;
const instant = { type: Date, required: true } as const;
const schema = new Schema<StagedDocument>(
  {
    _id: text,
    customerId: text,
    customerReference: text,
    login: text,
    phc: text,
    locale: { type: String, default: '' },
    origin: String,
    at: instant,
    link: new Schema({ hash: text, kid: text, expiresAt: instant }, { _id: false, id: false }),
    forgetAt: instant,
    outbox: outboxField,
  },
  { versionKey: false, id: false },
)
  .index({ login: 1 })
  .index({ 'link.hash': 1 }, { sparse: true })
  .index({ 'outbox.at': 1 }, { sparse: true })
  .index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

export type StagedRegistrationModel = Model<StagedDocument>;

export function stagedRegistrationModel(connection: Connection): StagedRegistrationModel {
  return connection.model<StagedDocument>('StagedRegistration', schema, 'registrations');
}

export function createMongoStagedRegistrationRepository(
  model: StagedRegistrationModel,
): StagedRegistrationRepository {
  const withoutOutbox = { outbox: 0 } as const;
  return {
    insert: ({ requestId, link: _, at, ...same }, event, forgetAt) =>
      storeCall(async () => {
        const times = { at: new Date(at), forgetAt: new Date(forgetAt) };
        try {
          await model.create({ _id: requestId, ...same, ...times, outbox: [{ ...event }] });
        } catch (error) {
          if (duplicateKey(error) === undefined) throw error;
        }
      }),
    findMany: ({ requestIds, logins }) =>
      storeCall(async () => {
        const find = (filter: object): Promise<StagedDocument[]> =>
          model.find(filter, withoutOutbox).lean<StagedDocument[]>().exec();
        const found = await Promise.all([
          requestIds.length > 0 ? find({ _id: { $in: requestIds } }) : [],
          logins.length > 0 ? find({ login: { $in: logins } }) : [],
        ]);
        return [...new Map(found.flat().map((each) => [each._id, toRegistration(each)])).values()];
      }),
    findByLinkHash: (hash) =>
      storeCall(async () => {
        const found = await model.findOne({ 'link.hash': hash }, withoutOutbox).lean<StagedDocument>();
        return found === null ? undefined : toRegistration(found);
      }),
    saveLink: (requestId, { hash, kid, expiresAt }, forgetAt) =>
      storeCall(async () => {
        const link = { hash, kid, expiresAt: new Date(expiresAt) };
        const update = { $set: { link, forgetAt: new Date(forgetAt) } };
        return (await model.updateOne({ _id: requestId }, update)).matchedCount === 1;
      }),
    dropOlder: (login, requestId) =>
      storeCall(async () => {
        await model.deleteMany({ login, _id: { $lt: requestId } });
      }),
    dropAll: (login) =>
      storeCall(async () => {
        await model.deleteMany({ login });
      }),
  };
}

function toRegistration(stored: StagedDocument): StagedRegistration {
  const { _id, login, at, link, customerId, customerReference, phc, locale, origin = '' } = stored;
  return {
    requestId: _id,
    ...{ customerId, customerReference, phc, locale, origin },
    login: login as Login,
    at: at.getTime(),
    link: link && { hash: link.hash, kid: link.kid, expiresAt: link.expiresAt.getTime() },
  };
}
