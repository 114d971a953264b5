import type { StaffUser } from '@latchkey/contracts/staff';
import type { Clock } from '@latchkey/kit/clock';
import type { Logger } from '@latchkey/kit/logging';
import type {
  AccountClient,
  AuditClient,
  CampaignClient,
  CustomerClient,
  DirectoryClient,
  ImportClient,
  KeyClient,
  StaffClient,
} from '../auth/clients.ts';
import type { Epochs } from '../auth/epochs.ts';
import type { NotificationClient } from '../auth/notification-client.ts';
import type { SigningKeys } from '../auth/signing-keys.ts';
import type { Systems } from '../auth/systems.ts';
import type { GatewayConfig } from '../config.ts';
import type { TrustedOrigins } from '../http/trusted-origins.ts';
import type { Answer, Asked, Operation, Typed } from '../operations/operation.ts';
import type { Role } from './roles.ts';
import type { StaffCookie } from './staff-cookie.ts';
import type { StaffSessions } from './staff-sessions.ts';

/** What the operations work with. */
export interface AdminDeps {
  config: GatewayConfig;
  staff: StaffClient;
  keys: KeyClient;
  customer: CustomerClient;
  notification: NotificationClient;
  systems: Systems;
  signingKeys: Pick<SigningKeys, 'current'>;
  directory: DirectoryClient;
  imports: ImportClient;
  campaigns: CampaignClient;
  accounts: AccountClient;
  audit: AuditClient;
  epochs: Pick<Epochs, 'forget'>;
  sessions: StaffSessions;
  cookie: StaffCookie;
  origins: TrustedOrigins;
  logger: Logger;
  clock: Clock;
}

/** How a browser or a program keeps the token of its session. */
export type Transport = 'cookie' | 'bearer';

/** The token of a session as a request brought it; nothing of it is checked yet. */
export interface Credentials {
  via: Transport;
  token: string;
}

/** How far a session has come: `code` still has to prove the second factor, `setup` to set one up. */
export type Stage = 'code' | 'setup' | 'full';

/** Who works here: a Back Office user, or a program with a token of ADMIN_TOKENS. */
export interface Staff {
  kind: 'user' | 'token';
  /** The user's id, the token's name. */
  id: string;
  /** The user's e-mail address, the token's name. */
  name: string;
  role: Role;
}

/** Who asks, and by which token. */
export interface AsStaff {
  staff: Staff;
  credentials: Credentials;
}

/** Somebody who has logged in, however far. */
export interface LoggedIn {
  credentials: Credentials;
  user: StaffUser;
  stage: Stage;
  role: Role;
  expiresAt: number;
  idleAt: number;
}

/** What is known of who asks, when an operation runs. */
export interface AtWork {
  deps: AdminDeps;
  credentials: Credentials | undefined;
  /** Of operations for the staff. */
  staff: Staff | undefined;
  /** Of operations for logged-in users. */
  loggedIn: LoggedIn | undefined;
  /** For operations that set the cookie: as strict as if the request had brought one. @throws AppError */
  requireTrustedOrigin: () => void;
}

/** The headings of the API document. */
export type Tag =
  | 'Session'
  | 'Password'
  | 'Second factor'
  | 'Users'
  | 'Customers'
  | 'Imports'
  | 'Campaigns'
  | 'Deliveries'
  | 'Dead letters'
  | 'Mails'
  | 'Audit'
  | 'Keys'
  | 'System';

/**
 * Who may. `anybody`: without a session. `user`: whoever has logged in, at one of the stages; no program. `staff`: users
 * and programs with one of the roles.
 */
export type Access =
  | { kind: 'anybody' }
  | { kind: 'user'; stages: readonly Stage[] }
  | { kind: 'staff'; roles: readonly Role[] };

export interface AdminOperation extends Operation<AtWork> {
  tag: Tag;
  access: Access;
}

type Described<Body, Parameters, Query> = Typed<Body, Parameters, Query> & { tag: Tag };
type Request<Body, Parameters, Query> = Asked<Body, Parameters, Query>;

/** An operation of those who work for the shop, and have one of `roles`. */
export function forStaff<Body = undefined, Parameters = undefined, Query = undefined>({
  handle,
  roles,
  ...described
}: Described<Body, Parameters, Query> & {
  roles: readonly Role[];
  handle: (request: Request<Body, Parameters, Query> & AsStaff, deps: AdminDeps) => Promise<Answer>;
}): AdminOperation {
  return {
    ...described,
    access: { kind: 'staff', roles },
    run: (asked, { deps, staff, credentials }) => {
      if (staff === undefined || credentials === undefined)
        throw new Error('the pipeline let a request of nobody through');
      return handle({ ...(asked as Request<Body, Parameters, Query>), staff, credentials }, deps);
    },
  };
}

/** An operation on the own user, for whoever has logged in. */
export function forUsers<Body = undefined, Parameters = undefined, Query = undefined>({
  handle,
  stages,
  ...described
}: Described<Body, Parameters, Query> & {
  stages: readonly Stage[];
  handle: (request: Request<Body, Parameters, Query> & LoggedIn, deps: AdminDeps) => Promise<Answer>;
}): AdminOperation {
  return {
    ...described,
    access: { kind: 'user', stages },
    run: (asked, { deps, loggedIn }) => {
      if (loggedIn === undefined) throw new Error('the pipeline let a request of nobody through');
      return handle({ ...(asked as Request<Body, Parameters, Query>), ...loggedIn }, deps);
    },
  };
}

/** An operation that needs no session. */
export function forAnybody<Body = undefined, Parameters = undefined, Query = undefined>({
  handle,
  ...described
}: Described<Body, Parameters, Query> & {
  handle: (
    request: Request<Body, Parameters, Query> & Pick<AtWork, 'credentials' | 'requireTrustedOrigin'>,
    deps: AdminDeps,
  ) => Promise<Answer>;
}): AdminOperation {
  return {
    ...described,
    access: { kind: 'anybody' },
    run: (asked, { deps, credentials, requireTrustedOrigin }) =>
      handle({ ...(asked as Request<Body, Parameters, Query>), credentials, requireTrustedOrigin }, deps),
  };
}
