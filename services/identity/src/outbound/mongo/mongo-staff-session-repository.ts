import { Schema, type Connection, type Model } from 'mongoose';
import type { StaffSessionRepository } from '../../domain/staff/staff-repository.ts';
import { storeCall } from './store-call.ts';

interface StaffSessionDocument {
  /** hashSecret of the token. */
  _id: string;
  userId: string;
  epoch: number;
  factorProven: boolean;
  createdAt: Date;
  lastUsedAt: Date;
  expiresAt: Date;
  userAgent: string;
}

const instant = { type: Date, required: true } as const;
const schema = new Schema<StaffSessionDocument>(
  {
    _id: { type: String, required: true },
    userId: { type: String, required: true },
    epoch: { type: Number, required: true },
    factorProven: { type: Boolean, required: true },
    createdAt: instant,
    lastUsedAt: instant,
    expiresAt: instant,
    userAgent: { type: String, default: '' },
  },
  { versionKey: false, id: false },
).index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export type StaffSessionModel = Model<StaffSessionDocument>;

export function staffSessionModel(connection: Connection): StaffSessionModel {
  return connection.model<StaffSessionDocument>('StaffSession', schema, 'staffSessions');
}

export function createMongoStaffSessionRepository(model: StaffSessionModel): StaffSessionRepository {
  return {
    insert: ({ id, createdAt, lastUsedAt, expiresAt, ...same }) =>
      storeCall(async () => {
        await model.create({
          _id: id,
          ...same,
          createdAt: new Date(createdAt),
          lastUsedAt: new Date(lastUsedAt),
          expiresAt: new Date(expiresAt),
        });
      }),
    find: (id) =>
      storeCall(async () => {
        const found = await model.findOne({ _id: id }).lean<StaffSessionDocument>();
        if (found === null) return undefined;
        const { _id, createdAt, lastUsedAt, expiresAt, ...same } = found;
        return {
          ...same,
          id: _id,
          createdAt: createdAt.getTime(),
          lastUsedAt: lastUsedAt.getTime(),
          expiresAt: expiresAt.getTime(),
        };
      }),
    touch: (id, at) =>
      storeCall(async () => {
        await model.updateOne({ _id: id }, { $max: { lastUsedAt: new Date(at) } });
      }),
    factorProven: (id) =>
      storeCall(async () => {
        await model.updateOne({ _id: id }, { $set: { factorProven: true } });
      }),
    end: (id) =>
      storeCall(async () => {
        await model.deleteOne({ _id: id });
      }),
  };
}
