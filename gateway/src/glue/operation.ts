import type { z } from 'zod';
import type { TokenCustomer } from '../auth/access-tokens.ts';
import type { RequestContext } from '../http/context.ts';
import type { GlueAnswer } from './document.ts';
import { GlueFailure, violation, type ErrorTable } from './errors.ts';

/** What an operation is given when all checks have passed. */
export interface GlueRequest<Attributes> {
  /** `data.attributes`, checked. */
  attributes: Attributes;
  /** The id in the URL; the empty string where the route has none. */
  id: string;
  /** The customer reference in the URL of what belongs to a customer; the empty string where there is none. */
  owner: string;
  context: RequestContext;
}

/** As GlueRequest, from a logged-in customer. */
export interface CustomerRequest<Attributes> extends GlueRequest<Attributes> {
  customer: TokenCustomer;
}

/** One row of the table of routes (index.ts), ready for the pipeline. */
export interface Operation {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** Below the base of Glue, in express' notation. */
  path: string;
  /** JSON:API type the body has to carry; operations without a body have none. */
  type?: string;
  needsCustomer: boolean;
  errors: ErrorTable;
  /** Checks the attributes, all at once, and does the work. */
  run(request: GlueRequest<unknown>, customer: TokenCustomer | undefined): Promise<GlueAnswer>;
}

interface Described {
  method: Operation['method'];
  path: string;
  errors?: ErrorTable;
}
interface WithBody<Attributes> {
  type: string;
  attributes: z.ZodType<Attributes>;
}

/** An operation that anybody may call. */
export function forAnybody<Attributes>(
  operation: Described &
    WithBody<Attributes> & { handle: (request: GlueRequest<Attributes>) => Promise<GlueAnswer> },
): Operation {
  const { method, path, type, attributes, errors = {}, handle } = operation;
  return {
    method,
    path,
    type,
    errors,
    needsCustomer: false,
    run: async (request) =>
      handle({ ...request, attributes: checkAttributes(attributes, request.attributes) }),
  };
}

/** An operation of a logged-in customer, with a body. */
export function forCustomers<Attributes>(
  operation: Described &
    WithBody<Attributes> & { handle: (request: CustomerRequest<Attributes>) => Promise<GlueAnswer> },
): Operation {
  const { method, path, type, attributes, errors = {}, handle } = operation;
  return {
    method,
    path,
    type,
    errors,
    needsCustomer: true,
    run: async (request, customer) =>
      handle({
        ...request,
        attributes: checkAttributes(attributes, request.attributes),
        customer: present(customer),
      }),
  };
}

/** An operation of a logged-in customer, without a body: they read or delete something. */
export function withoutBody(
  operation: Described & { handle: (request: CustomerRequest<unknown>) => Promise<GlueAnswer> },
): Operation {
  const { method, path, errors = {}, handle } = operation;
  return {
    method,
    path,
    errors,
    needsCustomer: true,
    run: async (request, customer) => handle({ ...request, customer: present(customer) }),
  };
}

/** Every violation at once, in the order of the attributes (Spryker's code 901). */
function checkAttributes<Attributes>(schema: z.ZodType<Attributes>, attributes: unknown): Attributes {
  const checked = schema.safeParse(attributes);
  if (checked.success) return checked.data;
  throw new GlueFailure(
    ...checked.error.issues.map((issue) => violation(issue.path.join('.'), issue.message)),
  );
}

function present(customer: TokenCustomer | undefined): TokenCustomer {
  if (customer === undefined) throw new Error('the pipeline let a request without a customer through');
  return customer;
}
