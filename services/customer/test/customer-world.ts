import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, type Connection } from 'mongoose';
import {
  campaignOrderService,
  campaignService,
  customerService,
  importService,
  type CampaignOrderServiceDefinition,
  type CampaignServiceDefinition,
  type CustomerServiceDefinition,
  type ImportServiceDefinition,
} from '@latchkey/contracts/customer';
import { settableClock, type SettableClock } from '@latchkey/kit/clock';
import { createGrpcClient, type ServiceClient } from '@latchkey/kit/grpc';
import { newId } from '@latchkey/kit/ids';
import { createLogger, type Logger } from '@latchkey/kit/logging';
import type { Bus } from '@latchkey/kit/messaging';
import { startTestStore, type TestStore } from '@latchkey/testkit';
import { buildApp, type CustomerApp, type CustomerOverrides } from '../src/app.ts';
import { loadCustomerConfig } from '../src/config.ts';
import { aPassword } from './a-registration.ts';
import { createAskedOfAccounts, startFakeIdentity, type AskedOfAccounts } from './fake-identity.ts';
import { createMemoryCredentials, type MemoryCredentials } from './memory-credentials.ts';

export const secretsOfCallers = {
  gateway: 'gateway-secret-of-this-test',
  notification: 'notification-secret-of-this-test',
  customer: 'customer-secret-of-this-test',
};

export type CustomerClient = ServiceClient<CustomerServiceDefinition>;

interface StoredCustomer {
  _id: string;
  outbox: unknown[];
}

/** A store, an identity in memory, and any number of copies of the real customer service between them. */
export interface CustomerWorld {
  clock: SettableClock;
  credentials: MemoryCredentials;
  campaigns: AskedOfAccounts;
  /** Makes the store's next commands fail; undefined with a real MongoDB. */
  faults: TestStore['faults'];
  /** Everything the copies logged, at the level trace. */
  logged: string[];
  /** The connection string of another database in the same store. */
  storeUri(database: string): string;
  store: Connection;
  /** The document of a customer, or of a tombstone. */
  storedCustomer(customerId: string): Promise<StoredCustomer | null>;
  startCopy(overrides?: CustomerOverrides, env?: Record<string, string>): Promise<CustomerApp>;
  clientOf(app: CustomerApp, caller?: keyof typeof secretsOfCallers | 'stranger'): CustomerClient;
  importsOf(app: CustomerApp): ServiceClient<ImportServiceDefinition>;
  campaignsOf(app: CustomerApp): ServiceClient<CampaignServiceDefinition>;
  ordersOf(app: CustomerApp): ServiceClient<CampaignOrderServiceDefinition>;
  /** Stops the copies and closes the clients; the store and identity stay. */
  stopCopies(): Promise<void>;
  stop(): Promise<void>;
}

export async function createCustomerWorld(): Promise<CustomerWorld> {
  const dir = await mkdtemp(join(tmpdir(), 'latchkey-customer-'));
  // Far ahead: the store forgets imports and staged profiles by the real time, and must not do so during a run.
  const clock = settableClock(Date.UTC(2096, 7, 24));
  const stops: (() => unknown)[] = [];
  const testStore = await startTestStore();
  const uri = testStore.uri('customer');
  const store = await createConnection(uri).asPromise();
  const credentials = createMemoryCredentials(() => clock.now());
  const campaigns = createAskedOfAccounts();
  const identity = await startFakeIdentity({
    credentials,
    campaigns,
    listen: `unix:${join(dir, 'identity.sock')}`,
    customerCredential: secretsOfCallers.customer,
  });
  const logged: string[] = [];
  const logger: Logger = createLogger({
    service: 'customer',
    level: 'trace',
    destination: { write: (line) => logged.push(line) },
  });
  const stopCopies = async (): Promise<void> => {
    for (const stop of stops.splice(0).reverse()) await stop();
  };
  const clientFor = <Service extends Parameters<typeof createGrpcClient>[0]['service']>(
    app: CustomerApp,
    service: Service,
    caller: keyof typeof secretsOfCallers | 'stranger' = 'gateway',
  ): ServiceClient<Service> => {
    const client = createGrpcClient({
      service,
      address: app.address,
      caller,
      credential: caller === 'stranger' ? 'a secret nobody knows' : secretsOfCallers[caller],
      idempotent: [],
    });
    stops.push(() => client.close());
    return client;
  };
  return {
    clock,
    credentials,
    campaigns,
    faults: testStore.faults,
    logged,
    storeUri: (database) => testStore.uri(database),
    store,
    storedCustomer: (customerId) =>
      store.collection<StoredCustomer>('customers').findOne({ _id: customerId }),
    startCopy: async (overrides = {}, env = {}) => {
      const config = loadCustomerConfig({
        MONGODB_URI: uri,
        AMQP_URL: 'in-process:',
        GRPC_LISTEN: `unix:${join(dir, `${newId()}.sock`)}`,
        RPC_CALLERS: `gateway=${secretsOfCallers.gateway},notification=${secretsOfCallers.notification}`,
        RPC_CREDENTIAL: secretsOfCallers.customer,
        IDENTITY_ADDRESS: identity.address,
        HEALTH_LISTEN: 'off',
        RECONCILE_EVERY: '1d',
        ...env,
      });
      const app = await buildApp(config, { bus: deafBus, clock, logger, ...overrides });
      stops.push(() => app.stop());
      return app;
    },
    clientOf: (app, caller) => clientFor(app, customerService, caller),
    importsOf: (app) => clientFor(app, importService),
    campaignsOf: (app) => clientFor(app, campaignService),
    ordersOf: (app) => clientFor(app, campaignOrderService, 'notification'),
    stopCopies,
    stop: async () => {
      await stopCopies();
      await store.close();
      await identity.stop();
      await testStore.stop();
      await rm(dir, { recursive: true });
    },
  };
}

/** A broker that cannot be reached: every event stays in its outbox. */
export const deafBus: Bus = {
  publish: () => Promise.reject(new Error('the broker is away')),
  subscribe: () => Promise.resolve(),
  takeDeadLetters: () => Promise.resolve(),
  replay: () => Promise.reject(new Error('the broker is away')),
  stopConsuming: () => Promise.resolve(),
  close: () => Promise.resolve(),
  connected: false,
};

/** What the log must never hold, of what aRegistration() and the world hand in. */
export function secretsIn(logged: readonly string[]): string[] {
  const log = logged.join('').toLowerCase();
  const secrets = [aPassword, 'person.', '@shop.example', 'lovelace', ...Object.values(secretsOfCallers)];
  return secrets.filter((secret) => log.includes(secret));
}
