import type { z } from 'zod';
import type { ErrorCode } from '@latchkey/kit/errors';
import type { Logger } from '@latchkey/kit/logging';
import type { AccessTokens, TokenCustomer } from '../auth/access-tokens.ts';
import type { CustomerClient, IdentityClient } from '../auth/clients.ts';
import type { Epochs } from '../auth/epochs.ts';
import type { GatewayConfig } from '../config.ts';
import type { RequestContext } from '../http/context.ts';
import type { SessionCookie } from '../http/session-cookie.ts';
import type { TrustedOrigins } from '../http/trusted-origins.ts';

/** What the operations work with. */
export interface StorefrontDeps {
  config: GatewayConfig;
  identity: IdentityClient;
  customer: CustomerClient;
  epochs: Epochs;
  accessTokens: AccessTokens;
  cookie: SessionCookie;
  origins: TrustedOrigins;
  logger: Logger;
}

/** How the client keeps its tokens: the browser in our cookie, or the client itself. */
export type Transport = 'cookie' | 'bearer';

/** What a request showed of a session; nothing of it is checked yet. */
export interface Credentials {
  via: Transport;
  accessToken: string;
  /** Only in the cookie. */
  refreshToken: string | undefined;
}

export interface StorefrontRequest<Body, Parameters> {
  body: Body;
  parameters: Parameters;
  context: RequestContext;
  /** Undefined when the request showed nothing. */
  credentials: Credentials | undefined;
  /** For operations that set the cookie: as strict as if the request had brought one. @throws AppError */
  requireTrustedOrigin: () => void;
}

export interface CustomerRequest<Body, Parameters> extends StorefrontRequest<Body, Parameters> {
  customer: TokenCustomer;
  credentials: Credentials;
}

export interface Answer {
  status: 200 | 201 | 202 | 204;
  /** JSON; absent with 202 and 204. */
  body?: unknown;
  /** Value of Set-Cookie. */
  setCookie?: string;
}

/** The headings of the API document. */
export type Tag = 'Registration' | 'Session' | 'Password' | 'Account' | 'Addresses';

/** One row of the table of routes: what the pipeline runs, and what the API document says of it. */
export interface Operation {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** Below /storefront, in express' notation. */
  path: string;
  /** operationId of the API document. */
  id: string;
  tag: Tag;
  summary: string;
  description?: string;
  needsCustomer: boolean;
  /** Checks the body; operations without a body have none. */
  body?: z.ZodType;
  /** Checks the parameters of the path. */
  parameters?: z.ZodObject;
  /** What it answers when all is well. */
  answers: Partial<Record<Answer['status'], { description: string; schema?: z.ZodType }>>;
  /** The codes it can answer besides those of every operation; for the API document. */
  problems: readonly ErrorCode[];
  run(
    request: StorefrontRequest<unknown, unknown>,
    deps: StorefrontDeps,
    customer: TokenCustomer | undefined,
  ): Promise<Answer>;
}

interface Described<Body, Parameters> extends Omit<
  Operation,
  'needsCustomer' | 'run' | 'body' | 'parameters'
> {
  body?: z.ZodType<Body>;
  parameters?: z.ZodObject & z.ZodType<Parameters>;
}

/** An operation that anybody may call. */
export function forAnybody<Body = undefined, Parameters = undefined>({
  handle,
  ...described
}: Described<Body, Parameters> & {
  handle: (request: StorefrontRequest<Body, Parameters>, deps: StorefrontDeps) => Promise<Answer>;
}): Operation {
  return {
    ...described,
    needsCustomer: false,
    run: (request, deps) => handle(request as StorefrontRequest<Body, Parameters>, deps),
  };
}

/** An operation of a logged-in customer. */
export function forCustomers<Body = undefined, Parameters = undefined>({
  handle,
  ...described
}: Described<Body, Parameters> & {
  handle: (request: CustomerRequest<Body, Parameters>, deps: StorefrontDeps) => Promise<Answer>;
}): Operation {
  return {
    ...described,
    needsCustomer: true,
    run: (request, deps, customer) => {
      const { credentials } = request;
      if (customer === undefined || credentials === undefined)
        throw new Error('the pipeline let a request without a customer through');
      return handle({ ...(request as StorefrontRequest<Body, Parameters>), credentials, customer }, deps);
    },
  };
}
