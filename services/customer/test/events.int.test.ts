import { newId } from '@latchkey/kit/ids';
import { silentLogger } from '@latchkey/kit/logging';
import { createInProcessBus, type EventEnvelope } from '@latchkey/kit/messaging';
import { eventually } from '@latchkey/testkit';
import { aRegistration, codeOf } from './a-registration.ts';
import { createCustomerWorld, deafBus, secretsIn, type CustomerWorld } from './customer-world.ts';

let world: CustomerWorld;
beforeAll(async () => {
  world = await createCustomerWorld();
});
afterEach(() => world.stopCopies());
afterAll(async () => {
  await world.stop();
  expect(secretsIn(world.logged)).toEqual([]);
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
    const app = await world.startCopy({
      bus,
      credentials: (real) => ({ ...real, activate: () => Promise.reject(new Error('killed')) }),
    });
    const person = aRegistration();
    const { customer } = await world.clientOf(app).registerCustomer(person);
    await eventually(() => world.credentials.stateOf(person.email) === 'unconfirmed');
    await eventually(async () => (await world.storedCustomer(customer!.customerId))?.['outbox'].length === 0);
    expect(seen).toMatchObject([
      { source: '/customer', type: 'customer.registered', data: { customerId: customer!.customerId } },
    ]);
  });

  it('left by a copy whose broker was away are published by another copy', async () => {
    const { bus, seen } = aBus();
    const alone = world.clientOf(await world.startCopy({ bus: deafBus }));
    const { customer } = await alone.registerCustomer(aRegistration());
    world.clock.advance(5_001);
    await world.startCopy({ bus });
    await eventually(() => seen.length > 0);
    expect(seen).toMatchObject([{ type: 'customer.registered', data: { customerId: customer!.customerId } }]);
  });

  it('of a confirmation are noted once, however often and in whatever order they come', async () => {
    const { bus } = aBus();
    const app = await world.startCopy({ bus });
    const client = world.clientOf(app);
    const { customer } = await client.registerCustomer(aRegistration());
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
