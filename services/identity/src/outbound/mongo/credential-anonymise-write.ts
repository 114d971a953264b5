import type { CredentialRepository } from '../../domain/credential-repository.ts';
import type { ChangeEvents } from './change-events.ts';
import { toEntries, type CredentialModel } from './credential-model.ts';
import { storeCall } from './store-call.ts';

/** The end of an account. */
export function anonymiseWrite(
  model: CredentialModel,
  changes: ChangeEvents,
): Pick<CredentialRepository, 'anonymise'> {
  return {
    anonymise: ({ customerId, login, events }) =>
      storeCall(async () => {
        const changed = changes.of(customerId);
        const { matchedCount } = await model.updateOne(
          { _id: customerId, state: { $nin: ['pending', 'anonymised'] } },
          {
            $set: { login, state: 'anonymised', links: [] },
            $unset: { password: 1, registration: 1, invitation: 1, blockedFrom: 1, companyUsers: 1 },
            $inc: { epoch: 1, version: 1 },
            $push: { outbox: { $each: toEntries([...events, changed.event]) } },
          },
        );
        return changed.told(matchedCount === 1);
      }),
  };
}
