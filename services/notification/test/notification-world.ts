import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mongoose';
import { events, type EventInput, type EventType, type SettledMail } from '@latchkey/contracts/events';
import { notificationService, type NotificationServiceDefinition } from '@latchkey/contracts/notification';
import { settableClock, type SettableClock } from '@latchkey/kit/clock';
import { createGrpcClient, type ServiceClient } from '@latchkey/kit/grpc';
import { newId } from '@latchkey/kit/ids';
import { createLogger } from '@latchkey/kit/logging';
import {
  createInProcessBus,
  type EventEnvelope,
  type InProcessBus,
  type Subscription,
} from '@latchkey/kit/messaging';
import { eventually, startTestStore, type TestStore } from '@latchkey/testkit';
import { buildApp, type NotificationApp, type NotificationOverrides } from '../src/app.ts';
import { loadNotificationConfig } from '../src/config.ts';
import type { DeliveryDocument } from '../src/outbound/delivery-model.ts';
import { createPeople, startFakePeople, type People, type Person } from './fake-people.ts';
import { startSmtpSink, type SmtpSink } from './smtp-sink.ts';

const credentials = {
  notification: 'notification-secret-of-this-test',
  gateway: 'gateway-secret-of-this-test',
  customer: 'customer-secret-of-this-test',
};

type AnyService = Parameters<typeof createGrpcClient>[0]['service'];

/** A store, identity and customer in memory, an SMTP server, and any number of copies of the real service. */
export interface NotificationWorld {
  readonly clock: SettableClock;
  readonly people: People;
  readonly smtp: SmtpSink;
  /** Makes the store's next commands fail; undefined with a real MongoDB. */
  readonly faults: TestStore['faults'];
  /** Everything the copies logged, at the level trace. */
  readonly logged: string[];
  startCopy(overrides?: NotificationOverrides, env?: Record<string, string>): Promise<NotificationApp>;
  /** Hands an event to one of the copies, as a broker would. */
  publish<Type extends EventType>(type: Type, data: EventInput<Type>, id?: string): Promise<void>;
  /** Somebody asks for a reset link; returns the request's id. */
  requestReset(person: Person): Promise<string>;
  /** A campaign asks for mails to customers, 500 at most; returns the requests' ids, in order. */
  requestCampaign(campaignId: string, persons: readonly Person[]): Promise<string[]>;
  /** What the campaign has heard of its mails, oldest first. */
  readonly settledMails: SettledMail[];
  delivery(id: string): Promise<DeliveryDocument | null>;
  /** Waits until the delivery is in the state. */
  settled(id: string, state: DeliveryDocument['state']): Promise<DeliveryDocument>;
  allDeliveries(): Promise<DeliveryDocument[]>;
  countByState(): Promise<Record<string, number>>;
  clientOf(
    app: NotificationApp,
    caller?: keyof typeof credentials,
  ): ServiceClient<NotificationServiceDefinition>;
  /** The calls of staff. */
  callsOf<Definition extends AnyService>(
    app: NotificationApp,
    service: Definition,
  ): ServiceClient<Definition>;
  /** Stops the copies, empties the ledger, makes everybody well again. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

export async function createNotificationWorld(): Promise<NotificationWorld> {
  const directory = await mkdtemp(join(tmpdir(), 'lk-nt-'));
  const socket = (name: string): string => `unix:${join(directory, name)}`;
  // Far ahead: the store deletes by its own clock what this one says has expired.
  const clock = settableClock(Date.UTC(2096, 10, 23, 12));
  const testStore = await startTestStore();
  const uri = testStore.uri('notification');
  const store = await createConnection(uri).asPromise();
  const deliveries = store.collection<DeliveryDocument>('deliveries');
  const people = createPeople();
  const fakes = await startFakePeople({
    known: people,
    clock,
    identityListen: socket('identity'),
    customerListen: socket('customer'),
    credential: credentials.notification,
  });
  const smtp = await startSmtpSink();
  const logged: string[] = [];
  const logger = createLogger({
    service: 'notification',
    level: 'trace',
    destination: { write: (line) => logged.push(line) },
  });
  const settledMails: SettledMail[] = [];
  const stops: (() => unknown)[] = [];
  const buses: InProcessBus[] = [];

  const open = <Definition extends AnyService>(
    app: NotificationApp,
    service: Definition,
    caller: keyof typeof credentials = 'gateway',
  ): ServiceClient<Definition> => {
    const credential = credentials[caller];
    const client = createGrpcClient({ service, address: app.address, caller, credential, idempotent: [] });
    stops.push(() => client.close());
    return client;
  };

  /** As customer does. */
  const hearing: Subscription = {
    queue: 'customer.campaign-mails-settled',
    types: ['campaign.mails_settled'],
    handle: ({ data }) => {
      settledMails.push(...events['campaign.mails_settled'].parse(data).mails);
      return Promise.resolve();
    },
  };

