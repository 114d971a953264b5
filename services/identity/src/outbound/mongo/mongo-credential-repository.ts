import type { QueryFilter } from 'mongoose';
import { findFew } from '@latchkey/kit/mongo';
import type { CredentialRepository } from '../../domain/credential-repository.ts';
import type { Credential } from '../../domain/credential.ts';
import { accountWrite } from './credential-account-write.ts';
import { anonymiseWrite } from './credential-anonymise-write.ts';
import type { ChangeEvents } from './change-events.ts';
import { toCredential, type CredentialDocument, type CredentialModel } from './credential-model.ts';
import { importWrites } from './credential-import-writes.ts';
import { loginWrite } from './credential-login-write.ts';
import { linkWrites, passwordWrites } from './credential-password-writes.ts';
import { registrationWrites } from './credential-registration-writes.ts';
import { storeCall } from './store-call.ts';

/**
 * Every write is one document write that names what it expects to find, and raises `version`.
 * @param changes tells of every write that customer's lists show something of; a better hash of the same password is none
 */
export function createMongoCredentialRepository(
  model: CredentialModel,
  changes: ChangeEvents,
): CredentialRepository {
  return {
    ...reads(model),
    ...registrationWrites(model, changes),
    ...passwordWrites(model, changes),
    ...linkWrites(model, changes),
    ...anonymiseWrite(model, changes),
    ...loginWrite(model, changes),
    ...accountWrite(model, changes),
    ...importWrites(model, changes),
  };
}

function reads(
  model: CredentialModel,
): Pick<
  CredentialRepository,
  'findById' | 'findByLogin' | 'findByLinkHash' | 'findMany' | 'listPending' | 'epochs'
> {
  const find = async (filter: QueryFilter<CredentialDocument>): Promise<Credential[]> =>
    (await model.find(filter, { outbox: 0 }).lean<CredentialDocument[]>()).map(toCredential);
  const findOne = (filter: QueryFilter<CredentialDocument>): Promise<Credential | undefined> =>
    storeCall(async () => {
      const found = await model.findOne(filter, { outbox: 0 }).lean<CredentialDocument>();
      return found === null ? undefined : toCredential(found);
    });

  return {
    findById: (customerId) => findOne({ _id: customerId }),
    // The first credential at or after the login: something is read, sent and decoded whether somebody has it or not.
    findByLogin: (login) =>
      storeCall(async () => {
        const [nearest] = await findFew<CredentialDocument>(
          model,
          { login: { $gte: login } },
          { sort: { login: 1 }, limit: 1, projection: { outbox: 0 } },
        );
        return nearest?.login === login ? toCredential(nearest) : undefined;
      }),
    findByLinkHash: (hash) => findOne({ 'links.hash': hash }),
    findMany: ({ customerIds, logins }) =>
      storeCall(async () => {
        const found = await Promise.all([
          customerIds.length > 0 ? find({ _id: { $in: customerIds } }) : [],
          logins.length > 0 ? find({ login: { $in: logins } }) : [],
        ]);
        return [...new Map(found.flat().map((each) => [each.customerId, each])).values()];
      }),
    listPending: (createdBefore, limit) =>
      storeCall(async () => {
        const found = await model
          .find({ pendingSince: { $lt: new Date(createdBefore) } }, { _id: 1 })
          .sort({ pendingSince: 1 })
          .limit(limit)
          .lean<{ _id: string }[]>();
        return found.map((each) => each._id);
      }),
    epochs: (customerIds) =>
      storeCall(async () => {
        const found = await model
          .find({ _id: { $in: customerIds }, state: 'active' }, { epoch: 1 })
          .lean<{ _id: string; epoch: number }[]>();
        return found.map(({ _id, epoch }) => ({ customerId: _id, epoch }));
      }),
  };
}
