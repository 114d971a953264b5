import type { CredentialRepository } from '../../domain/credential-repository.ts';
import { toEntries, type CredentialModel } from './credential-model.ts';
import { storeCall } from './store-call.ts';

/** The end of an account. */
export function anonymiseWrite(model: CredentialModel): Pick<CredentialRepository, 'anonymise'> {
  return {
    anonymise: ({ customerId, login, events }) =>
      storeCall(async () => {
        const { matchedCount } = await model.updateOne(
          { _id: customerId, state: { $nin: ['pending', 'anonymised'] } },
          {
            $set: { login, state: 'anonymised', links: [] },
            $unset: { password: 1, registration: 1 },
            $inc: { epoch: 1, version: 1 },
            $push: { outbox: { $each: toEntries(events) } },
          },
        );
        return matchedCount === 1;
      }),
  };
}
