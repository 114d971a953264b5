import { deliveriesService } from '@latchkey/contracts/notification';
import { AppError } from '@latchkey/kit/errors';
import { runAs } from '@latchkey/kit/origin';
import { newId } from '@latchkey/kit/ids';
import { createTestBus, eventually } from '@latchkey/testkit';
import { aPerson } from './fake-people.ts';
import { createNotificationWorld, secretsOf, type NotificationWorld } from './notification-world.ts';

const hour = 3_600_000;
const staff = { kind: 'staff', id: newId(), name: 'support', address: '192.0.2.0/24' } as const;
const byStaff = <T>(work: () => Promise<T>): Promise<T> => runAs({ actor: staff, requestId: 'r1' }, work);

let world: NotificationWorld;
beforeAll(async () => {
  world = await createNotificationWorld();
});
afterEach(() => world.reset());
afterAll(() => world.stop());

/** A copy whose published events can be read, and one person whose notices the mail server refuses. */
async function withRefusals(count: number) {
  const bus = createTestBus();
  const app = await world.startCopy({ bus });
  const person = aPerson();
  world.people.customers.set(person.customerId, person);
  world.smtp.exceptions.set(person.email, { recipient: 550 });
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const id = newId();
    ids.push(id);
    const data = { customerId: person.customerId, changedAtMs: world.clock.now() };
    const time = new Date(world.clock.now()).toISOString();
    const event = {
      specversion: '1.0',
      id,
      source: '/identity',
      time,
      datacontenttype: 'application/json',
    } as const;
    await bus.deliver({ ...event, type: 'password.changed', data });
  }
  for (const id of ids) await world.settled(id, 'failed');
  return { bus, app, person, ids, deliveries: world.callsOf(app, deliveriesService) };
}

const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

describe('staff and the deliveries', () => {
  it('shows one with the server’s answers and the address it goes to, which the ledger does not hold', async () => {
    const { person, ids, deliveries } = await withRefusals(1);
    const { delivery, events, address } = await deliveries.getDelivery({ deliveryId: ids[0]! });
    expect(delivery).toMatchObject({
      deliveryId: ids[0],
      kind: 'password-changed',
      state: 'failed',
      customerId: person.customerId,
      domain: 'mail.example',
      attempts: 1,
      nextAttemptAtMs: 0,
    });
    expect(delivery?.reason).toMatch(/^5\d\d/);
    expect(events).toMatchObject([{ outcome: 'refused', reason: delivery?.reason, by: '' }]);
    expect(address).toBe(person.email);
    world.people.customerAway = true;
    expect((await deliveries.getDelivery({ deliveryId: ids[0]! })).address).toBe('');
    expect(await codeOf(deliveries.getDelivery({ deliveryId: 'nobody' }))).toBe('delivery_not_found');
  });

  it('pages through a search and holds no secret in it', async () => {
    const { person, ids, deliveries } = await withRefusals(3);
    const filter = { customerId: person.customerId, state: 'failed' };
    const first = await deliveries.searchDeliveries({ filter, limit: 2 });
    expect(first.deliveries).toHaveLength(2);
    const second = await deliveries.searchDeliveries({ filter, limit: 2, cursor: first.nextCursor });
    expect(second.nextCursor).toBe('');
    const found = [...first.deliveries, ...second.deliveries];
    expect(found.map((each) => each.deliveryId).sort()).toEqual([...ids].sort());
    const text = JSON.stringify(found).replaceAll('mail.example"', '');
    for (const secret of secretsOf(world)) expect(text).not.toContain(secret);
  });

  it.each([
    ['limit', { limit: 0 }],
    ['limit', { limit: 201 }],
    ['cursor', { limit: 1, cursor: 'abc' }],
    ['state', { limit: 1, filter: { state: 'lost' } }],
    ['kind', { limit: 1, filter: { kind: 'password-changed', campaignId: 'k' } }],
    ['customerId', { limit: 1, filter: { customerId: '{"$gt":""}' } }],
  ])('refuses a bad %s', async (field, request) => {
    const deliveries = world.callsOf(await world.startCopy(), deliveriesService);
    await expect(deliveries.searchDeliveries(request)).rejects.toMatchObject({
      code: 'invalid_input',
      fields: [expect.objectContaining({ field })],
    });
  });

  it('puts a failed one back into the queue at once: it goes out, and the story and the audit trail say by whom', async () => {
    const { bus, person, ids, deliveries } = await withRefusals(1);
    world.smtp.exceptions.clear();
    await byStaff(() => deliveries.retryDelivery({ deliveryId: ids[0]! }));
    const document = await world.settled(ids[0]!, 'sent');
    expect(document.history.map(({ outcome, by }) => [outcome, by])).toEqual([
      ['refused', undefined],
      ['retried', `staff:${staff.id}`],
      ['sent', undefined],
    ]);
    expect(world.smtp.recipients).toContain(person.email);
    await eventually(() => expect(bus.ofType('audit.recorded')).toHaveLength(1));
    expect(bus.ofType('audit.recorded')[0]?.data).toMatchObject({
      entries: [
        {
          act: 'delivery.retried',
          subject: person.customerId,
          actor: staff,
          details: { deliveryId: ids[0], kind: 'password-changed' },
        },
      ],
    });
    await eventually(async () => expect((await world.delivery(ids[0]!))?.outbox).toEqual([]));
    expect(await codeOf(deliveries.retryDelivery({ deliveryId: ids[0]! }))).toBe('delivery_not_failed');
    expect(await codeOf(deliveries.retryDelivery({ deliveryId: 'nobody' }))).toBe('delivery_not_found');
  });

  it('waits when a retry is for later, with the whole time again to try', async () => {
    const { ids, deliveries } = await withRefusals(1);
    const notBeforeMs = world.clock.now() + hour;
    await byStaff(() => deliveries.retryDelivery({ deliveryId: ids[0]!, notBeforeMs }));
    const document = await world.settled(ids[0]!, 'queued');
    expect(document).toMatchObject({ nextAttemptAt: notBeforeMs, giveUpAt: notBeforeMs + 72 * hour });
    expect(document.expireAt).toBeUndefined();
  });

  it('lets one of many win that want the same retry', async () => {
    const { ids, deliveries } = await withRefusals(1);
    const notBeforeMs = world.clock.now() + hour;
    const wishes = Array.from({ length: 8 }, () =>
      codeOf(deliveries.retryDelivery({ deliveryId: ids[0]!, notBeforeMs })),
    );
    expect((await Promise.all(wishes)).filter((code) => code === 'ok')).toHaveLength(1);
  });

  it('retries in bulk by filter, so many at a time, and only what failed', async () => {
    const { person, ids, deliveries } = await withRefusals(5);
    const notBeforeMs = world.clock.now() + hour;
    const filter = { state: 'failed', customerId: person.customerId };
    const first = await byStaff(() => deliveries.retryDeliveries({ filter, limit: 3, notBeforeMs }));
    expect(first).toEqual({ retried: 3, more: true });
    const second = await byStaff(() => deliveries.retryDeliveries({ filter, limit: 3, notBeforeMs }));
    expect(second).toEqual({ retried: 2, more: false });
    for (const id of ids) expect((await world.delivery(id))?.state).toBe('queued');
    await expect(deliveries.retryDeliveries({ filter: { state: 'sent' }, limit: 3 })).rejects.toMatchObject({
      code: 'invalid_input',
      fields: [expect.objectContaining({ field: 'state' })],
    });
  });
});
