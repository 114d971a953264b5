import type { AuditEntry } from '@latchkey/contracts/events';
import type { Login } from './login.ts';

/** Why a request ends without a link; the words of protos/identity/v1 LinkRefused. */
export const refusalReasons = [
  'no-account',
  'overtaken',
  'limit',
  'account-state',
  'unknown-request',
  'address-limit',
  'campaign-over',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Somebody asked for a reset link, for an address that may be unknown. */
export interface ResetRequest {
  readonly requestId: string;
  readonly login: Login;
  /** Language of the request; may be empty. */
  readonly locale: string;
  /** Where it came from, as ThrottleKeys name an address; empty when that is not known. */
  readonly origin: string;
  /** Who asked, for the audit trail, if it comes to that. */
  readonly by?: Pick<AuditEntry, 'actor' | 'requestId'> | undefined;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  /** Set once the request has ended without a link: asking again gives the same answer. */
  readonly refusal: RefusalReason | undefined;
}

/** A request is forgotten this long after it was last answered (never counted from its creation): 24 h. */
export const settledRequestMemoryMs = 24 * 3_600_000;
