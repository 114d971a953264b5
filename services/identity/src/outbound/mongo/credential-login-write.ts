import { duplicateKey } from '@latchkey/kit/mongo';
import type { CredentialRepository } from '../../domain/credential-repository.ts';
import type { ChangeEvents } from './change-events.ts';
import { toEntries, type CredentialModel } from './credential-model.ts';
import { storeCall } from './store-call.ts';

/** The move to another address. */
export function loginWrite(
  model: CredentialModel,
  changes: ChangeEvents,
): Pick<CredentialRepository, 'changeLogin'> {
  return {
    changeLogin: ({ customerId, from, epoch, to, events }) =>
      storeCall(async () => {
        const changed = changes.of(customerId);
        try {
          const { matchedCount } = await model.updateOne(
            { _id: customerId, state: 'active', login: from, epoch },
            {
              $set: { login: to, links: [] },
              $unset: { registration: 1 },
              $inc: { epoch: 1, version: 1 },
              $push: { outbox: { $each: toEntries([...events, changed.event]) } },
            },
          );
          return changed.told(matchedCount === 1) ? 'changed' : 'overtaken';
        } catch (error) {
          if (duplicateKey(error) === undefined) throw error;
          return 'taken';
        }
      }),
  };
}
