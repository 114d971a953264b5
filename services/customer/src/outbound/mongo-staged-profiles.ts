import { Schema, type Connection } from 'mongoose';
import { classifyMongoError, duplicateKey } from '@latchkey/kit/mongo';
import type { Customer } from '../domain/customer.ts';
import type { StagedProfiles } from '../domain/staged-profiles.ts';

interface StagedDocument {
  /** requestId */
  _id: string;
  customer: Customer;
  forgetAt: Date;
}

const text = { type: String, default: '' } as const;
const customerSchema = new Schema<Customer>(
  {
    customerId: String,
    customerReference: String,
    email: String,
    salutation: String,
    firstName: String,
    lastName: String,
    gender: text,
    dateOfBirth: text,
    phone: text,
    company: text,
    locale: String,
    store: String,
    acceptedTerms: new Schema({ version: String, at: Number }, { _id: false }),
    registeredAt: Number,
    updatedAt: Number,
  },
  { _id: false, id: false },
);
const schema = new Schema<StagedDocument>(
  { _id: String, customer: customerSchema, forgetAt: Date },
  { versionKey: false },
).index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

/** Staged profiles in MongoDB. All look-ups are by `_id`. */
export function createMongoStagedProfiles(connection: Connection): StagedProfiles {
  const model = connection.model<StagedDocument>('StagedProfile', schema, 'registrations');
  return {
    async insert({ requestId, customer }, forgetAt) {
      try {
        await model.create({ _id: requestId, customer, forgetAt: new Date(forgetAt) });
      } catch (error) {
        // The driver sends an insert again when its answer was lost.
        if (duplicateKey(error) === undefined) throw classifyMongoError(error);
      }
    },
    async find(requestId) {
      try {
        const found = await model.findOne({ _id: requestId }).lean<StagedDocument>();
        return found === null ? undefined : { requestId, customer: found.customer };
      } catch (error) {
        throw classifyMongoError(error);
      }
    },
    async delete(requestId) {
      try {
        await model.deleteOne({ _id: requestId });
      } catch (error) {
        throw classifyMongoError(error);
      }
    },
  };
}
