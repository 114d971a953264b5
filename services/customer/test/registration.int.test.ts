import { createInProcessBus, type Bus, type EventEnvelope } from '@latchkey/kit/messaging';
import { AppError } from '@latchkey/kit/errors';
import { newId } from '@latchkey/kit/ids';
import { silentLogger } from '@latchkey/kit/logging';
import { aProfile } from './a-profile.ts';
import { createCustomerWorld, deafBus, until, type CustomerWorld } from './customer-world.ts';

const password = 'correct horse battery staple';
let world: CustomerWorld;
let people = 0;

/** Somebody new in each test. */
const somebody = () => {
  people += 1;
  return { ...aProfile({ email: `Person.${people}@shop.example` }), password, acceptedTerms: true };
};
const stored = (customerId: string) =>
  world.store.collection<{ _id: string }>('customers').findOne({ _id: customerId });
const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

beforeAll(async () => {
  world = await createCustomerWorld();
});
afterEach(() => world.stopCopies());
afterAll(async () => {
  const log = world.logged.join('');
  await world.stop();
  for (const secret of [password, 'Person.', 'person.', 'Lovelace', 'of-this-test'])
    expect(log).not.toContain(secret);
  expect(log).toContain('registration settled');
});

describe('a registration', () => {
  it('is stored with its consent, its reference and its event', async () => {
    const client = world.clientOf(
      await world.startCopy({}, { TERMS_VERSION: '2026-01', CUSTOMER_REFERENCE_PREFIX: 'DE' }),
    );
    const person = somebody();
    const { customer } = await client.registerCustomer({ ...person, dateOfBirth: '1990-02-28', locale: '' });

    const { password: _, acceptedTerms: __, ...profile } = person;
    expect(customer).toEqual({
      ...profile,
      customerId: expect.any(String),
      customerReference: expect.stringMatching(/^DE--\d+$/),
      dateOfBirth: '1990-02-28',
      locale: 'en_US',
      acceptedTerms: { version: '2026-01', atMs: world.clock.now() },
      registeredAtMs: world.clock.now(),
      confirmedAtMs: 0,
      updatedAtMs: world.clock.now(),
    });
    expect(await stored(customer!.customerId)).toMatchObject({
      acceptedTerms: { version: '2026-01', at: world.clock.now() },
      outbox: [
        {
          type: 'customer.registered',
          data: { customerId: customer!.customerId, customerReference: customer!.customerReference },
        },
      ],
    });
    expect(world.credentials.stateOf(person.email)).toBe('unconfirmed');
    expect(await client.getCustomer({ customerId: customer!.customerId })).toEqual({ customer });
  });

  it('names every field at fault', async () => {
    const client = world.clientOf(await world.startCopy());
    const broken = client.registerCustomer({
      ...somebody(),
      email: 'nobody',
      lastName: '',
      dateOfBirth: '2026-02-30',
    });
    await expect(broken).rejects.toMatchObject({
      code: 'invalid_input',
      fields: [
        { field: 'email', rule: 'format' },
        { field: 'lastName', rule: 'required' },
        { field: 'dateOfBirth', rule: 'format' },
      ],
    });
    expect(await codeOf(client.registerCustomer({ ...somebody(), acceptedTerms: false }))).toBe(
      'invalid_input',
    );
  });

  it('passes a taken login on', async () => {
    const client = world.clientOf(await world.startCopy());
    const person = somebody();
    await client.registerCustomer(person);
    expect(await codeOf(client.registerCustomer({ ...person, email: person.email.toUpperCase() }))).toBe(
      'login_taken',
    );
  });

  it('gets a reference of its own among 16 at once on two copies, first upserts colliding', async () => {
    await world.store.collection('sequences').deleteMany({});
    await world.store.collection('customers').deleteMany({});
    world.faults.add({ kind: 'duplicateKeyOnUpsert', collection: 'sequences', times: 1 });
    const clients = [world.clientOf(await world.startCopy()), world.clientOf(await world.startCopy())];
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, index) => clients[index % 2]!.registerCustomer(somebody())),
    );
    const references = new Set(answers.map(({ customer }) => customer!.customerReference));
    expect(references.size).toBe(16);
  });

  it('has one winner among 16 of one address at once, and the others are told the truth', async () => {
    const apps = [await world.startCopy(), await world.startCopy()];
    const clients = apps.map((app) => world.clientOf(app));
    const person = somebody();
    const outcomes = await Promise.all(
      Array.from({ length: 16 }, (_, index) => codeOf(clients[index % 2]!.registerCustomer(person))),
    );
    expect(outcomes.filter((code) => code === 'ok')).toHaveLength(1);
    expect(outcomes.filter((code) => !['ok', 'login_taken', 'unavailable'].includes(code))).toEqual([]);

    world.clock.advance(60_001);
    await apps[0]!.reconcile();
    const profiles = await world.store.collection('customers').countDocuments({ email: person.email });
    expect(profiles).toBe(1);
    expect(world.credentials.stateOf(person.email)).toBe('unconfirmed');
  });
});

