import {
  directoryService,
  type Customer,
  type CustomerServiceDefinition,
  type DirectoryServiceDefinition,
} from '@latchkey/contracts/customer';
import { accountService, type AccountServiceDefinition } from '@latchkey/contracts/identity';
import { AppError } from '@latchkey/kit/errors';
import { serving, type Handlers, type Served } from '@latchkey/kit/grpc';
import { home } from './ada.ts';
import { allowAll, recording, type Call } from './recording.ts';

export type CustomerHandlers = Handlers<CustomerServiceDefinition>;
export type AccountHandlers = Handlers<AccountServiceDefinition>;
export type DirectoryHandlers = Handlers<DirectoryServiceDefinition>;

const notScripted = (): never => {
  throw new AppError('internal', { detail: 'no test asks for this' });
};

/** What the services answer to staff: there is one customer, to whom everything can be done. */
export function scriptedCustomers(ada: Customer) {
  const customer: CustomerHandlers = {
    GetContacts: notScripted,
    SubmitRegistration: () => Promise.resolve({}),
    CompleteRegistration: () => Promise.resolve({}),
    RegisterCustomer: () => Promise.resolve({ customer: ada }),
    UpdateCustomer: () => Promise.resolve({ customer: ada }),
    FollowEmailChange: () => Promise.resolve({}),
    AnonymiseCustomer: () => Promise.resolve({}),
    ListAddresses: () => Promise.resolve({ addresses: [home] }),
    AddAddress: () => Promise.resolve({ address: home }),
    UpdateAddress: () => Promise.resolve({ address: home }),
    DeleteAddress: () => Promise.resolve({}),
    GetCustomer: () => Promise.resolve({ customer: ada }),
  };
  const accounts: AccountHandlers = {
    GetAccountStates: notScripted,
    ImportCompanyUsers: notScripted,
    FindCompanyUser: ({ key }) =>
      key === 'unknown'
        ? Promise.reject(new AppError('company_user_not_found'))
        : Promise.resolve({
            companyUser: { key, companyUserId: ada.customerId, companyKey: 'acme', isDefault: true },
            customerId: ada.customerId,
          }),
    CreateAccount: notScripted,
    GetAccount: () => Promise.resolve({ state: { customerId: ada.customerId, state: 'active' } }),
    InviteToPassword: () => Promise.resolve({ requestId: ada.customerId }),
    ExpirePassword: () => Promise.resolve({}),
    LogOutAccount: () => Promise.resolve({}),
    BlockAccount: () => Promise.resolve({}),
    UnblockAccount: () => Promise.resolve({}),
    ChangeAccountEmail: () => Promise.resolve({}),
    CountHashClasses: () =>
      Promise.resolve({
        classes: [{ hashClass: 'bcrypt/10', accounts: 2, upgradedAtLogin: true }],
        countedAtMs: 1,
      }),
  };
  const directory: DirectoryHandlers = {
    ListCustomers: () => Promise.resolve({ customers: [] }),
    FindCustomer: () => Promise.resolve({ customer: ada }),
    CreateCustomer: () => Promise.resolve({ customer: ada }),
    ChangeCustomer: () => Promise.resolve({ customer: ada }),
  };
  return { customer, accounts, directory };
}

/** @param current what a test may have replaced */
export function accountServer(current: AccountHandlers, calls: Call[]): Served {
  const handlers = recording(current, current, calls);
  return serving({ service: accountService, handlers, allow: allowAll(current) });
}

/** @param current what a test may have replaced */
export function directoryServer(current: DirectoryHandlers, calls: Call[]): Served {
  const handlers = recording(current, current, calls);
  return serving({ service: directoryService, handlers, allow: allowAll(current) });
}
