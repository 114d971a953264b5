import type { AuditRecordedEvent, EventData } from '@latchkey/contracts/events';
import type { AddressBook } from './address-book.ts';
import type { Profile, ProfileChange } from './profile.ts';

/** A registered customer. Times are milliseconds since the Unix epoch. */
export interface Customer extends Profile {
  /** UUIDv7, the same in every service. */
  customerId: string;
  /** `{prefix}--{n}`, unique, what people and other systems read. */
  customerReference: string;
  /** The consent given at registration: which version of the shop's terms, and when. Imported people gave none here. */
  acceptedTerms?: { version: string; at: number };
  registeredAt: number;
  /** When a mailed link first proved the address. */
  confirmedAt?: number;
  updatedAt: number;
}

/** What a mail needs to know of a person. */
export type Contact = Pick<
  Customer,
  'customerId' | 'email' | 'salutation' | 'firstName' | 'lastName' | 'locale'
>;

/** The event that goes into the same write as the profile. */
export interface CustomerRegistered {
  type: 'customer.registered';
  data: EventData<'customer.registered'>;
}

/** The event that goes into the same write as the blanking of a profile. */
export interface CustomerAnonymised {
  type: 'customer.anonymised';
  data: EventData<'customer.anonymised'>;
}

/**
 * @param invited whether the first mail is an invitation to choose a password, and no other shall welcome
 * @returns the event that tells of a new profile
 */
export function customerRegistered(customer: Customer, invited = false): CustomerRegistered {
  const { customerId, customerReference, registeredAt } = customer;
  return {
    type: 'customer.registered',
    data: { customerId, customerReference, registeredAtMs: registeredAt, invited },
  };
}

/**
 * The reference of the n-th customer: Spryker's `{prefix}-{environment}-{n}` with an empty middle, such as
 * `customer--36` (spryker.md §3.1).
 */
export function customerReference(prefix: string, n: number): string {
  return `${prefix}--${n}`;
}

/**
 * Where profiles rest. A tombstone takes the place of a profile that must never appear; no read returns one, nor a profile
 * that was anonymised.
 * Every method rejects with `unavailable` when the store cannot be reached or does not answer in time; whether a
 * write then took place is unknown.
 */
export interface Customers {
  /**
   * Stores a new profile together with its event, in one write; the event is published afterwards.
   * @param entry for the audit trail, in the same write
   * @returns `tombstoned` when the registration was given up meanwhile: nothing is stored then
   */
  insert(
    customer: Customer,
    event: CustomerRegistered,
    entry?: AuditRecordedEvent,
  ): Promise<'inserted' | 'tombstoned'>;
  /**
   * Decides the fate of a registration: either its profile is there, or from now on it can never come.
   * @param at milliseconds since the Unix epoch
   */
  tombstoneUnlessPresent(customerId: string, at: number): Promise<'present' | 'tombstoned'>;
  find(customerId: string): Promise<Customer | undefined>;
  /**
   * Changes what is given of a profile.
   * @param at milliseconds since the Unix epoch
   * @param entry for the audit trail, in the same write
   * @returns the profile afterwards; undefined when there is no such customer
   */
  update(
    customerId: string,
    change: Partial<ProfileChange>,
    at: number,
    entry: AuditRecordedEvent,
  ): Promise<Customer | undefined>;
  /** The book, empty when nothing was ever put into it; undefined when there is no such customer. */
  findAddressBook(customerId: string): Promise<AddressBook | undefined>;
  /** Replaces the book if its version is still the given one. */
  saveAddressBook(customerId: string, version: number, book: AddressBook): Promise<boolean>;
  /**
   * Blanks a profile and its addresses together with its event, in one write; id, reference and consent remain.
   * @returns `unknown` when there is no such customer, not even an anonymised one
   */
  anonymise(customerId: string, event: CustomerAnonymised): Promise<'anonymised' | 'already' | 'unknown'>;
  /** Unknown ids are left out. */
  findContacts(customerIds: readonly string[]): Promise<Contact[]>;
  /**
   * Gives the profile of an unconfirmed customer to another registration of the same address, which was confirmed.
   * Id, reference and address book stay. A confirmed profile is left alone.
   */
  replaceUnconfirmed(customerId: string, by: Customer, confirmedAt: number): Promise<void>;
  /**
   * Takes over an address that identity gave an account at `at`, proven by then unless it was staff's doing. One that was read at an earlier version of the
   * credential than the one that is stored changes nothing.
   * @returns false when there is no such customer
   */
  followEmailChange(given: {
    customerId: string;
    login: string;
    version: number;
    at: number;
    byStaff: boolean;
  }): Promise<boolean>;
  /**
   * Notes when the address was proven. A time already noted is only ever replaced by a later one.
   * @returns false when there is no such customer
   */
  recordConfirmation(customerId: string, confirmedAt: number): Promise<boolean>;
}

/** The sequence behind the references. */
export interface ReferenceNumbers {
  /** A number nobody got before and nobody will get again; some are never used. Rejects with `unavailable`. */
  next(): Promise<number>;
  /** From now on every number is higher than this one. Rejects with `unavailable`. */
  raiseTo(number: number): Promise<void>;
}
