import type { AuditEntry } from '@latchkey/contracts/events';
import { emptyAddressBook, type AddressBook } from '../src/domain/address-book.ts';
import type { Customer, CustomerAnonymised, CustomerRegistered, Customers } from '../src/domain/customer.ts';

/** The repository without a store, for tests of features. Passes the same contract as the mongoose one. */
export interface MemoryCustomers extends Customers {
  readonly profiles: Map<string, Customer>;
  readonly tombstones: Set<string>;
  readonly events: (CustomerRegistered | CustomerAnonymised)[];
  /** Of changes of profiles, for the audit trail. */
  readonly entries: AuditEntry[];
}

export function createMemoryCustomers(): MemoryCustomers {
  const profiles = new Map<string, Customer>();
  const books = new Map<string, AddressBook>();
  const emailVersions = new Map<string, number>();
  const tombstones = new Set<string>();
  const events: MemoryCustomers['events'] = [];
  const entries: AuditEntry[] = [];
  const anonymised = new Set<string>();
  return {
    profiles,
    tombstones,
    events,
    entries,
    insert: (customer, event) => {
      if (tombstones.has(customer.customerId)) return Promise.resolve('tombstoned');
      profiles.set(customer.customerId, customer);
      events.push(event);
      return Promise.resolve('inserted');
    },
    tombstoneUnlessPresent: (customerId) => {
      if (profiles.has(customerId)) return Promise.resolve('present');
      tombstones.add(customerId);
      return Promise.resolve('tombstoned');
    },
    find: (customerId) => Promise.resolve(profiles.get(customerId)),
    update: (customerId, change, at, { data }) => {
      const customer = profiles.get(customerId);
      if (customer === undefined) return Promise.resolve(undefined);
      const updated = { ...customer, ...change, updatedAt: at };
      profiles.set(customerId, updated);
      entries.push(...data.entries);
      return Promise.resolve(updated);
    },
    findAddressBook: (customerId) =>
      Promise.resolve(profiles.has(customerId) ? (books.get(customerId) ?? emptyAddressBook) : undefined),
    saveAddressBook: (customerId, version, book) => {
      const present = books.get(customerId) ?? emptyAddressBook;
      if (!profiles.has(customerId) || present.version !== version) return Promise.resolve(false);
      books.set(customerId, book);
      return Promise.resolve(true);
    },
    anonymise: (customerId, event) => {
      if (anonymised.has(customerId)) return Promise.resolve('already');
      if (!profiles.delete(customerId)) return Promise.resolve('unknown');
      books.delete(customerId);
      anonymised.add(customerId);
      events.push(event);
      return Promise.resolve('anonymised');
    },
    findContacts: (customerIds) =>
      Promise.resolve(
        customerIds.flatMap((customerId) => {
          const customer = profiles.get(customerId);
          if (customer === undefined) return [];
          const { email, salutation, firstName, lastName, locale } = customer;
          return [{ customerId, email, salutation, firstName, lastName, locale }];
        }),
      ),
    replaceUnconfirmed: (customerId, by, confirmedAt) => {
      const customer = profiles.get(customerId);
      if (customer !== undefined && customer.confirmedAt === undefined) {
        const { customerReference } = customer;
        profiles.set(customerId, {
          ...by,
          customerId,
          customerReference,
          confirmedAt,
          updatedAt: confirmedAt,
        });
      }
      return Promise.resolve();
    },
    followEmailChange: ({ customerId, login, version, at, byStaff }) => {
      const customer = profiles.get(customerId);
      if (customer === undefined) return Promise.resolve(false);
      if ((emailVersions.get(customerId) ?? 0) < version) {
        emailVersions.set(customerId, version);
        const proven = byStaff ? {} : { confirmedAt: at };
        profiles.set(customerId, { ...customer, email: login, ...proven, updatedAt: at });
      }
      return Promise.resolve(true);
    },
    recordConfirmation: (customerId, confirmedAt) => {
      const customer = profiles.get(customerId);
      if (customer === undefined) return Promise.resolve(false);
      const latest = Math.max(customer.confirmedAt ?? 0, confirmedAt);
      profiles.set(customerId, { ...customer, confirmedAt: latest });
      return Promise.resolve(true);
    },
  };
}
