import type { Customer } from './customer.ts';
import { fold, type SearchKeys } from './search-keys.ts';

/** States of accounts that lists tell apart; who is anonymised is in no list, who is pending not yet. */
export const listedStates = ['unconfirmed', 'active', 'reset-required', 'blocked'] as const;
export type ListedState = (typeof listedStates)[number];

/** What identity tells of a password; `imported`: its owner has not chosen another since an import. */
export const passwordStates = ['none', 'set', 'imported', 'reset-required'] as const;
export type PasswordState = (typeof passwordStates)[number];

/** Identity's view of an account, copied for lists; identity itself decides about everything else. */
export interface AccountState {
  readonly customerId: string;
  /** Of two views the one with the higher version is the later one. */
  readonly version: number;
  /** A word of identity's; `missing` where it knows of no such account. */
  readonly state: string;
  readonly password: PasswordState;
  /** When the password was set or imported, milliseconds since the Unix epoch; undefined without one. */
  readonly passwordSetAt?: number | undefined;
  /** When the last of its usable links ends, milliseconds since the Unix epoch; undefined without one. */
  readonly linksUntil?: number | undefined;
}

/** A customer as lists show one. */
export type Entry = Pick<
  Customer,
  | 'customerId'
  | 'customerReference'
  | 'email'
  | 'salutation'
  | 'firstName'
  | 'lastName'
  | 'company'
  | 'locale'
  | 'store'
  | 'registeredAt'
  | 'confirmedAt'
> & {
  /** Absent for the moment between the storing of a profile and the first word of identity. */
  readonly account?: Omit<AccountState, 'customerId'> | undefined;
};

/** Which customers a list holds: those who meet all that is given. */
export interface Selection {
  /** Beginning of the e-mail address, the reference or the last name, folded; never empty. */
  readonly search?: string | undefined;
  readonly store?: string | undefined;
  readonly locale?: string | undefined;
  readonly state?: ListedState | undefined;
  readonly password?: PasswordState | undefined;
  /** Whether there is a link that can be used now. */
  readonly liveLink?: boolean | undefined;
  /** First moment, and the first one after the last, in milliseconds since the Unix epoch. */
  readonly registeredFrom?: number | undefined;
  readonly registeredBefore?: number | undefined;
}

/** Ascending, or with `-` descending; equal ones by id. */
export const sorts = ['registeredAt', '-registeredAt', 'email', '-email'] as const;
export type Sort = (typeof sorts)[number];

/** Where in a sorted list somebody stands. */
export interface Position {
  readonly key: number | string;
  readonly customerId: string;
}

export function positionOf({ customerId, registeredAt, email }: Entry, sort: Sort): Position {
  return { key: sort.endsWith('email') ? fold(email) : registeredAt, customerId };
}

export function isDescending(sort: Sort): boolean {
  return sort.startsWith('-');
}

/** Orders positions as a list in this sort does; texts by code points, as indexes do. */
export function comparePositions(one: Position, other: Position, sort: Sort): number {
  const order = compare(one.key, other.key) || compare(one.customerId, other.customerId);
  return isDescending(sort) ? -order : order;
}

function compare(one: number | string, other: number | string): number {
  if (one === other) return 0;
  if (typeof one === 'number' || typeof other === 'number') return one < other ? -1 : 1;
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/** Whether somebody is in a list. @param now milliseconds since the Unix epoch */
export function meets(entry: Entry, selection: Selection, now: number): boolean {
  const { search, store, locale, state, password, liveLink, registeredFrom, registeredBefore } = selection;
  const { account, registeredAt } = entry;
  const wanted = [
    [store, entry.store],
    [locale, entry.locale],
    [state, account?.state],
    [password, account?.password],
    [liveLink, (account?.linksUntil ?? 0) > now],
  ] as const;
  return (
    wanted.every(([asked, is]) => asked === undefined || asked === is) &&
    registeredAt >= (registeredFrom ?? 0) &&
    registeredAt < (registeredBefore ?? Infinity) &&
    (search === undefined || beginsWith(entry, search))
  );
}

function beginsWith({ email, lastName, customerReference }: Entry, search: string): boolean {
  return [email, lastName, customerReference].some((text) => fold(text).startsWith(search));
}

/** A field of equal values whose customers an index holds in the order of their registration. */
export type Facet = 'store' | 'locale' | 'state' | 'password';
export interface FacetValue {
  readonly facet: Facet;
  readonly value: string;
}

/** Who has a link that ends later, and all these values. */
export interface LinkCondition {
  readonly linksAfter: number;
  /** The value whose index is used. */
  readonly within: FacetValue | undefined;
  readonly values: readonly FacetValue[];
}

/** What an index finds by itself. */
export type Condition =
  | { readonly prefixOf: keyof SearchKeys; readonly prefix: string }
  | { readonly facet: Facet; readonly value: string }
  | LinkCondition
  | { readonly registeredFrom: number; readonly registeredBefore: number };

/** A walk along the index of a sort. */
export interface Walk {
  readonly sort: Sort;
  /** Only those with this value; sorts by registration have an index for each facet. */
  readonly within?: FacetValue | undefined;
  /** Only those with a link that has not been seen to have ended; it goes before `within`. */
  readonly linked?: boolean;
  /** Bounds of the registration, for sorts by it. */
  readonly registeredFrom?: number | undefined;
  readonly registeredBefore?: number | undefined;
  readonly after: Position | undefined;
  readonly limit: number;
}

/**
 * Customers as staff looks for them. Each call reads at most as many documents as it is told, along one index, however
 * many customers there are. Nobody who is anonymised is found. Rejects with `unavailable` when the store cannot be
 * reached.
 */
export interface Directory {
  /** The next ones in the order of the sort; fewer than `limit` only at the end. */
  walk(walk: Walk): Promise<Entry[]>;
  /** All who meet the condition, in no order, or the first `limit` of them. */
  find(condition: Condition, limit: number): Promise<Entry[]>;
  /** How many its index holds, whichever of the other values they have, at most `limit`. */
  countLinked(condition: LinkCondition, limit: number): Promise<number>;
  /** The customer with an id or a reference. */
  get(by: { customerId: string } | { customerReference: string }): Promise<Entry | undefined>;
  /** Customers of whose account nothing is known yet. */
  withoutAccount(limit: number): Promise<string[]>;
  /** Forgets when links ended that end by `now`; those of 500 accounts at most. */
  forgetEndedLinks(now: number): Promise<void>;
  /** Keeps what identity told, where nothing later is kept already; customers that are not here are passed over. */
  keepAccounts(states: readonly AccountState[]): Promise<void>;
}

/** The part of identity that lists are fed by. Rejects with `unavailable`. */
export interface AccountStates {
  /** @param customerIds 1 to 500. Unknown ones are left out. */
  get(customerIds: readonly string[]): Promise<AccountState[]>;
}
