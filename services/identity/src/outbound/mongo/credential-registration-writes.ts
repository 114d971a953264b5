import { duplicateKey } from '@latchkey/kit/mongo';
import type { CredentialEvent, CredentialRepository } from '../../domain/credential-repository.ts';
import type { ChangeEvents } from './change-events.ts';
import type { Credential } from '../../domain/credential.ts';
import { toDocument, toEntries, toStoredPassword, type CredentialModel } from './credential-model.ts';
import { storeCall } from './store-call.ts';

/** From the insert of a pending credential to the proof of its address. */
export function registrationWrites(
  model: CredentialModel,
  changes: ChangeEvents,
): Pick<CredentialRepository, 'insert' | 'activate' | 'deletePending' | 'confirm' | 'takeOver'> {
  return {
    insert: (credential, events = []) => storeCall(() => insert(model, credential, events)),
    activate: (customerId, state, events) =>
      storeCall(async () => {
        const changed = changes.of(customerId);
        const { matchedCount } = await model.updateOne(
          { _id: customerId, state: 'pending' },
          {
            $set: { state },
            $unset: { pendingSince: 1 },
            $inc: { version: 1 },
            $push: { outbox: { $each: toEntries([...events, changed.event]) } },
          },
        );
        return changed.told(matchedCount === 1);
      }),
    deletePending: (customerId) =>
      storeCall(async () => {
        await model.deleteOne({ _id: customerId, state: 'pending' });
      }),
    confirm: ({ customerId, hash, now, events }) =>
      storeCall(async () => {
        const live = { hash, purpose: 'confirm-registration', expiresAt: { $gt: new Date(now) } };
        const changed = changes.of(customerId);
        const { matchedCount } = await model.updateOne(
          { _id: customerId, state: 'unconfirmed', links: { $elemMatch: live } },
          {
            $set: { state: 'active' },
            $unset: { registration: 1 },
            $pull: { links: { purpose: 'confirm-registration' } },
            $inc: { version: 1 },
            $push: { outbox: { $each: toEntries([...events, changed.event]) } },
          },
        );
        return changed.told(matchedCount === 1);
      }),
    takeOver: (given) => storeCall(() => takeOver(model, changes, given)),
  };
}

async function insert(
  model: CredentialModel,
  credential: Credential,
  events: readonly CredentialEvent[],
): Promise<'inserted' | 'exists' | 'login-taken'> {
  try {
    await model.create({ ...toDocument(credential), outbox: toEntries(events) });
    return 'inserted';
  } catch (error) {
    if (duplicateKey(error) === undefined) throw error;
    // Which of two violated indexes is named is the store's choice; the same customer again is a retry.
    const own = { _id: credential.customerId, login: credential.login };
    return (await model.exists(own)) === null ? 'login-taken' : 'exists';
  }
}

async function takeOver(
  model: CredentialModel,
  changes: ChangeEvents,
  { customerId, version, password, registration, events }: Parameters<CredentialRepository['takeOver']>[0],
): Promise<boolean> {
  const { requestId, locale, requestedAt } = registration;
  const changed = changes.of(customerId);
  const { matchedCount } = await model.updateOne(
    { _id: customerId, state: 'unconfirmed', version },
    {
      $set: {
        state: 'active',
        password: toStoredPassword(password),
        registration: { requestId, locale, requestedAt: new Date(requestedAt) },
        links: [],
      },
      $unset: { invitation: 1 },
      $inc: { version: 1, epoch: 1 },
      $push: { outbox: { $each: toEntries([...events, changed.event]) } },
    },
  );
  return changed.told(matchedCount === 1);
}
