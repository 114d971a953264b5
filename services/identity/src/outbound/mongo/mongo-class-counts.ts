import { Schema, type Connection, type Model } from 'mongoose';
import type { ClassCountsStore } from '../../domain/decoy.ts';
import type { CredentialModel } from './credential-model.ts';
import { storeCall } from './store-call.ts';

interface ClassCountsDocument {
  _id: 'password-classes';
  counts: { class: string; count: number }[];
  countedAt: Date;
}

const schema = new Schema<ClassCountsDocument>(
  {
    _id: { type: String, required: true },
    counts: [new Schema({ class: String, count: Number }, { _id: false, id: false })],
    countedAt: { type: Date, required: true },
  },
  { versionKey: false, id: false },
);

type ClassCountsModel = Model<ClassCountsDocument>;

export function classCountsModel(connection: Connection): ClassCountsModel {
  return connection.model<ClassCountsDocument>('ClassCounts', schema, 'decoyStatistics');
}

/** Counts along the index of the classes. */
export function createMongoClassCounts(
  model: ClassCountsModel,
  credentials: CredentialModel,
): ClassCountsStore {
  return {
    read: () =>
      storeCall(async () => {
        const found = await model.findOne({ _id: 'password-classes' }).lean<ClassCountsDocument>();
        return found === null
          ? undefined
          : {
              counts: new Map(found.counts.map((each) => [each.class, each.count])),
              countedAt: found.countedAt.getTime(),
            };
      }),
    recount: (now) =>
      storeCall(async () => {
        const counts = new Map<string, number>();
        for (
          let name = await nextClass(credentials, '');
          name !== undefined;
          name = await nextClass(credentials, name)
        ) {
          counts.set(name, await credentials.countDocuments({ 'password.class': name }));
        }
        await model.updateOne(
          { _id: 'password-classes' },
          {
            $set: {
              counts: [...counts].map(([each, count]) => ({ class: each, count })),
              countedAt: new Date(now),
            },
          },
          { upsert: true },
        );
        return counts;
      }),
  };
}

/** One step along the index per class, instead of one per credential. */
async function nextClass(credentials: CredentialModel, after: string): Promise<string | undefined> {
  const found = await credentials
    .findOne({ 'password.class': { $gt: after } }, { 'password.class': 1 })
    .sort({ 'password.class': 1 })
    .lean<{ password?: { class: string } }>();
  return found?.password?.class;
}
