import { audited, type AuditAct, type AuditDetail } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { currentOrigin } from '@latchkey/kit/origin';
import type { CredentialEvent } from '../../domain/credential-repository.ts';

/** What makes the entries of the audit trail. */
export interface ActDeps {
  clock: Clock;
  newId: () => string;
}

/** The event that brings an act on a user into the audit trail, for the write that does it. */
export function staffAct(
  { clock, newId }: ActDeps,
  act: AuditAct & `staff.${string}`,
  userId: string,
  details: Readonly<Partial<Record<AuditDetail, string>>> = {},
): CredentialEvent {
  return audited(currentOrigin(), { id: newId(), at: clock.now(), act, subject: userId, details });
}
