import type { Customer as CustomerMessage, CustomerServiceDefinition } from '@latchkey/contracts/customer';
import type { Handlers } from '@latchkey/kit/grpc';
import type { Contact, Customer } from '../domain/customer.ts';
import type {
  addAddress,
  deleteAddress,
  listAddresses,
  updateAddress,
} from '../features/keep-addresses/keep-addresses.ts';
import type { Registration } from '../features/register-customer/register-customer.ts';
import type { updateCustomer } from '../features/update-customer/update-customer.ts';

/** Who may use which call (ARCHITECTURE §7). */
export const allowedCallers = {
  RegisterCustomer: ['gateway'],
  SubmitRegistration: ['gateway'],
  CompleteRegistration: ['gateway'],
  GetCustomer: ['gateway'],
  UpdateCustomer: ['gateway'],
  FollowEmailChange: ['gateway'],
  AnonymiseCustomer: ['gateway'],
  ListAddresses: ['gateway'],
  AddAddress: ['gateway'],
  UpdateAddress: ['gateway'],
  DeleteAddress: ['gateway'],
  GetContacts: ['notification'],
} as const;

/** A use case with its dependencies given. */
type Bound<Feature> = Feature extends (deps: never, ...given: infer Given) => infer Result
  ? (...given: Given) => Result
  : never;

export interface UseCases {
  register: (registration: Registration, requestId: string) => Promise<Customer>;
  submitRegistration: (registration: Registration, requestId: string) => Promise<void>;
  completeRegistration: (customerId: string, requestId: string) => Promise<void>;
  getCustomer: (customerId: string) => Promise<Customer>;
  updateCustomer: Bound<typeof updateCustomer>;
  followEmailChange: (given: { customerId: string; byStaff: boolean }, requestId: string) => Promise<void>;
  anonymise: (customerId: string, requestId: string) => Promise<void>;
  listAddresses: Bound<typeof listAddresses>;
  addAddress: Bound<typeof addAddress>;
  updateAddress: Bound<typeof updateAddress>;
  deleteAddress: Bound<typeof deleteAddress>;
  getContacts: (customerIds: readonly string[]) => Promise<Contact[]>;
}

/** The calls of protos/customer/v1; errors are those of the use cases. */
export function customerHandlers(useCases: UseCases): Handlers<CustomerServiceDefinition> {
  return {
    RegisterCustomer: async ({ password, acceptedTerms, clientAddress, ...profile }, { requestId }) => ({
      customer: toMessage(
        await useCases.register({ profile, password, acceptedTerms, clientAddress }, requestId),
      ),
    }),
    SubmitRegistration: async ({ password, acceptedTerms, clientAddress, ...profile }, { requestId }) => {
      await useCases.submitRegistration({ profile, password, acceptedTerms, clientAddress }, requestId);
      return {};
    },
    CompleteRegistration: async ({ customerId, requestId }) => {
      await useCases.completeRegistration(customerId, requestId);
      return {};
    },
    GetCustomer: async ({ customerId }) => ({ customer: toMessage(await useCases.getCustomer(customerId)) }),
    UpdateCustomer: async ({ customerId, ...given }) => ({
      customer: toMessage(await useCases.updateCustomer(customerId, given)),
    }),
    FollowEmailChange: async ({ customerId, byStaff }, { requestId }) => {
      await useCases.followEmailChange({ customerId, byStaff }, requestId);
      return {};
    },
    AnonymiseCustomer: async ({ customerId }, { requestId }) => {
      await useCases.anonymise(customerId, requestId);
      return {};
    },
    ListAddresses: async ({ customerId }) => ({ addresses: await useCases.listAddresses(customerId) }),
    AddAddress: async ({ customerId, ...address }) => ({
      address: await useCases.addAddress(customerId, address),
    }),
    UpdateAddress: async ({ customerId, addressId, ...given }) => ({
      address: await useCases.updateAddress(customerId, addressId, given),
    }),
    DeleteAddress: async ({ customerId, addressId }) => {
      await useCases.deleteAddress(customerId, addressId);
      return {};
    },
    GetContacts: async ({ customerIds }) => ({ contacts: await useCases.getContacts(customerIds) }),
  };
}

/** A profile on the wire. */
export function toMessage(customer: Customer): CustomerMessage {
  const { acceptedTerms, registeredAt, confirmedAt, updatedAt, ...profile } = customer;
  return {
    ...profile,
    acceptedTerms:
      acceptedTerms === undefined ? null : { version: acceptedTerms.version, atMs: acceptedTerms.at },
    registeredAtMs: registeredAt,
    confirmedAtMs: confirmedAt ?? 0,
    updatedAtMs: updatedAt,
  };
}
