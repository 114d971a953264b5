import type { Customer as CustomerMessage, CustomerServiceDefinition } from '@latchkey/contracts/customer';
import type { Handlers } from '@latchkey/kit/grpc';
import type { Contact, Customer } from '../domain/customer.ts';
import type { Registration } from '../features/register-customer/register-customer.ts';

/** Who may use which call (ARCHITECTURE §7). */
export const allowedCallers = {
  RegisterCustomer: ['gateway'],
  GetCustomer: ['gateway'],
  GetContacts: ['notification'],
} as const;

export interface UseCases {
  register: (registration: Registration, requestId: string) => Promise<Customer>;
  getCustomer: (customerId: string) => Promise<Customer>;
  getContacts: (customerIds: readonly string[]) => Promise<Contact[]>;
}

/** The calls of protos/customer/v1; errors are those of the use cases. */
export function customerHandlers(useCases: UseCases): Handlers<CustomerServiceDefinition> {
  return {
    RegisterCustomer: async ({ password, acceptedTerms, ...profile }, { requestId }) => ({
      customer: toMessage(await useCases.register({ profile, password, acceptedTerms }, requestId)),
    }),
    GetCustomer: async ({ customerId }) => ({ customer: toMessage(await useCases.getCustomer(customerId)) }),
    GetContacts: async ({ customerIds }) => ({ contacts: await useCases.getContacts(customerIds) }),
  };
}

function toMessage(customer: Customer): CustomerMessage {
  const { acceptedTerms, registeredAt, confirmedAt, updatedAt, ...profile } = customer;
  return {
    ...profile,
    acceptedTerms: { version: acceptedTerms.version, atMs: acceptedTerms.at },
    registeredAtMs: registeredAt,
    confirmedAtMs: confirmedAt ?? 0,
    updatedAtMs: updatedAt,
  };
}
