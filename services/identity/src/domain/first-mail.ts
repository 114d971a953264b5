import type { CredentialEvent } from './credential-event.ts';
import type { Credential } from './credential.ts';
import { invited } from './invited.ts';

/**
 * What asks for the mail whose link proves the address of an account. One mail, not two: whoever is invited to choose a
 * password proves the address by it.
 * @param asksForProof false where nothing waits for the proof but an invitation
 * @param told id and time of the event; an invitation has its own
 */
export function firstMail(
  credential: Pick<Credential, 'customerId' | 'registration' | 'invitation' | 'password'>,
  asksForProof: boolean,
  told: { id: string; at: number },
): CredentialEvent[] {
  const { customerId, registration, invitation, password } = credential;
  if (invitation !== undefined) return [invited(customerId, invitation, password === undefined)];
  if (!asksForProof || registration === undefined) return [];
  const { requestId, requestedAt: requestedAtMs } = registration;
  const data = { requestId, customerId, requestedAtMs };
  return [{ ...told, type: 'registration.confirmation_requested', data }];
}
