import { mongo, type QueryFilter } from 'mongoose';
import { unordered } from '@latchkey/kit/mongo';
import type { CompanyUserRepository } from '../../domain/company-user-repository.ts';
import {
  toCompanyUsers,
  toEntries,
  type CredentialDocument,
  type CredentialModel,
} from './credential-model.ts';
import { storeCall } from './store-call.ts';

const duplicateKeyCode = 11_000;
const holderFields = { version: 1, companyUsers: 1 } as const;
type Holder = Pick<CredentialDocument, '_id' | 'version' | 'companyUsers'>;

/**
 * Company users on the credentials of their customers. Customer's lists show nothing of them, so that no
 * `credential.changed` tells of a write.
 */
export function createMongoCompanyUsers(model: CredentialModel): CompanyUserRepository {
  return {
    findHolders: ({ customerIds, keys }) =>
      storeCall(async () => {
        const find = (filter: QueryFilter<CredentialDocument>) =>
          model.find(filter, holderFields).lean<Holder[]>();
        const found = await Promise.all([
          customerIds.length > 0 ? find({ _id: { $in: customerIds }, state: { $ne: 'anonymised' } }) : [],
          keys.length > 0 ? find({ 'companyUsers.key': { $in: keys } }) : [],
        ]);
        const holders = new Map(found.flat().map((each) => [each._id, each]));
        return [...holders.values()].map(({ _id, version, companyUsers }) => ({
          customerId: _id,
          version,
          companyUsers: toCompanyUsers(companyUsers) ?? [],
        }));
      }),
    save: (writes) =>
      storeCall(async () => {
        const operations = writes.map(({ customerId, version, companyUsers, endsSessions, events }) => ({
          updateOne: {
            filter: { _id: customerId, version, state: { $ne: 'anonymised' } },
            update: {
              // An empty array would be a key of the unique index.
              ...(companyUsers.length === 0
                ? { $unset: { companyUsers: 1 as const } }
                : { $set: { companyUsers: [...companyUsers] } }),
              $inc: { version: 1, ...(endsSessions ? { epoch: 1 } : {}) },
              $push: { outbox: { $each: toEntries(events) } },
            },
          },
        }));
        try {
          const { matchedCount } = await model.bulkWrite(operations, unordered);
          return matchedCount === writes.length;
        } catch (error) {
          const faults = error instanceof mongo.MongoBulkWriteError ? [error.writeErrors].flat() : [];
          if (faults.length === 0 || faults.some(({ code }) => code !== duplicateKeyCode)) throw error;
          return false;
        }
      }),
  };
}
