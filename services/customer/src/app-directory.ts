import type { Connection } from 'mongoose';
import { AppError } from '@latchkey/kit/errors';
import { runWithLease } from '@latchkey/kit/mongo';
import type { House } from '@latchkey/kit/service';
import type { Recipients } from './domain/campaign/recipients.ts';
import type { CreateRequests } from './domain/create-requests.ts';
import type { Credentials } from './domain/credentials.ts';
import type { Customers, ReferenceNumbers } from './domain/customer.ts';
import type { AccountStates, Directory } from './domain/directory.ts';
import { createCustomer, type Deps as CreateDeps } from './features/create-customer/create-customer.ts';
import { listCustomers } from './features/list-customers/list-customers.ts';
import { createProjector, projectMissing } from './features/project-accounts/project-accounts.ts';
import { updateCustomer } from './features/update-customer/update-customer.ts';
import type { DirectoryUseCases } from './inbound/directory-handlers.ts';

/** How often it looks for profiles of whose account nothing is known, and for links that have ended, in milliseconds. */
const lookForMissingEveryMs = 3_000;

interface Parts {
  connection: Connection;
  customers: Customers;
  directory: Directory;
  accounts: AccountStates;
  recipients: Pick<Recipients, 'renew'>;
  requests: CreateRequests;
  references: ReferenceNumbers;
  credentialsFor: (requestId: string) => Credentials;
  settleWith: (credentials: Credentials) => CreateDeps['settle'];
  shop: Pick<CreateDeps, 'referencePrefix' | 'defaultLocale' | 'defaultStore'>;
}

/** The part of the composition root that is about lists. */
export function createDirectory(
  house: House,
  parts: Parts,
): { useCases: DirectoryUseCases; projectAccount: (customerId: string) => Promise<void> } {
  const { clock, logger, lifecycle } = house;
  const { connection, directory, customers, shop } = parts;
  runWithLease({
    connection,
    name: 'project-accounts',
    everyMs: lookForMissingEveryMs,
    clock,
    logger,
    lifecycle,
    work: async (lease) => {
      await projectMissing(parts, () => lease.valid() && !lifecycle.stopping);
      // No event tells of it, and lists of live links would look at more and more of them.
      await directory.forgetEndedLinks(clock.now());
    },
  });
  return {
    projectAccount: createProjector(parts),
    useCases: {
      create: (given, requestId) => {
        const credentials = parts.credentialsFor(requestId);
        const settle = parts.settleWith(credentials);
        return createCustomer({ ...parts, ...shop, credentials, settle, clock, logger }, given);
      },
      change: (customerId, given) => updateCustomer({ customers, clock }, customerId, given),
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
