import type { Link } from './link.ts';
import type { Login } from './login.ts';

/**
 * A registration whose address is not proven yet. It is no account: it lets nobody in, holds no address, and any
 * number of them may wait for the same one. Using its link makes an account of it; then the others are dropped.
 */
export interface StagedRegistration {
  readonly requestId: string;
  /** The account's, should this registration become one. */
  readonly customerId: string;
  readonly customerReference: string;
  readonly login: Login;
  /** Hash of the password chosen with it. Only using this registration's own link makes it count. */
  readonly phc: string;
  readonly locale: string;
  /** Where it came from, as ThrottleKeys name an address; empty when that is not known. */
  readonly origin: string;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  /** Absent until its mail is sent. */
  readonly link: StagedLink | undefined;
}

export type StagedLink = Pick<Link, 'hash' | 'kid' | 'expiresAt'>;

/**
 * How long after it was made a registration still gets links, in milliseconds: 14 days. However often its link is asked
 * for again, customer then still has its profile (30 days there).
 */
export const mintableForMs = 14 * 86_400_000;

/** Of several registrations of one address the newest counts. requestIds are UUIDv7: their order is that of time. */
export function newestOf(rows: readonly StagedRegistration[], login: string): StagedRegistration | undefined {
  const ofLogin = rows.filter((row) => row.login === login);
  return ofLogin.reduce<StagedRegistration | undefined>(
    (newest, row) => (newest === undefined || row.requestId > newest.requestId ? row : newest),
    undefined,
  );
}
