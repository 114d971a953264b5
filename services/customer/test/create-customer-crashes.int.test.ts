import { silentLogger } from '@latchkey/kit/logging';
import { lifeOf, type Life } from '@latchkey/testkit';
import type { Customer, Customers } from '../src/domain/customer.ts';
import { createCustomer, type NewCustomer } from '../src/features/create-customer/create-customer.ts';
import { settleRegistration } from '../src/features/settle-registration/settle-registration.ts';
import { createMongoCreateRequests } from '../src/outbound/mongo-create-requests.ts';
import { createMongoReferenceNumbers } from '../src/outbound/mongo-reference-numbers.ts';
import { aProfile } from './a-profile.ts';
import { createCustomerWorld, type CustomerWorld } from './customer-world.ts';

let world: CustomerWorld;
let customers: Customers;
let reconcile: () => Promise<void>;
beforeAll(async () => {
  world = await createCustomerWorld();
  const app = await world.startCopy({ customers: (real) => (customers = real) });
  reconcile = async () => {
    world.clock.advance(61_000);
    for (let round = 0; round < 3; round += 1) await app.reconcile();
  };
});
afterAll(() => world.stop());

/** More steps than a creation has. */
const longLife = 1000;

/** One try of one process; a call it does not survive is never answered. */
function create(life: Life, given: NewCustomer): Promise<Customer | undefined> {
  const credentials = life.mortal(world.credentials);
  const mortal = life.mortal(customers);
  const deps = {
    ...{ credentials, customers: mortal, logger: silentLogger, clock: world.clock },
    references: life.mortal(createMongoReferenceNumbers(world.store)),
    requests: life.mortal(createMongoCreateRequests(world.store)),
    settle: (customerId: string) =>
      settleRegistration({ customers: mortal, credentials, clock: world.clock }, customerId),
    ...{ referencePrefix: 'customer', defaultLocale: 'en_US', defaultStore: 'DE' },
  };
  return createCustomer(deps, given).catch(() => undefined);
}

function somebody(name: string, steps: number): NewCustomer {
  const email = `${name}.${steps}@shop.example`;
  return { profile: aProfile({ email }), invite: true, idempotencyKey: email };
}

async function leftOf({ profile }: NewCustomer) {
  const stored = await world.store
    .collection<{ _id: string; outbox: { type: string }[] }>('customers')
    .find({ email: profile.email })
    .toArray();
  return {
    ids: stored.map(({ _id }) => _id),
    events: stored.flatMap(({ outbox }) => outbox.map(({ type }) => type)).sort(),
    credential: world.credentials.stateOf(profile.email),
  };
}

const account = (customerId: string) => ({
  ids: [customerId],
  events: ['audit.recorded', 'customer.registered'],
  credential: 'unconfirmed',
});

it('a creation cut off at any step is whole after the same request, after the reconciler, or after both', async () => {
  let steps = 1;
  for (; steps < longLife; steps += 1) {
    const repeated = somebody('repeated', steps);
    const life = lifeOf(steps);
    await create(life, repeated);
    if (!life.over) break;
    const again = await create(lifeOf(longLife), repeated);
    await reconcile();
    expect(await leftOf(repeated)).toEqual(account(again!.customerId));
    expect(await create(lifeOf(longLife), repeated)).toMatchObject({ customerId: again!.customerId });

    const left = somebody('left', steps);
    await create(lifeOf(steps), left);
    await reconcile();
    const { ids, ...rest } = await leftOf(left);
    expect({ ids, ...rest }).toEqual(
      ids[0] === undefined ? { ids: [], events: [], credential: undefined } : account(ids[0]),
    );
    // What was given up is another customer: the first try says so, the next one makes it.
    const late = (await create(lifeOf(longLife), left)) ?? (await create(lifeOf(longLife), left));
    expect(await leftOf(left)).toEqual(account(late!.customerId));
  }
  // Key, number, claim, login, profile and activation, each before and after.
  expect(steps).toBeGreaterThan(12);
});
