import type {
  Customer,
  CustomerServiceDefinition,
  DirectoryServiceDefinition,
} from '@latchkey/contracts/customer';
import type { AccountServiceDefinition } from '@latchkey/contracts/identity';
import { AppError } from '@latchkey/kit/errors';
import type { Handlers } from '@latchkey/kit/grpc';
import { home } from './ada.ts';

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
