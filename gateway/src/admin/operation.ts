import type { Logger } from '@latchkey/kit/logging';
import type { CustomerClient, IdentityClient } from '../auth/clients.ts';
import type { GatewayConfig } from '../config.ts';
import type { Answer, Asked, Operation, Typed } from '../operations/operation.ts';
import type { Role } from './roles.ts';

/** What the operations work with. */
export interface AdminDeps {
  config: GatewayConfig;
  identity: IdentityClient;
  customer: CustomerClient;
  logger: Logger;
}

/** Who works here: somebody, or a program with a token of ADMIN_TOKENS. */
export interface Staff {
  kind: 'token';
  name: string;
  role: Role;
}

/** What is known of who asks, when an operation runs. */
export interface AtWork {
  deps: AdminDeps;
  staff: Staff;
}

/** The headings of the API document. */
export type Tag = 'Imports';

export interface AdminOperation extends Operation<AtWork> {
  tag: Tag;
  /** Whoever has another role is refused. */
  roles: readonly Role[];
}

type StaffRequest<Body, Parameters, Query> = Asked<Body, Parameters, Query> & { staff: Staff };

/** An operation of those who work for the shop, and have one of `roles`. */
export function forStaff<Body = undefined, Parameters = undefined, Query = undefined>({
  handle,
  ...described
}: Typed<Body, Parameters, Query> & {
  tag: Tag;
  roles: readonly Role[];
  handle: (request: StaffRequest<Body, Parameters, Query>, deps: AdminDeps) => Promise<Answer>;
}): AdminOperation {
  return {
    ...described,
    run: (asked, { deps, staff }) => handle({ ...(asked as Asked<Body, Parameters, Query>), staff }, deps),
  };
}
