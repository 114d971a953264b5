import type { Customer } from '@latchkey/contracts/customer';
import { AppError, asAppError, type FieldError } from '@latchkey/kit/errors';
import type { CustomerClient, OwnerClient } from '../../auth/clients.ts';
import type { Epochs } from '../../auth/epochs.ts';
import type { RequestContext } from '../../http/context.ts';
import { length } from '../constraints.ts';
import type { Resource } from '../document.ts';
import { glueErrors, GlueFailure, notIdentical, violation, type GlueError } from '../errors.ts';
import { forAnybody, forCustomers, withoutBody, type CustomerRequest, type Operation } from '../operation.ts';
import type { PasswordAttributes } from '../password-rules.ts';
import { customerResource, neutralResource } from './mapper.ts';
import { changeSchema, registrationSchema, type Registration } from './schema.ts';

interface Deps {
  customer: CustomerClient;
  owner: Pick<OwnerClient, 'requestEmailChange'>;
  epochs: Pick<Epochs, 'forget'>;
  passwords: PasswordAttributes;
  store: string;
  /** Whether a used address is refused (Spryker's contract) or everybody gets the same 202. */
  registrationDiscloses: boolean;
}

/** Column width and business rule of Spryker; counted before anything is asked of a service. */
const overEmailLimit = length({ max: 100 });

/** POST /customers, GET /customers, GET, PATCH and DELETE /customers/{reference} */
export function customerOperations(deps: Deps): readonly Operation[] {
  const own = async ({ customer, context }: CustomerRequest<unknown>): Promise<Resource> => {
    const { customerId } = customer;
    const answer = await deps.customer.getCustomer({ customerId }, { requestId: context.requestId });
    return customerResource(present(answer.customer));
  };
  return [
    forAnybody({
      method: 'post',
      path: '/customers',
      type: 'customers',
      attributes: registrationSchema(deps.passwords),
      errors: { invalid_input: fieldErrors },
      handle: async ({ attributes, context }) => {
        if (attributes.password !== attributes.confirmPassword) {
          throw new GlueFailure(notIdentical('password', 'confirmPassword'));
        }
        if (overEmailLimit(attributes.email) !== undefined) throw new GlueFailure(glueErrors.emailTooLong);
        const registered = await register(deps, attributes, context);
        if (!deps.registrationDiscloses) return { status: 202, resource: neutralResource(attributes) };
        if (registered === undefined) throw new GlueFailure(glueErrors.emailTaken);
        return { status: 201, resource: customerResource(registered) };
      },
    }),
    withoutBody({
      method: 'get',
      path: '/customers',
      handle: async (request) => ({ status: 200, collection: [await own(request)], path: '/customers' }),
    }),
    withoutBody({
      method: 'get',
      path: '/customers/:id',
      handle: async (request) => {
        // The same answer for somebody else's reference and for none at all.
        if (request.id !== request.customer.customerReference)
          throw new GlueFailure(glueErrors.customerNotFound);
        return { status: 200, resource: await own(request) };
      },
    }),
    changeOperation(deps),
    anonymiseOperation(deps),
  ];
}

/**
 * Client apps send the whole profile, the address among it. Another address stays a wish until the link that goes there is
 * used; the answer shows the one that still counts, as in Spryker's shops that verify changes (spryker.md §1.3).
 */
function changeOperation({
  customer: client,
  owner,
  passwords,
  registrationDiscloses: disclose,
}: Deps): Operation {
  return forCustomers({
    method: 'patch',
    path: '/customers{/:id}',
    type: 'customers',
    attributes: changeSchema(passwords),
    errors: { invalid_input: fieldErrors, login_taken: () => [glueErrors.emailTaken] },
    handle: async ({ attributes, id, customer, context: { requestId, locale } }) => {
      const { password, confirmPassword, email, ...change } = attributes;
      if (id !== customer.customerReference) throw new GlueFailure(glueErrors.unauthorized);
      if (password !== undefined && password !== confirmPassword)
        throw new GlueFailure(notIdentical('password', 'confirmPassword'));
      if (email !== undefined && overEmailLimit(email) !== undefined)
        throw new GlueFailure(glueErrors.emailTooLong);
      const { customerId } = customer;
      if (email !== undefined) {
        const wish = { customerId, newLogin: email, withoutPassword: true, disclose, locale };
        await owner.requestEmailChange(wish, { requestId });
      }
      const answer = await client.updateCustomer({ ...change, customerId }, { requestId });
      return { status: 200, resource: customerResource(present(answer.customer)) };
    },
  });
}

/** The address is free at once, and every token of the customer is dead. */
function anonymiseOperation({ customer: client, epochs }: Deps): Operation {
  return withoutBody({
    method: 'delete',
    path: '/customers{/:id}',
    handle: async ({ id, customer: { customerId, customerReference }, context: { requestId } }) => {
      if (id !== customerReference) throw new GlueFailure(glueErrors.unauthorized);
      await client.anonymiseCustomer({ customerId }, { requestId });
      epochs.forget(customerId);
      return { status: 204 };
    },
  });
}

function fieldErrors({ fields }: AppError): readonly GlueError[] | undefined {
  return fields.length === 0 ? undefined : fields.map(registrationError);
}

/** What customer finds beyond the schema: Spryker has a code of its own for addresses. */
function registrationError({ field }: FieldError): GlueError {
  return ['email', 'login', 'newLogin'].includes(field)
    ? glueErrors.emailInvalid
    : violation(field, 'This value is not valid.');
}

/** @returns undefined when the address is in use */
async function register(
  deps: Deps,
  registration: Registration,
  { requestId, locale, client }: RequestContext,
): Promise<Customer | undefined> {
  const { confirmPassword: _, ...profile } = registration;
  try {
    const request = { ...profile, company: '', locale, store: deps.store, clientAddress: client.address };
    const { customer } = await deps.customer.registerCustomer(request, { requestId });
    return present(customer);
  } catch (error) {
    if (asAppError(error).code === 'login_taken') return undefined;
    throw error;
  }
}

function present(customer: Customer | null): Customer {
  if (customer === null)
    throw new AppError('internal', { detail: 'the answer of customer holds no customer' });
  return customer;
}
