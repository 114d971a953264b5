import { mayLogIn, type Credential } from './credential.ts';
import type { StagedLink } from './staged-registration.ts';
import type { Login } from './login.ts';

/**
 * Somebody wants to move their account to another address. It is a wish: the account stays as it is until the link that
 * goes to the new address is used. The newest wish of an account counts, so that a mistyped address is put right by
 * asking again; and none outlives a change of the epoch, so that whatever ends all sessions ends it too.
 */
export interface EmailChange {
  readonly requestId: string;
  readonly customerId: string;
  /** The account's address when it was asked for; the notices go there, whatever happens meanwhile. */
  readonly from: Login;
  readonly to: Login;
  /** The account's when it was asked for. */
  readonly epoch: number;
  readonly locale: string;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  /** Absent until its mail is sent. */
  readonly link: StagedLink | undefined;
}

/**
 * How long a wish is remembered, in milliseconds, so that its notices find the old address: 30 days. No mail is tried
 * for nearly as long (three days), and no broker that was away for longer brings events of use.
 */
export const emailChangeMemoryMs = 30 * 86_400_000;

/** Whether the account is still as it was when the change was asked for. */
export function isWanted(
  { epoch, from }: Pick<EmailChange, 'epoch' | 'from'>,
  owner: Credential | undefined,
): boolean {
  return owner !== undefined && mayLogIn(owner) && owner.epoch === epoch && owner.login === from;
}
