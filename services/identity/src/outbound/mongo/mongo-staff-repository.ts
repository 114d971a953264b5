import { Schema, type Connection, type Model, type QueryFilter } from 'mongoose';
import { duplicateKey } from '@latchkey/kit/mongo';
import type { AdminRoster, StaffRepository } from '../../domain/staff/staff-repository.ts';
import type { StaffUser } from '../../domain/staff/staff-user.ts';
import { toEntries } from './credential-model.ts';
import {
  optionalParts,
  toStaffUser,
  toStoredStaffLinks,
  type StaffDocument,
  type StaffModel,
} from './staff-model.ts';
import { storeCall } from './store-call.ts';

export function createMongoStaffRepository(model: StaffModel): StaffRepository {
  const findOne = (filter: QueryFilter<StaffDocument>): Promise<StaffUser | undefined> =>
    storeCall(async () => {
      const found = await model.findOne(filter, { outbox: 0 }).lean<StaffDocument>();
      return found === null ? undefined : toStaffUser(found);
    });
  return {
    insert: (user, events) =>
      storeCall(async () => {
        const { userId: _id, login, name, role, state, locale, epoch, version } = user;
        try {
          await model.create({
            ...{ _id, login, name, role, state, locale, epoch, version },
            ...optionalParts(user),
            links: toStoredStaffLinks(user),
            createdAt: new Date(user.createdAt),
            outbox: toEntries(events),
          });
          return 'inserted';
        } catch (error) {
          if (duplicateKey(error) === undefined) throw error;
          return 'login-taken';
        }
      }),
    find: (userId) => findOne({ _id: userId }),
    findByLogin: (login) => findOne({ login }),
    findByLinkHash: (hash) => findOne({ 'links.hash': hash }),
    findByInvitation: (requestId) => findOne({ 'invitation.requestId': requestId }),
    list: (after, limit) =>
      storeCall(async () => {
        const found = await model
          .find(after === undefined ? {} : { _id: { $gt: after } }, { outbox: 0 })
          .sort({ _id: 1 })
          .limit(limit)
          .lean<StaffDocument[]>();
        return found.map(toStaffUser);
      }),
    replace: (user, events = []) =>
      storeCall(async () => {
        const { userId: _id, name, role, state, locale, epoch, version } = user;
        const parts = optionalParts(user);
        const gone = (['password', 'invitation', 'secondFactor'] as const).filter((key) => !(key in parts));
        const { matchedCount } = await model.updateOne(
          { _id, version },
          {
            $set: { name, role, state, locale, epoch, ...parts, links: toStoredStaffLinks(user) },
            ...(gone.length === 0 ? {} : { $unset: Object.fromEntries(gone.map((key) => [key, 1])) }),
            $inc: { version: 1 },
            $push: { outbox: { $each: toEntries(events) } },
          },
        );
        return matchedCount === 1;
      }),
  };
}

interface RosterDocument {
  _id: string;
  userIds: string[];
  version: number;
}
const rosterSchema = new Schema<RosterDocument>(
  {
    _id: { type: String, required: true },
    userIds: { type: [String], default: [] },
    version: { type: Number, required: true },
  },
  { versionKey: false, id: false },
);
export type RosterModel = Model<RosterDocument>;

export function rosterModel(connection: Connection): RosterModel {
  return connection.model<RosterDocument>('StaffRoster', rosterSchema, 'staffRosters');
}

export function createMongoAdminRoster(model: RosterModel): AdminRoster {
  const _id = 'admins';
  return {
    read: () =>
      storeCall(async () => {
        const found = await model.findOne({ _id }).lean<RosterDocument>();
        return { userIds: found?.userIds ?? [], version: found?.version ?? 0 };
      }),
    write: (userIds, version) =>
      storeCall(async () => {
        try {
          if (version === 0) {
            await model.create({ _id, userIds: [...userIds], version: 1 });
            return true;
          }
        } catch (error) {
          if (duplicateKey(error) === undefined) throw error;
          return false;
        }
        const written = await model.updateOne(
          { _id, version },
          { $set: { userIds: [...userIds] }, $inc: { version: 1 } },
        );
        return written.matchedCount === 1;
      }),
  };
}