/** How a process can die during a registration: what it still did, and what nobody heard of. */
const deaths: [string, Parameters<CustomerWorld['startCopy']>[0], 'nothing' | 'account'][] = [
  ['before identity was asked', { credentials: (real) => ({ ...real, create: dies }) }, 'nothing'],
  [
    'when identity’s answer was lost',
    {
      credentials: (real) => ({ ...real, create: async (credential) => dies(await real.create(credential)) }),
    },
    'nothing',
  ],
  ['before the profile was stored', { customers: (real) => ({ ...real, insert: dies }) }, 'nothing'],
  [
    'after the profile was stored',
    { customers: (real) => ({ ...real, insert: async (...profile) => dies(await real.insert(...profile)) }) },
    'account',
  ],
  ['before the activation', { credentials: (real) => ({ ...real, activate: dies }) }, 'account'],
];
function dies(_done?: unknown): Promise<never> {
  return Promise.reject(new AppError('unavailable', { detail: 'killed' }));
}

describe.each(deaths)('a process that dies %s', (_, overrides, left) => {
  it(`leaves ${left} behind once the reconciler has come round`, async () => {
    const person = somebody();
    await codeOf(world.clientOf(await world.startCopy(overrides)).registerCustomer(person));
    const other = await world.startCopy();

    world.clock.advance(59_000);
    await other.reconcile();
    world.clock.advance(2_000);
    await other.reconcile();
    await other.reconcile();
    expect({
      profiles: await world.store.collection('customers').countDocuments({ email: person.email }),
      credential: world.credentials.stateOf(person.email),
    }).toEqual(
      left === 'account'
        ? { profiles: 1, credential: 'unconfirmed' }
        : { profiles: 0, credential: undefined },
    );
  });

  it('does not keep the person from registering at once', async () => {
    const person = somebody();
    await codeOf(world.clientOf(await world.startCopy(overrides)).registerCustomer(person));
    const again = await codeOf(world.clientOf(await world.startCopy()).registerCustomer(person));
    expect(again).toBe(left === 'account' ? 'login_taken' : 'ok');
    expect(world.credentials.stateOf(person.email)).toBe('unconfirmed');
    expect(await world.store.collection('customers').countDocuments({ email: person.email })).toBe(1);
  });
});

describe('a registration slower than the reconciler', () => {
  it('fails and leaves nothing behind, and no read shows the tombstone', async () => {
    const other = await world.startCopy();
    const slow = await world.startCopy({
      customers: (real) => ({
        ...real,
        insert: async (...profile) => {
          world.clock.advance(60_001);
          await other.reconcile();
          return real.insert(...profile);
        },
      }),
    });
    const person = somebody();
    await expect(world.clientOf(slow).registerCustomer(person)).rejects.toMatchObject({
      code: 'unavailable',
      retryAfterSeconds: 1,
    });
    expect(world.credentials.stateOf(person.email)).toBeUndefined();

    const { customerId } = world.credentials.seen.find(({ login }) => login === person.email)!;
    expect(await stored(customerId)).toMatchObject({ _id: customerId, tombstonedAt: expect.any(Date) });
    expect(await codeOf(world.clientOf(other).getCustomer({ customerId }))).toBe('customer_not_found');
    expect(await world.clientOf(other, 'notification').getContacts({ customerIds: [customerId] })).toEqual({
      contacts: [],
    });
  });
});

describe('a store that fails', () => {
  it.each(['notWritablePrimary', 'writeConcernTimeout'] as const)(
    'with %s makes the outcome unknown, and never half',
    async (kind) => {
      const app = await world.startCopy();
      const client = world.clientOf(app);
      const person = somebody();
      world.faults.add({ kind, command: 'insert', collection: 'customers', times: 3 });
      expect(await codeOf(client.registerCustomer(person))).toBe('unavailable');
      world.faults.clear();
      world.clock.advance(60_001);
      await app.reconcile();
      const profiles = await world.store.collection('customers').countDocuments({ email: person.email });
      expect(world.credentials.stateOf(person.email)).toBe(profiles === 1 ? 'unconfirmed' : undefined);
    },
  );
});

describe('the reconciler', () => {
  it('runs on one of two copies, which settles everything', async () => {
    const broken = world.clientOf(
      await world.startCopy({ customers: (real) => ({ ...real, insert: dies }) }),
    );
    const persons = Array.from({ length: 5 }, somebody);
    await Promise.all(persons.map((person) => codeOf(broken.registerCustomer(person))));
    await world.stopCopies();
    world.clock.advance(60_001);
    const before = world.logged.filter((line) => line.includes('"registration settled"')).length;

    const env = { RECONCILE_EVERY: '1s' };
    await Promise.all([world.startCopy({}, env), world.startCopy({}, env)]);
    await until(() => persons.every(({ email }) => world.credentials.stateOf(email) === undefined));
    expect(world.logged.filter((line) => line.includes('"registration settled"')).length - before).toBe(5);
    expect(await world.store.collection('leases').countDocuments({})).toBe(1);
  });
});

