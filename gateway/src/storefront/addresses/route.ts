import { z } from 'zod';
import type { Address } from '@latchkey/contracts/customer';
import { AppError } from '@latchkey/kit/errors';
import { profileFields } from '../account/schema.ts';
import { forCustomers, type StorefrontOperation } from '../operation.ts';
import { idField, line, named } from '../schema.ts';

const tag = 'Addresses';

const required = {
  salutation: profileFields.salutation,
  firstName: line(100),
  lastName: line(100),
  address1: line(255),
  zipCode: line(15),
  city: line(255),
  iso2Code: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .meta({ description: 'ISO 3166-1 alpha-2' }),
};
const optional = {
  company: line(255, 0),
  address2: line(255, 0),
  address3: line(255, 0),
  phone: line(255, 0),
};
/** False takes nothing away: a default moves when another address becomes it. */
const flags = { isDefaultShipping: z.boolean().default(false), isDefaultBilling: z.boolean().default(false) };

const newAddress = z
  .strictObject({
    ...required,
    company: optional.company.default(''),
    address2: optional.address2.default(''),
    address3: optional.address3.default(''),
    phone: optional.phone.default(''),
    ...flags,
  })
  .meta({ id: 'NewAddress' });
const addressChange = z
  .strictObject({ ...z.object({ ...required, ...optional }).partial().shape, ...flags })
  .meta({ id: 'AddressChange', description: 'What is absent stays as it is' });
const addressSchema = z
  .strictObject({
    id: z.string(),
    ...required,
    ...optional,
    isDefaultShipping: z.boolean(),
    isDefaultBilling: z.boolean(),
  })
  .meta({ id: 'Address' });
const parameters = z.strictObject({ id: idField });

function present(address: Address | null): Omit<Address, 'addressId'> & { id: string } {
  if (address === null) throw new AppError('internal', { detail: 'the answer of customer holds no address' });
  const { addressId: id, ...same } = address;
  return { id, ...same };
}

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
      return { status: 200, body: { addresses: addresses.map(present) } };
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
      return { status: 201, body: present(address) };
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
      return { status: 200, body: present(address) };
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
