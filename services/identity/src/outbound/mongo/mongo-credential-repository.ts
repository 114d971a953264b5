import DataLoader from 'dataloader';
import type { QueryFilter } from 'mongoose';
import { findFew } from '@latchkey/kit/mongo';
import type { CredentialRepository } from '../../domain/credential-repository.ts';
import type { Credential } from '../../domain/credential.ts';
import type { Login } from '../../domain/login.ts';
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
  const byLogin = new DataLoader<Login, Credential | undefined>(
    (logins) => storeCall(() => findByLogins(model, logins)),
    { cache: false, maxBatchSize: 100 },
  );

  return {
    findById: (customerId) => findOne({ _id: customerId }),
    findByLogin: (login) => byLogin.load(login),
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

/**
 * What is asked for in one tick is one command. For one login it finds the first credential at or after it: something is
 * read, sent and decoded whether somebody has it or not. Several are there only while the cores are busy with hashes
 * (HashQueue's `approach`); the answer to each then waits for hashes of others, which last a thousand times longer than
 * the reading of one credential more or less.
 */
async function findByLogins(
  model: CredentialModel,
  logins: readonly Login[],
): Promise<(Credential | undefined)[]> {
  const [first = ''] = logins;
  const found = await findFew<CredentialDocument>(
    model,
    { login: logins.length === 1 ? { $gte: first } : { $in: [...logins] } },
    { sort: { login: 1 }, limit: logins.length, projection: { outbox: 0 } },
  );
  const byLogin = new Map(found.map((each) => [each.login, toCredential(each)]));
  return logins.map((login) => byLogin.get(login));
}
