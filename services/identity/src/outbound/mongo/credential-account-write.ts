import type { CredentialRepository } from '../../domain/credential-repository.ts';
import type { ChangeEvents } from './change-events.ts';
import { toEntries, type CredentialModel } from './credential-model.ts';
import { storeCall } from './store-call.ts';

/** What those who work for the shop do to an account. */
export function accountWrite(
  model: CredentialModel,
  changes: ChangeEvents,
): Pick<CredentialRepository, 'changeAccount'> {
  return {
    changeAccount: ({ customerId, version, from, change, events }) =>
      storeCall(async () => {
        const { state, invitation, emptiesLinks = false, endsSessions = false } = change;
        const unblocks = 'blockedFrom' in change && change.blockedFrom === undefined;
        const changed = changes.of(customerId);
        const { matchedCount } = await model.updateOne(
          { _id: customerId, state: { $in: from }, ...(version === undefined ? {} : { version }) },
          {
            $set: {
              ...(state === undefined ? {} : { state }),
              ...(change.blockedFrom === undefined ? {} : { blockedFrom: change.blockedFrom }),
              ...(invitation === undefined
                ? {}
                : { invitation: { ...invitation, requestedAt: new Date(invitation.requestedAt) } }),
              ...(emptiesLinks ? { links: [] } : {}),
            },
            $unset: { ...(unblocks ? { blockedFrom: 1 } : {}), ...(emptiesLinks ? { invitation: 1 } : {}) },
            $inc: { version: 1, ...(endsSessions ? { epoch: 1 } : {}) },
            $push: { outbox: { $each: toEntries([...events, changed.event]) } },
          },
        );
        return changed.told(matchedCount === 1);
      }),
  };
}
