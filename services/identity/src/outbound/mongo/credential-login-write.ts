import type { QueryFilter } from 'mongoose';
import { duplicateKey } from '@latchkey/kit/mongo';
import type { CredentialEvent, CredentialRepository } from '../../domain/credential-repository.ts';
import type { ChangeEvents } from './change-events.ts';
import {
  toEntries,
  toStoredRegistration,
  type CredentialDocument,
  type CredentialModel,
} from './credential-model.ts';
import { storeCall } from './store-call.ts';

/** The move to another address. */
export function loginWrite(
  model: CredentialModel,
  changes: ChangeEvents,
): Pick<CredentialRepository, 'changeLogin' | 'changeAddress'> {
  const move = (
    { _id, ...expected }: QueryFilter<CredentialDocument> & { _id: string },
    fields: { set: Partial<CredentialDocument>; unset: Partial<Record<keyof CredentialDocument, 1>> },
    events: readonly CredentialEvent[],
  ): Promise<'changed' | 'taken' | 'overtaken'> =>
    storeCall(async () => {
      const changed = changes.of(_id);
      try {
        const { matchedCount } = await model.updateOne(
          { _id, ...expected },
          {
            $set: { ...fields.set, links: [] },
            $unset: fields.unset,
            $inc: { epoch: 1, version: 1 },
            $push: { outbox: { $each: toEntries([...events, changed.event]) } },
          },
        );
        return changed.told(matchedCount === 1) ? 'changed' : 'overtaken';
      } catch (error) {
        if (duplicateKey(error) === undefined) throw error;
        return 'taken';
      }
    });
  return {
    changeLogin: ({ customerId, from, epoch, to, events }) =>
      move(
        { _id: customerId, state: 'active', login: from, epoch },
        { set: { login: to }, unset: { registration: 1 } },
        events,
      ),
    changeAddress: ({ customerId, version, to, registration, invitation, events }) => {
      const waiting = {
        ...(registration && { registration: toStoredRegistration(registration) }),
        ...(invitation && { invitation: { ...invitation, requestedAt: new Date(invitation.requestedAt) } }),
      };
      const unset = {
        ...(registration === undefined ? { registration: 1 as const } : {}),
        ...(invitation === undefined ? { invitation: 1 as const } : {}),
      };
      return move({ _id: customerId, version }, { set: { login: to, ...waiting }, unset }, events);
    },
  };
}
