import type { Address } from '@latchkey/contracts/customer';
import { AppError } from '@latchkey/kit/errors';
import type { CustomerClient } from '../../auth/clients.ts';
import type { Resource } from '../document.ts';
import { glueErrors, GlueFailure, type ErrorTable } from '../errors.ts';
import { forCustomers, withoutBody, type CustomerRequest, type Operation } from '../operation.ts';
import { addressesPath, addressResource } from './mapper.ts';
import { addressChangeSchema, newAddressSchema } from './schema.ts';

type Client = Pick<CustomerClient, 'listAddresses' | 'addAddress' | 'updateAddress' | 'deleteAddress'>;

const type = 'addresses';
const errors: ErrorTable = { address_limit: () => [glueErrors.addressNotSaved] };

/** GET and POST /customers/{reference}/addresses; GET, PATCH and DELETE one of them. */
export function addressOperations(customer: Client): readonly Operation[] {
  const at = (owner: string): Operation[] => [
    ...reading(customer, `${owner}/addresses`),
    ...writing(customer, `${owner}/addresses`),
  ];
  // The second one is what becomes of the URL when a client app knows no reference.
  return [...at('/customers/:owner'), ...at('/customers/')];
}

function reading(customer: Client, path: string): Operation[] {
  const all = async (request: CustomerRequest<unknown>): Promise<readonly Address[]> => {
    const { customerId } = requireOwner(request);
    return (await customer.listAddresses({ customerId }, { requestId: request.context.requestId })).addresses;
  };
  return [
    withoutBody({
      method: 'get',
      path,
      handle: async (request) => {
        const collection = (await all(request)).map((each) => resource(each, request));
        return { status: 200, collection, path: addressesPath(request.owner) };
      },
    }),
    withoutBody({
      method: 'get',
      path: `${path}/:id`,
      handle: async (request) => {
        const found = (await all(request)).find(({ addressId }) => addressId === request.id);
        if (found === undefined) throw new GlueFailure(glueErrors.addressNotFound);
        return { status: 200, resource: resource(found, request) };
      },
    }),
  ];
}

function writing(customer: Client, path: string): Operation[] {
  return [
    forCustomers({
      method: 'post',
      path,
      type,
      attributes: newAddressSchema,
      errors,
      handle: async (request) => {
        const { customerId } = requireOwner(request);
        const { requestId } = request.context;
        const { address } = await customer.addAddress({ ...request.attributes, customerId }, { requestId });
        return { status: 201, resource: resource(present(address), request) };
      },
    }),
    forCustomers({
      method: 'patch',
      path: `${path}{/:id}`,
      type,
      attributes: addressChangeSchema,
      handle: async (request) => {
        const { customerId } = requireOwner(request);
        const { attributes, id: addressId, context } = request;
        const { address } = await customer.updateAddress(
          { ...attributes, customerId, addressId },
          { requestId: context.requestId },
        );
        return { status: 200, resource: resource(present(address), request) };
      },
    }),
    withoutBody({
      method: 'delete',
      path: `${path}{/:id}`,
      handle: async (request) => {
        const { customerId } = requireOwner(request);
        await customer.deleteAddress(
          { customerId, addressId: request.id },
          { requestId: request.context.requestId },
        );
        return { status: 204 };
      },
    }),
  ];
}

/** The addresses of others are refused, whether they exist or not. */
function requireOwner({ owner, customer }: CustomerRequest<unknown>): { customerId: string } {
  if (owner === '') throw new GlueFailure(glueErrors.referenceMissing);
  if (owner !== customer.customerReference) throw new GlueFailure(glueErrors.unauthorized);
  return { customerId: customer.customerId };
}

function resource(address: Address, { owner, context }: CustomerRequest<unknown>): Resource {
  return addressResource(address, owner, context.locale);
}

function present(address: Address | null): Address {
  if (address === null) throw new AppError('internal', { detail: 'the answer of customer holds no address' });
  return address;
}
