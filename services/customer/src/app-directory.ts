import type { Connection } from 'mongoose';
import { AppError } from '@latchkey/kit/errors';
import { runWithLease } from '@latchkey/kit/mongo';
import type { House } from '@latchkey/kit/service';
import type { Customers } from './domain/customer.ts';
import type { AccountStates, Directory } from './domain/directory.ts';
import { listCustomers } from './features/list-customers/list-customers.ts';
import { createProjector, projectMissing } from './features/project-accounts/project-accounts.ts';
import type { DirectoryUseCases } from './inbound/directory-handlers.ts';

/** How often it looks for profiles of whose account nothing is known, in milliseconds. */
const lookForMissingEveryMs = 3_000;

/** The part of the composition root that is about lists. */
export function createDirectory(
  house: House,
  parts: { connection: Connection; customers: Customers; directory: Directory; accounts: AccountStates },
): { useCases: DirectoryUseCases; projectAccount: (customerId: string) => Promise<void> } {
  const { clock, logger, lifecycle } = house;
  const { connection, directory, customers } = parts;
  runWithLease({
    connection,
    name: 'project-accounts',
    everyMs: lookForMissingEveryMs,
    clock,
    logger,
    lifecycle,
    work: (lease) => projectMissing(parts, () => lease.valid() && !lifecycle.stopping),
  });
  return {
    projectAccount: createProjector(parts),
    useCases: {
      list: (listing) => listCustomers({ directory, clock }, listing),
      find: async (by) => {
        const customerId = 'customerId' in by ? by.customerId : (await directory.get(by))?.customerId;
        const customer = customerId === undefined ? undefined : await customers.find(customerId);
        if (customer === undefined) throw new AppError('customer_not_found');
        return customer;
      },
    },
  };
}
