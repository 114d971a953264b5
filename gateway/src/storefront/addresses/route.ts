import { z } from 'zod';
import { forCustomers, type StorefrontOperation } from '../operation.ts';
import { idField, named } from '../schema.ts';
import { addressChange, addressSchema, newAddress, presentAddress } from './schema.ts';

const tag = 'Addresses';

const parameters = z.strictObject({ id: idField });

/** The address book of the customer who is logged in. */
export const addressOperations: readonly StorefrontOperation[] = [
  forCustomers({
    method: 'get',
    path: '/account/addresses',
    id: 'listAddresses',
    tag,
    summary: 'The address book, oldest first',
    answers: {
      200: {
        description: 'At most 250',
        schema: z.strictObject({ addresses: z.array(addressSchema) }).meta({ id: 'AddressBook' }),
      },
    },
    problems: ['customer_not_found'],
    handle: async ({ customer: { customerId }, context: { requestId } }, deps) => {
      const { addresses } = await deps.customer.listAddresses({ customerId }, { requestId });
      return { status: 200, body: { addresses: addresses.map(presentAddress) } };
    },
  }),
  forCustomers({
    method: 'post',
    path: '/account/addresses',
    id: 'addAddress',
    tag,
    summary: 'Add an address',
    body: newAddress,
    answers: { 201: { description: 'The address as it is stored', schema: addressSchema } },
    problems: ['customer_not_found', 'address_limit'],
    handle: async ({ body, customer: { customerId }, context: { requestId } }, deps) => {
      const { address } = await deps.customer.addAddress({ ...body, customerId }, { requestId });
      return { status: 201, body: presentAddress(address) };
    },
  }),
  forCustomers({
    method: 'patch',
    path: '/account/addresses/:id',
    id: 'changeAddress',
    tag,
    summary: 'Change an address',
    parameters,
    body: addressChange,
    answers: { 200: { description: 'The address as it is now', schema: addressSchema } },
    problems: ['address_not_found', 'customer_not_found'],
    handle: async ({ body, parameters: { id }, customer: { customerId }, context }, deps) => {
      const change = { ...named(body), customerId, addressId: id };
      const { address } = await deps.customer.updateAddress(change, { requestId: context.requestId });
      return { status: 200, body: presentAddress(address) };
    },
  }),
  forCustomers({
    method: 'delete',
    path: '/account/addresses/:id',
    id: 'deleteAddress',
    tag,
    summary: 'Delete an address',
    parameters,
    answers: { 204: { description: 'It is gone' } },
    problems: ['address_not_found', 'customer_not_found'],
    handle: async ({ parameters: { id }, customer: { customerId }, context: { requestId } }, deps) => {
      await deps.customer.deleteAddress({ customerId, addressId: id }, { requestId });
      return { status: 204 };
    },
  }),
];
