import { Schema, type Connection } from 'mongoose';
import { classifyMongoError, duplicateKey } from '@latchkey/kit/mongo';
import type { CreateRequest, CreateRequests } from '../domain/create-requests.ts';

type Document = Omit<CreateRequest, 'key'> & { _id: string; forgetAt: Date };

const text = { type: String, required: true } as const;
const schema = new Schema<Document>(
  {
    _id: text,
    content: text,
    customerId: text,
    customerReference: text,
    forgetAt: { type: Date, required: true },
  },
  { versionKey: false },
).index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

/** Keys of requests in MongoDB. All look-ups are by `_id`. */
export function createMongoCreateRequests(connection: Connection): CreateRequests {
  const model = connection.model<Document>('CreateRequest', schema, 'createRequests');
  const call = <Result>(work: Promise<Result>): Promise<Result> =>
    work.catch((error: unknown) => {
      throw classifyMongoError(error);
    });
  const find = async (key: string): Promise<CreateRequest | undefined> => {
    const found = await call(model.findOne({ _id: key }).lean<Document>().exec());
    if (found === null) return undefined;
    const { content, customerId, customerReference } = found;
    return { key, content, customerId, customerReference };
  };
  return {
    find,
    async claim(request, forgetAt) {
      const { key, ...fields } = request;
      try {
        await model.create({ _id: key, ...fields, forgetAt: new Date(forgetAt) });
        return request;
      } catch (error) {
        if (duplicateKey(error) === undefined) throw classifyMongoError(error);
        return (await find(key)) ?? request;
      }
    },
    async forget(key) {
      await call(model.deleteOne({ _id: key }).exec());
    },
  };
}