describe('events', () => {
  /** A broker that can be away; identity activates on `customer.registered`, as in flow 1. */
  function aBus() {
    const bus = createInProcessBus({ logger: silentLogger, retryWaitsMs: [] });
    const seen: EventEnvelope[] = [];
    void bus.subscribe([
      {
        queue: 'identity.customer-registered',
        types: ['customer.registered'],
        handle: async (event) => {
          seen.push(event);
          await world.credentials.activate((event.data as { customerId: string }).customerId);
        },
      },
    ]);
    bus.open();
    return { bus, seen };
  }
  const confirmed = (customerId: string, confirmedAtMs: number): EventEnvelope => ({
    specversion: '1.0',
    id: newId(),
    source: '/identity',
    type: 'registration.confirmed',
    time: new Date(confirmedAtMs).toISOString(),
    datacontenttype: 'application/json',
    data: { customerId, confirmedAtMs },
  });

  it('activate the credential when the process died before it could', async () => {
    const { bus, seen } = aBus();
    const app = await world.startCopy({ bus, credentials: (real) => ({ ...real, activate: dies }) });
    const person = somebody();
    const { customer } = await world.clientOf(app).registerCustomer(person);
    await until(() => world.credentials.stateOf(person.email) === 'unconfirmed');
    await until(async () => (await stored(customer!.customerId))?.['outbox'].length === 0);
    expect(seen).toMatchObject([
      { source: '/customer', type: 'customer.registered', data: { customerId: customer!.customerId } },
    ]);
  });

  it('left by a copy whose broker was away are published by another copy', async () => {
    const { bus, seen } = aBus();
    const { customer } = await world
      .clientOf(await world.startCopy({ bus: deafBus }))
      .registerCustomer(somebody());
    world.clock.advance(5_001);
    await world.startCopy({ bus });
    await until(() =>
      seen.some(({ data }) => (data as { customerId: string }).customerId === customer!.customerId),
    );
  });

  it('of a confirmation are noted once, however often and in whatever order they come', async () => {
    const { bus } = aBus();
    const app = await world.startCopy({ bus });
    const client = world.clientOf(app);
    const { customer } = await client.registerCustomer(somebody());
    const { customerId } = customer!;
    const at = world.clock.now() + 5_000;
    for (const event of [
      confirmed(customerId, at),
      confirmed(customerId, at - 1),
      confirmed(customerId, at),
    ]) {
      await bus.publish(event);
    }
    expect(await client.getCustomer({ customerId })).toMatchObject({
      customer: { confirmedAtMs: at, updatedAtMs: at },
    });
  });

  it('about somebody unknown or without sense are not taken for handled', async () => {
    const { bus } = aBus();
    await world.startCopy({ bus });
    expect(await codeOf(bus.publish(confirmed(newId(), 5)))).toBe('unavailable');
    await bus.publish({ ...confirmed(newId(), 5), data: { customerId: 'x' } });
    expect(bus.deadLetters).toMatchObject([
      { queue: 'customer.registration-confirmed', type: 'registration.confirmed' },
    ]);
  });
});

describe('the calls', () => {
  it('are open to their callers only', async () => {
    const app = await world.startCopy();
    const [gateway, notification, stranger] = [
      world.clientOf(app),
      world.clientOf(app, 'notification'),
      world.clientOf(app, 'stranger'),
    ];
    expect(await codeOf(gateway.getContacts({ customerIds: ['x'] }))).toBe('caller_not_allowed');
    expect(await codeOf(notification.registerCustomer(somebody()))).toBe('caller_not_allowed');
    expect(await codeOf(notification.getCustomer({ customerId: 'x' }))).toBe('caller_not_allowed');
    expect(await codeOf(stranger.getCustomer({ customerId: 'x' }))).toBe('caller_unknown');
  });

  it('give contacts in one go', async () => {
    const app = await world.startCopy();
    const registered = await Promise.all([1, 2].map(() => world.clientOf(app).registerCustomer(somebody())));
    const customers = registered.map(({ customer }) => customer!);
    const { contacts } = await world
      .clientOf(app, 'notification')
      .getContacts({ customerIds: [...customers.map(({ customerId }) => customerId), newId()] });
    expect(contacts).toHaveLength(2);
    expect(contacts).toEqual(
      expect.arrayContaining(
        customers.map(({ customerId, email, salutation, firstName, lastName, locale }) => ({
          customerId,
          email,
          salutation,
          firstName,
          lastName,
          locale,
        })),
      ),
    );
    expect(await codeOf(world.clientOf(app, 'notification').getContacts({ customerIds: [] }))).toBe(
      'invalid_input',
    );
  });

  it('do not wait for an identity that hangs', async () => {
    const hangs: Bus['close'] = () => new Promise(() => undefined);
    const create = world.credentials.create.bind(world.credentials);
    world.credentials.create = hangs as never;
    try {
      const client = world.clientOf(await world.startCopy({}, { IDENTITY_DEADLINE: '1s' }));
      expect(await codeOf(client.registerCustomer(somebody()))).toBe('unavailable');
    } finally {
      world.credentials.create = create;
    }
  });
});
