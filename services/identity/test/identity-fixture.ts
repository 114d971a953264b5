import { randomBytes } from 'node:crypto';
import {
  identityService,
  ownerService,
  type IdentityServiceDefinition,
  type OwnerServiceDefinition,
} from '@latchkey/contracts/identity';
import { staffService, type StaffServiceDefinition } from '@latchkey/contracts/staff';
import { createGrpcClient, type ServiceClient } from '@latchkey/kit/grpc';
import { newId } from '@latchkey/kit/ids';
import { silentLogger } from '@latchkey/kit/logging';
import { createTestBus, eventually, type TestBus } from '@latchkey/testkit';
import { buildApp, type Overrides } from '../src/app.ts';
import { loadIdentityConfig, type IdentityConfig } from '../src/config.ts';
import { goodPassword } from './a-credential.ts';
import { createFastHasher } from './fast-hasher.ts';

export type IdentityClient = ServiceClient<IdentityServiceDefinition>;
export type StaffClient = ServiceClient<StaffServiceDefinition>;
export type OwnerClient = ServiceClient<OwnerServiceDefinition>;
const callers = ['gateway', 'customer', 'notification'] as const;
type Caller = (typeof callers)[number];
/** What a caller shows to the service. */
export const secretOf = (caller: Caller): string => `${caller}-secret-of-tests`;

export interface TestIdentity {
  readonly config: IdentityConfig;
  /** Where it listens. */
  readonly address: string;
  readonly bus: TestBus;
  /** The RPCs as the gateway calls them, and as the other two do. */
  readonly gateway: IdentityClient;
  readonly customer: IdentityClient;
  readonly notification: IdentityClient;
  /** StaffService, as the gateway and notification call it. */
  readonly staff: StaffClient;
  readonly staffMints: StaffClient;
  /** The RPCs of OwnerService, by caller. */
  readonly owner: Readonly<Record<Caller, OwnerClient>>;
  stop(): Promise<void>;
}

/** The real service on a store, over the wire. Hashing is fake unless told otherwise. */
export async function startIdentity(
  mongoUri: string,
  given: { env?: Record<string, string>; overrides?: Overrides; bus?: TestBus } = {},
): Promise<TestIdentity> {
  const config = loadIdentityConfig({
    MONGODB_URI: mongoUri,
    AMQP_URL: 'in-process:',
    GRPC_LISTEN: '127.0.0.1:0',
    HEALTH_LISTEN: 'off',
    RPC_CALLERS: callers.map((caller) => `${caller}=${secretOf(caller)}`).join(','),
    PUBLIC_URL: 'https://shop.example',
    MINT_KEYS: testKeys.mint,
    KEY_ENCRYPTION_KEYS: testKeys.encryption,
    LOGIN_HMAC_KEY: testKeys.login,
    ...given.env,
  });
  const bus = given.bus ?? createTestBus();
  const app = await buildApp(config, {
    bus,
    logger: silentLogger,
    hasher: createFastHasher(),
    ...given.overrides,
  });
  const client = (caller: Caller): IdentityClient =>
    createGrpcClient({
      service: identityService,
      address: app.address,
      caller,
      credential: secretOf(caller),
      idempotent: [],
    });
  const staffClient = (caller: Caller): StaffClient =>
    createGrpcClient({
      service: staffService,
      address: app.address,
      caller,
      credential: secretOf(caller),
      idempotent: [],
    });
  const clients = {
    gateway: client('gateway'),
    customer: client('customer'),
    notification: client('notification'),
    staff: staffClient('gateway'),
    staffMints: staffClient('notification'),
  };
  const ownerClient = (caller: Caller): OwnerClient =>
    createGrpcClient({
      service: ownerService,
      address: app.address,
      caller,
      credential: secretOf(caller),
      idempotent: [],
    });
  const owner = {
    gateway: ownerClient('gateway'),
    customer: ownerClient('customer'),
    notification: ownerClient('notification'),
  };
  const identity: TestIdentity = {
    config,
    address: app.address,
    bus,
    ...clients,
    owner,
    stop: async () => {
      running.delete(identity);
      for (const each of [...Object.values(clients), ...Object.values(owner)]) each.close();
      await app.stop();
    },
  };
  running.add(identity);
  return identity;
}

const running = new Set<TestIdentity>();

/** Stops what a test left running, for afterEach: a test that failed half-way must not keep the file from ending. */
export async function stopIdentities(): Promise<void> {
  for (const identity of running) await identity.stop();
}

const testKeys = {
  mint: `m1:${randomBytes(32).toString('base64url')}`,
  encryption: `e1:${randomBytes(32).toString('base64url')}`,
  login: randomBytes(32).toString('base64url'),
};

export interface Person {
  customerId: string;
  customerReference: string;
  login: string;
  password: string;
  requestId: string;
  clientAddress?: string;
}

/** Registers somebody as customer does it, up to `unconfirmed`. */
export async function register(identity: TestIdentity, given: Partial<Person> = {}): Promise<Person> {
  const customerId = given.customerId ?? newId();
  const person: Person = {
    customerId,
    customerReference: `customer--${customerId.slice(-6)}`,
    login: `sonia-${customerId}@example.com`,
    password: goodPassword,
    requestId: newId(),
    ...given,
  };
  await identity.customer.createCredential({ ...person, locale: 'en_US', contextWords: ['Sonia'] });
  await identity.customer.activateCredential({ customerId });
  return person;
}

/** Somebody who can log in. */
export async function registerActive(identity: TestIdentity, given: Partial<Person> = {}): Promise<Person> {
  const person = await register(identity, given);
  await identity.gateway.confirmRegistration({ token: await mintConfirmation(identity, person) });
  return person;
}

export async function mintConfirmation(
  identity: TestIdentity,
  { requestId, customerId }: Person,
): Promise<string> {
  const { links } = await identity.notification.mintLinks({
    links: [{ requestId, customerId, purpose: 'LINK_PURPOSE_CONFIRM_REGISTRATION' }],
  });
  return tokenOf(links[0]);
}

/** Asks for a reset link and returns the request's id, as its event tells it. */
export async function requestReset(identity: TestIdentity, login: string): Promise<string> {
  const known = new Set(identity.bus.ofType('password.reset_requested').map((event) => event.id));
  await identity.gateway.requestReset({ login, locale: 'en_US' });
  const event = await untilFound(() =>
    identity.bus.ofType('password.reset_requested').find(({ id }) => !known.has(id)),
  );
  return (event.data as { requestId: string }).requestId;
}

export async function mintRestore(identity: TestIdentity, requestId: string): Promise<string> {
  const { links } = await identity.notification.mintLinks({
    links: [{ requestId, purpose: 'LINK_PURPOSE_RESTORE_PASSWORD' }],
  });
  return tokenOf(links[0]);
}

type Minted = Awaited<ReturnType<IdentityClient['mintLinks']>>['links'][number];

export function tokenOf(link: Minted | undefined): string {
  if (link?.minted == null) throw new Error(`not minted: ${link?.refused?.reason ?? 'no answer'}`);
  return link.minted.token;
}

async function untilFound<T>(find: () => T | undefined): Promise<T> {
  return eventually(() => {
    const found = find();
    if (found === undefined) throw new Error('not published yet');
    return found;
  });
}