  const world: NotificationWorld = {
    clock,
    people,
    smtp,
    faults: testStore.faults,
    logged,
    settledMails,
    startCopy: async (overrides = {}, env = {}) => {
      const config = loadNotificationConfig({
        MONGODB_URI: uri,
        AMQP_URL: 'in-process:',
        SMTP_URL: smtp.url,
        SMTP_TIMEOUT: '1s',
        // The clock stands still, and a moment to come would never be there.
        MAIL_JITTER: '0s',
        MAIL_FROM: 'The Shop <no-reply@shop.example>',
        SHOP_NAME: 'The Shop',
        PUBLIC_URL: 'https://shop.example',
        IDENTITY_ADDRESS: socket('identity'),
        CUSTOMER_ADDRESS: socket('customer'),
        RPC_CREDENTIAL: credentials.notification,
        RPC_CALLERS: `gateway=${credentials.gateway}`,
        GRPC_LISTEN: socket(newId()),
        HEALTH_LISTEN: 'off',
        ...env,
      });
      const bus = createInProcessBus({ logger });
      const app = await buildApp(config, { bus, clock, logger, finishWithinMs: 200, ...overrides });
      await bus.subscribe([hearing]);
      bus.open();
      buses.push(bus);
      stops.push(() => app.stop());
      return app;
    },
    publish: async (type, data, id = newId()) => {
      const time = new Date(clock.now()).toISOString();
      const event: EventEnvelope = {
        specversion: '1.0',
        id,
        source: '/identity',
        type,
        time,
        datacontenttype: 'application/json',
        data,
      };
      // To the copies in turn, as a broker with one queue would.
      buses.push(...buses.splice(0, 1));
      await buses[0]?.publish(event);
    },
    requestReset: async (person) => {
      const requestId = newId();
      people.requests.set(requestId, person);
      await world.publish('password.reset_requested', { requestId, requestedAtMs: clock.now() });
      return requestId;
    },
    requestCampaign: async (campaignId, persons) => {
      for (const person of persons) people.customers.set(person.customerId, person);
      const mails = persons.map(({ customerId, email }) => ({
        requestId: newId(),
        customerId,
        domain: email.slice(email.indexOf('@') + 1).toLowerCase(),
      }));
      const wish = { campaignId, expired: false, firstPassword: false, requestedAtMs: clock.now() };
      await world.publish('campaign.mails_requested', { ...wish, mails });
      return mails.map(({ requestId }) => requestId);
    },
    delivery: (id) => deliveries.findOne({ _id: id }),
    settled: (id, state) =>
      eventually(async () => {
        const found = await deliveries.findOne({ _id: id });
        expect(found?.state).toBe(state);
        return found!;
      }),
    allDeliveries: () => deliveries.find({}).sort({ _id: 1 }).toArray(),
    countByState: async () => {
      const all = await deliveries.find({}, { projection: { state: 1 } }).toArray();
      return all.reduce<Record<string, number>>(
        (counts, { state }) => ({ ...counts, [state]: (counts[state] ?? 0) + 1 }),
        {},
      );
    },
    clientOf: (app, caller = 'gateway') => open(app, notificationService, caller),
    callsOf: (app, service) => open(app, service),
    reset: async () => {
      for (const stop of stops.splice(0).reverse()) await stop();
      buses.splice(0);
      await deliveries.deleteMany({});
      await store.collection('deadLetters').deleteMany({});
      Object.assign(people, { identityAway: false, customerAway: false, refusal: undefined });
      people.campaigns.clear();
      settledMails.splice(0);
      people.mints.splice(0);
      people.contactCalls.splice(0);
      smtp.behaviour = 'accept';
      smtp.exceptions.clear();
      smtp.mails.splice(0);
      smtp.recipients.splice(0);
    },
    stop: async () => {
      await world.reset();
      await smtp.stop();
      await fakes.stop();
      await store.close();
      await testStore.stop();
      await rm(directory, { recursive: true });
    },
  };
  return world;
}

/** What neither the log nor the ledger may hold of the people and links of this world. */
export function secretsOf(world: NotificationWorld): string[] {
  const addresses = [...world.people.requests.values(), ...world.people.customers.values()].map(
    (each) => each.email,
  );
  return [
    ...world.people.tokens.values(),
    ...addresses,
    'mail.example/',
    'Lovelace',
    'token=',
    ...Object.values(credentials),
  ];
}
