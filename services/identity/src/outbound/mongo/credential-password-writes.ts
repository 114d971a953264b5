import type { CredentialRepository } from '../../domain/credential-repository.ts';
import {
  storedClass,
  toEntries,
  toStoredLink,
  toStoredPassword,
  type CredentialModel,
} from './credential-model.ts';
import { storeCall } from './store-call.ts';

/** New passwords, better hashes, links. */
export function passwordWrites(
  model: CredentialModel,
): Pick<CredentialRepository, 'restore' | 'change' | 'upgrade' | 'saveLinks'> {
  return {
    restore: ({ customerId, hash, state, now, password, events }) =>
      storeCall(async () => {
        const live = { hash, purpose: 'restore-password', expiresAt: { $gt: new Date(now) } };
        const won = await model
          .findOneAndUpdate(
            { _id: customerId, state, links: { $elemMatch: live } },
            {
              $set: { password: toStoredPassword(password), state: 'active', links: [] },
              $unset: { registration: 1 },
              $inc: { epoch: 1, version: 1 },
              $push: { outbox: { $each: toEntries(events) } },
            },
            { projection: { _id: 1 } },
          )
          .lean<{ _id: string }>();
        return won !== null;
      }),
    change: ({ customerId, verified, password, events }) =>
      storeCall(async () => {
        const { matchedCount } = await model.updateOne(
          { _id: customerId, state: 'active', 'password.phc': verified },
          {
            $set: { password: toStoredPassword(password), links: [] },
            $inc: { epoch: 1, version: 1 },
            $push: { outbox: { $each: toEntries(events) } },
          },
        );
        return matchedCount === 1;
      }),
    upgrade: ({ customerId, verified, phc }) =>
      storeCall(async () => {
        const { matchedCount } = await model.updateOne(
          { _id: customerId, 'password.phc': verified },
          { $set: { 'password.phc': phc, 'password.class': storedClass(phc) }, $inc: { version: 1 } },
        );
        return matchedCount === 1;
      }),
    saveLinks: (changed) =>
      storeCall(async () => {
        if (changed.length === 0) return;
        const writes = changed.map(({ customerId, version, links }) => ({
          updateOne: {
            filter: { _id: customerId, version },
            update: { $set: { links: links.map(toStoredLink) }, $inc: { version: 1 } },
          },
        }));
        // Unordered: one credential that has moved on holds up no other.
        await model.bulkWrite(writes, { ordered: false });
      }),
  };
}
