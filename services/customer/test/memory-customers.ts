import type { Customer, CustomerRegistered, Customers } from '../src/domain/customer.ts';

/** The repository without a store, for tests of features. Passes the same contract as the mongoose one. */
export interface MemoryCustomers extends Customers {
  readonly profiles: Map<string, Customer>;
  readonly tombstones: Set<string>;
  readonly events: CustomerRegistered[];
}

export function createMemoryCustomers(): MemoryCustomers {
  const profiles = new Map<string, Customer>();
  const tombstones = new Set<string>();
  const events: CustomerRegistered[] = [];
  return {
    profiles,
    tombstones,
    events,
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
    findContacts: (customerIds) =>
      Promise.resolve(
        customerIds.flatMap((customerId) => {
          const customer = profiles.get(customerId);
          if (customer === undefined) return [];
          const { email, salutation, firstName, lastName, locale } = customer;
          return [{ customerId, email, salutation, firstName, lastName, locale }];
        }),
      ),
    recordConfirmation: (customerId, confirmedAt) => {
      const customer = profiles.get(customerId);
      if (customer === undefined) return Promise.resolve(false);
      const latest = Math.max(customer.confirmedAt ?? 0, confirmedAt);
      profiles.set(customerId, { ...customer, confirmedAt: latest });
      return Promise.resolve(true);
    },
  };
}
