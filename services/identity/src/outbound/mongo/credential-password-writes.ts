import { unordered } from '@latchkey/kit/mongo';
import type { CredentialRepository } from '../../domain/credential-repository.ts';
import { passwordPurposes } from '../../domain/link.ts';
import type { ChangeEvents } from './change-events.ts';
import {
  storedClass,
  toEntries,
  toStoredLink,
  toStoredPassword,
  type CredentialModel,
} from './credential-model.ts';
import { storeCall } from './store-call.ts';

/** New passwords and better hashes. */
export function passwordWrites(
  model: CredentialModel,
  changes: ChangeEvents,
): Pick<CredentialRepository, 'restore' | 'change' | 'upgrade'> {
  return {
    restore: ({ customerId, hash, state, now, password, events }) =>
      storeCall(async () => {
        const live = { hash, purpose: { $in: passwordPurposes }, expiresAt: { $gt: new Date(now) } };
        const changed = changes.of(customerId);
        const won = await model
          .findOneAndUpdate(
            { _id: customerId, state, links: { $elemMatch: live } },
            {
              $set: { password: toStoredPassword(password), state: 'active', links: [] },
              $unset: { registration: 1, invitation: 1 },
              $inc: { epoch: 1, version: 1 },
              $push: { outbox: { $each: toEntries([...events, changed.event]) } },
            },
            { projection: { _id: 1 } },
          )
          .lean<{ _id: string }>();
        return changed.told(won !== null);
      }),
    change: ({ customerId, verified, password, events }) =>
      storeCall(async () => {
        const changed = changes.of(customerId);
        const { matchedCount } = await model.updateOne(
          { _id: customerId, state: 'active', 'password.phc': verified },
          {
            $set: { password: toStoredPassword(password), links: [] },
            $unset: { invitation: 1 },
            $inc: { epoch: 1, version: 1 },
            $push: { outbox: { $each: toEntries([...events, changed.event]) } },
          },
        );
        return changed.told(matchedCount === 1);
      }),
    upgrade: ({ customerId, verified, phc }) =>
      storeCall(async () => {
        const { matchedCount } = await model.updateOne(
          { _id: customerId, 'password.phc': verified },
          { $set: { 'password.phc': phc, 'password.class': storedClass(phc) }, $inc: { version: 1 } },
        );
        return matchedCount === 1;
      }),
  };
}

/** Links, of many credentials at once. */
export function linkWrites(
  model: CredentialModel,
  changes: ChangeEvents,
): Pick<CredentialRepository, 'saveLinks'> {
  return {
    saveLinks: (changed) =>
      storeCall(async () => {
        if (changed.length === 0) return;
        const told = changed.map(({ customerId }) => changes.of(customerId));
        const writes = changed.map(({ customerId, version, links, events }, at) => ({
          updateOne: {
            filter: { _id: customerId, version },
            update: {
              $set: { links: links.map(toStoredLink) },
              $inc: { version: 1 },
              $push: {
                outbox: {
                  $each: toEntries([told[at]?.event ?? changes.of(customerId).event, ...events]),
                },
              },
            },
          },
        }));
        // Unordered: one credential that has moved on holds up no other; telling of it does no harm.
        await model.bulkWrite(writes, unordered);
        for (const each of told) each.told(true);
      }),
  };
}
