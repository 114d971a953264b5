import type { mongo } from 'mongoose';
import { driverCollection } from '@latchkey/kit/mongo';
import type {
  AccountChange,
  CredentialEvent,
  CredentialRepository,
} from '../../domain/credential-repository.ts';
import type { ChangeEvents } from './change-events.ts';
import { toEntries, type CredentialDocument, type CredentialModel } from './credential-model.ts';
import { storeCall } from './store-call.ts';

/** What those who work for the shop do to an account. */
export function accountWrite(
  model: CredentialModel,
  changes: ChangeEvents,
): Pick<CredentialRepository, 'changeAccount' | 'changeAccounts'> {
  const documents = driverCollection<CredentialDocument>(model);
  return {
    changeAccount: ({ customerId, version, from, change, events }) =>
      storeCall(async () => {
        const changed = changes.of(customerId);
        const { matchedCount } = await model.updateOne(
          { _id: customerId, state: { $in: from }, ...(version === undefined ? {} : { version }) },
          updateOf(change, [...events, changed.event]),
        );
        return changed.told(matchedCount === 1);
      }),
    changeAccounts: (given) =>
      storeCall(async () => {
        const told = given.map(({ customerId }) => changes.of(customerId));
        const writes = given.map(({ customerId, version, change, events }, at) => ({
          updateOne: {
            filter: { _id: customerId, version },
            update: updateOf(change, [...events, ...(told[at] === undefined ? [] : [told[at].event])]),
          },
        }));
        const { matchedCount } = await documents.bulkWrite(writes, { ordered: false });
        // Telling of one that was otherwise does no harm.
        for (const each of told) each.told(true);
        return matchedCount === given.length;
      }),
  };
}

function updateOf(
  change: AccountChange,
  events: readonly CredentialEvent[],
): mongo.UpdateFilter<CredentialDocument> {
  const { state, blockedFrom, invitation, emptiesLinks = false, endsSessions = false } = change;
  const unblocks = 'blockedFrom' in change && blockedFrom === undefined;
  return {
    $set: {
      ...(state === undefined ? {} : { state }),
      ...(blockedFrom === undefined ? {} : { blockedFrom }),
      ...(invitation === undefined
        ? {}
        : { invitation: { ...invitation, requestedAt: new Date(invitation.requestedAt) } }),
      ...(emptiesLinks ? { links: [] } : {}),
    },
    ...(unblocks || emptiesLinks
      ? { $unset: { ...(unblocks ? { blockedFrom: 1 } : {}), ...(emptiesLinks ? { invitation: 1 } : {}) } }
      : {}),
    $inc: { version: 1, ...(endsSessions ? { epoch: 1 } : {}) },
    $push: { outbox: { $each: toEntries(events) } },
  };
}
