import type { Clock } from '@latchkey/kit/clock';
import type { Logger } from '@latchkey/kit/logging';
import type { AccessTokens, TokenCustomer } from '../auth/access-tokens.ts';
import type { NotificationClient } from '../auth/notification-client.ts';
import type { AuditClient, CustomerClient, IdentityClient, OwnerClient } from '../auth/clients.ts';
import type { Epochs } from '../auth/epochs.ts';
import type { GatewayConfig } from '../config.ts';
import type { SessionCookie } from '../http/session-cookie.ts';
import type { TrustedOrigins } from '../http/trusted-origins.ts';
import type { Answer, Asked, Operation, Typed } from '../operations/operation.ts';

/** What the operations work with. */
export interface StorefrontDeps {
  config: GatewayConfig;
  identity: IdentityClient;
  owner: OwnerClient;
  customer: CustomerClient;
  audit: Pick<AuditClient, 'recordDownload' | 'searchEntries'>;
  notification: Pick<NotificationClient, 'searchDeliveries'>;
  epochs: Epochs;
  accessTokens: AccessTokens;
  cookie: SessionCookie;
  origins: TrustedOrigins;
  clock: Clock;
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

/** What is known of who asks, when an operation runs. */
export interface Visitor {
  deps: StorefrontDeps;
  /** Undefined when the request showed nothing. */
  credentials: Credentials | undefined;
  /** Whose token it is; of operations that need a customer. */
  customer: TokenCustomer | undefined;
  /** For operations that set the cookie: as strict as if the request had brought one. @throws AppError */
  requireTrustedOrigin: () => void;
}

export interface StorefrontOperation extends Operation<Visitor> {
  tag: Tag;
  needsCustomer: boolean;
}

/** The headings of the API document. */
export type Tag = 'Registration' | 'Session' | 'Password' | 'Account' | 'Addresses';

type Described<Body, Parameters, Query> = Typed<Body, Parameters, Query> & { tag: Tag };
type StorefrontRequest<Body, Parameters, Query> = Asked<Body, Parameters, Query> &
  Pick<Visitor, 'credentials' | 'requireTrustedOrigin'>;
type CustomerRequest<Body, Parameters, Query> = Asked<Body, Parameters, Query> & {
  credentials: Credentials;
  customer: TokenCustomer;
};

/** An operation that anybody may call. */
export function forAnybody<Body = undefined, Parameters = undefined, Query = undefined>({
  handle,
  ...described
}: Described<Body, Parameters, Query> & {
  handle: (request: StorefrontRequest<Body, Parameters, Query>, deps: StorefrontDeps) => Promise<Answer>;
}): StorefrontOperation {
  return {
    ...described,
    needsCustomer: false,
    run: (asked, { deps, credentials, requireTrustedOrigin }) =>
      handle({ ...(asked as Asked<Body, Parameters, Query>), credentials, requireTrustedOrigin }, deps),
  };
}

/** An operation of a logged-in customer. */
export function forCustomers<Body = undefined, Parameters = undefined, Query = undefined>({
  handle,
  ...described
}: Described<Body, Parameters, Query> & {
  handle: (request: CustomerRequest<Body, Parameters, Query>, deps: StorefrontDeps) => Promise<Answer>;
}): StorefrontOperation {
  return {
    ...described,
    needsCustomer: true,
    run: (asked, { deps, credentials, customer }) => {
      if (customer === undefined || credentials === undefined)
        throw new Error('the pipeline let a request without a customer through');
      return handle({ ...(asked as Asked<Body, Parameters, Query>), credentials, customer }, deps);
    },
  };
}
