import type { CredentialEvent } from './credential-repository.ts';
import type { Invitation } from './credential.ts';

/** The event of an invitation. It has the request's id, as every mail with a link: asking twice sends it once. */
export function invited(customerId: string, invitation: Invitation, firstPassword: boolean): CredentialEvent {
  const { requestId, requestedAt } = invitation;
  return {
    id: requestId,
    type: 'password.invited',
    data: { requestId, customerId, requestedAtMs: requestedAt, firstPassword },
    at: requestedAt,
  };
}
