import type { AccountState } from '../directory.ts';

/** Who gets a mail: all that is given has to be met. */
export interface Audience {
  /** `without-password`: those who have none. */
  readonly of: 'without-password' | 'everybody';
  /** Only those without a link that can be used now. */
  readonly withoutLiveLink: boolean;
  readonly store: string | undefined;
  readonly locale: string | undefined;
  /** Only those that an import created or changed. */
  readonly importId: string | undefined;
  /** Only those named in a list. */
  readonly listed: boolean;
}

/** Somebody an audience may mean. */
export interface Person {
  readonly customerId: string;
  readonly customerReference: string;
  /** Absent once the person is gone. */
  readonly email?: string | undefined;
  readonly store: string;
  readonly locale: string;
  readonly imports?: readonly string[] | undefined;
  /** Absent until identity told anything. */
  readonly account?: Omit<AccountState, 'customerId'> | undefined;
}

/**
 * Why somebody who is meant gets no mail. `no_account`: identity knows of none. `unknown`: a list named nobody's
 * reference or address.
 */
export type LeftOut =
  'anonymised' | 'blocked' | 'pending' | 'no_account' | 'has_password' | 'live_link' | 'unknown';

/**
 * Decides about one person, by what is known of the account now; identity decides again before it mints a link.
 * @param now milliseconds since the Unix epoch
 * @returns `in`, the reason why not, or undefined when store, locale or import pass the person over
 */
export function judge(person: Person, audience: Audience, now: number): 'in' | LeftOut | undefined {
  const { of, withoutLiveLink, store, locale, importId } = audience;
  if (store !== undefined && person.store !== store) return undefined;
  if (locale !== undefined && person.locale !== locale) return undefined;
  if (importId !== undefined && person.imports?.includes(importId) !== true) return undefined;
  const { account, email } = person;
  if (email === undefined || account?.state === 'anonymised') return 'anonymised';
  if (account === undefined) return 'no_account';
  const closed = closedStates[account.state];
  if (closed !== undefined) return closed;
  if (of === 'without-password' && account.password !== 'none') return 'has_password';
  if (withoutLiveLink && (account.linksUntil ?? 0) > now) return 'live_link';
  return 'in';
}

/** States in which an account gets no link. */
const closedStates: Readonly<Record<string, LeftOut>> = {
  blocked: 'blocked',
  pending: 'pending',
  missing: 'no_account',
};

/** The domain a mail goes to, in lower case. */
export function receivingDomain(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase();
}

/** The next people an audience may mean. */
export interface Meant {
  readonly people: readonly Person[];
  /** Where the next ones begin; undefined behind the last. */
  readonly next: string | undefined;
}

/** Where audiences come from. Rejects with `unavailable` when the store cannot be reached. */
export interface Audiences {
  /**
   * Walks along ids, everybody once, whatever changes meanwhile. It reads about `limit` documents along one index; who is
   * read and not meant may come, too.
   * @param after `next` of the walk so far; the empty string to begin
   */
  walk(campaignId: string, audience: Audience, after: string, limit: number): Promise<Meant>;
  /**
   * Puts people into the list of a campaign, by reference or address. Again, it changes nothing.
   * @returns how many people the list names by now, and how many of its words name nobody
   */
  list(
    campaignId: string,
    given: { references: readonly string[]; emails: readonly string[] },
  ): Promise<{ listed: number; unknown: number }>;
  /** Removes some of the list; false once there is nothing left. */
  forget(campaignId: string, limit: number): Promise<boolean>;
}
