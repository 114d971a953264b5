import { AppError } from '@latchkey/kit/errors';
import { eventually } from '@latchkey/testkit';
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
    const person = aRegistration();
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
    const person = aRegistration();
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
    const person = aRegistration();
    await expect(world.clientOf(slow).registerCustomer(person)).rejects.toMatchObject({
      code: 'unavailable',
      retryAfterSeconds: 1,
    });
    expect(world.credentials.stateOf(person.email)).toBeUndefined();

    const { customerId } = world.credentials.seen.find(({ login }) => login === person.email)!;
    expect(await world.storedCustomer(customerId)).toMatchObject({
      _id: customerId,
      tombstonedAt: expect.any(Date),
    });
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
      const person = aRegistration();
      world.faults?.add({ kind, command: 'insert', collection: 'customers', times: 3 });
      expect(await codeOf(client.registerCustomer(person))).toBe('unavailable');
      world.faults?.clear();
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
    const persons = Array.from({ length: 5 }, aRegistration);
    await Promise.all(persons.map((person) => codeOf(broken.registerCustomer(person))));
    await world.stopCopies();
    world.clock.advance(60_001);
    const before = world.logged.filter((line) => line.includes('"registration settled"')).length;

    const env = { RECONCILE_EVERY: '1s' };
    await Promise.all([world.startCopy({}, env), world.startCopy({}, env)]);
    await eventually(() => persons.every(({ email }) => world.credentials.stateOf(email) === undefined));
    const settled = () => world.logged.filter((line) => line.includes('"registration settled"')).length;
    await eventually(() => expect(settled() - before).toBe(5));
    // One for each kind of work, however many copies there are.
    expect(await world.store.collection('leases').countDocuments({})).toBe(4);
  });
});
