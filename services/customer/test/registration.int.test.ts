import { newId } from '@latchkey/kit/ids';
import { aRegistration, codeOf } from './a-registration.ts';
import { createCustomerWorld, secretsIn, type CustomerWorld } from './customer-world.ts';

let world: CustomerWorld;
beforeAll(async () => {
  world = await createCustomerWorld();
});
afterEach(() => world.stopCopies());
afterAll(async () => {
  await world.stop();
  expect(secretsIn(world.logged)).toEqual([]);
});

describe('a registration', () => {
  it('is stored with its consent, its reference and its event', async () => {
    const client = world.clientOf(
      await world.startCopy({}, { TERMS_VERSION: '2026-01', CUSTOMER_REFERENCE_PREFIX: 'DE' }),
    );
    const person = aRegistration();
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
    expect(await world.storedCustomer(customer!.customerId)).toMatchObject({
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
      ...aRegistration(),
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
    expect(await codeOf(client.registerCustomer({ ...aRegistration(), acceptedTerms: false }))).toBe(
      'invalid_input',
    );
  });

  it('passes a taken login on', async () => {
    const client = world.clientOf(await world.startCopy());
    const person = aRegistration();
    await client.registerCustomer(person);
    expect(await codeOf(client.registerCustomer({ ...person, email: person.email.toUpperCase() }))).toBe(
      'login_taken',
    );
  });

  it('gets a reference of its own among 16 at once on two copies, first upserts colliding', async () => {
    await world.store.collection('sequences').deleteMany({});
    await world.store.collection('customers').deleteMany({});
    world.faults?.add({ kind: 'duplicateKeyOnUpsert', collection: 'sequences', times: 1 });
    const clients = [world.clientOf(await world.startCopy()), world.clientOf(await world.startCopy())];
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, index) => clients[index % 2]!.registerCustomer(aRegistration())),
    );
    const references = new Set(answers.map(({ customer }) => customer!.customerReference));
    expect(references.size).toBe(16);
  });

  it('has one winner among 16 of one address at once, and the others are told the truth', async () => {
    const apps = [await world.startCopy(), await world.startCopy()];
    const clients = apps.map((app) => world.clientOf(app));
    const person = aRegistration();
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

describe('the calls', () => {
  it('are open to their callers only', async () => {
    const app = await world.startCopy();
    const [gateway, notification, stranger] = [
      world.clientOf(app),
      world.clientOf(app, 'notification'),
      world.clientOf(app, 'stranger'),
    ];
    expect(await codeOf(gateway.getContacts({ customerIds: ['x'] }))).toBe('caller_not_allowed');
    expect(await codeOf(notification.registerCustomer(aRegistration()))).toBe('caller_not_allowed');
    expect(await codeOf(notification.getCustomer({ customerId: 'x' }))).toBe('caller_not_allowed');
    expect(await codeOf(stranger.getCustomer({ customerId: 'x' }))).toBe('caller_unknown');
  });

  it('give contacts in one go', async () => {
    const app = await world.startCopy();
    const registered = await Promise.all(
      [1, 2].map(() => world.clientOf(app).registerCustomer(aRegistration())),
    );
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
    const { create } = world.credentials;
    let release = (): void => undefined;
    world.credentials.create = (credential) =>
      new Promise<void>((resolve) => (release = resolve)).then(() => create(credential));
    try {
      const client = world.clientOf(await world.startCopy({}, { IDENTITY_DEADLINE: '1s' }));
      expect(await codeOf(client.registerCustomer(aRegistration()))).toBe('unavailable');
    } finally {
      world.credentials.create = create;
      release();
    }
  });
});
