import { Schema, type Connection, type Model } from 'mongoose';
import { createGatheredInserts } from '@latchkey/kit/mongo';
import type { SessionRepository } from '../../domain/session-repository.ts';
import type { Session } from '../../domain/session.ts';
import { storeCall } from './store-call.ts';

interface SessionDocument {
  /** sessionId */
  _id: string;
  customerId: string;
  customerReference: string;
  epoch: number;
  currentHash: string;
  previousHash?: string;
  rotatedAt?: Date;
  graceUsed: boolean;
  createdAt: Date;
  expiresAt: Date;
  userAgent: string;
}

const schema = new Schema<SessionDocument>(
  {
    _id: { type: String, required: true },
    customerId: { type: String, required: true },
    customerReference: { type: String, required: true },
    epoch: { type: Number, required: true },
    currentHash: { type: String, required: true },
    previousHash: String,
    rotatedAt: Date,
    graceUsed: { type: Boolean, required: true },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    userAgent: { type: String, default: '' },
  },
  { versionKey: false, id: false },
)
  .index({ expiresAt: 1 }, { expireAfterSeconds: 0 })
  .index({ customerId: 1, createdAt: -1 });

export type SessionModel = Model<SessionDocument>;

export function sessionModel(connection: Connection): SessionModel {
  return connection.model<SessionDocument>('Session', schema, 'sessions');
}

export function createMongoSessionRepository(model: SessionModel): SessionRepository {
  const inserts = createGatheredInserts<SessionDocument>(model);
  return {
    insert: (session) => storeCall(() => inserts.insert(toDocument(session))),
    find: (sessionId) =>
      storeCall(async () => {
        const found = await model.findOne({ _id: sessionId }).lean<SessionDocument>();
        return found === null ? undefined : toSession(found);
      }),
    replace: (from, to) =>
      storeCall(async () => {
        const { _id, ...fields } = toDocument(to);
        const guard = { _id, currentHash: from.currentHash, graceUsed: from.graceUsed };
        return (await model.updateOne(guard, { $set: fields })).matchedCount === 1;
      }),
    end: (sessionId) =>
      storeCall(async () => {
        await model.deleteOne({ _id: sessionId });
      }),
    endOwn: (customerId, sessionId) =>
      storeCall(async () => (await model.deleteOne({ _id: sessionId, customerId })).deletedCount === 1),
    endAll: (customerId, exceptSessionId) =>
      storeCall(async () => {
        const except = exceptSessionId === undefined ? {} : { _id: { $ne: exceptSessionId } };
        await model.deleteMany({ customerId, ...except });
      }),
    endAllOf: (customerIds) =>
      storeCall(async () => {
        await model.deleteMany({ customerId: { $in: customerIds } });
      }),
    list: (customerId, now, limit) =>
      storeCall(async () => {
        const found = await model
          .find({ customerId, expiresAt: { $gt: new Date(now) } })
          .sort({ createdAt: -1 })
          .limit(limit)
          .lean<SessionDocument[]>();
        return found.map(toSession);
      }),
  };
}

function toDocument(session: Session): SessionDocument {
  const { sessionId, previousHash, rotatedAt, createdAt, expiresAt, ...same } = session;
  return {
    ...same,
    _id: sessionId,
    ...(previousHash === undefined ? {} : { previousHash }),
    ...(rotatedAt === undefined ? {} : { rotatedAt: new Date(rotatedAt) }),
    createdAt: new Date(createdAt),
    expiresAt: new Date(expiresAt),
  };
}

function toSession(stored: SessionDocument): Session {
  const { _id, previousHash, rotatedAt, createdAt, expiresAt, ...same } = stored;
  return {
    ...same,
    sessionId: _id,
    previousHash,
    rotatedAt: rotatedAt?.getTime(),
    createdAt: createdAt.getTime(),
    expiresAt: expiresAt.getTime(),
  };
}
