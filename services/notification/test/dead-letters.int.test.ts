import { deadLettersService } from '@latchkey/contracts/notification';
import { AppError } from '@latchkey/kit/errors';
import { newId } from '@latchkey/kit/ids';
import { silentLogger } from '@latchkey/kit/logging';
import { createInProcessBus, type EventEnvelope } from '@latchkey/kit/messaging';
import { runAs } from '@latchkey/kit/origin';
import { eventually } from '@latchkey/testkit';
import { createNotificationWorld, type NotificationWorld } from './notification-world.ts';

const staff = { kind: 'staff', id: newId(), name: 'operator', address: '' } as const;
const byStaff = <T>(work: () => Promise<T>): Promise<T> => runAs({ actor: staff, requestId: 'r1' }, work);
const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

function anEvent(customerId: string): EventEnvelope {
  return {
    specversion: '1.0',
    id: newId(),
    source: '/identity',
    type: 'credential.anonymised',
    time: '2026-11-24T10:00:00.000Z',
    datacontenttype: 'application/json',
    data: { customerId, anonymisedAtMs: 5, note: 'ada@example.com' },
  };
}

let world: NotificationWorld;
beforeAll(async () => {
  world = await createNotificationWorld();
});
afterEach(() => world.reset());
afterAll(() => world.stop());

/** A copy, and another service on its bus that refuses what it is given until `wellAgain`. */
async function withRefuser() {
  const bus = createInProcessBus({ logger: silentLogger, clock: world.clock, retryWaitsMs: [] });
  const taken: EventEnvelope[] = [];
  const acts: unknown[] = [];
  const refuser = { wellAgain: false };
  await bus.subscribe([
    {
      queue: 'customer.credential-anonymised',
      types: ['credential.anonymised'],
      handle: (event) => {
        if (!refuser.wellAgain)
          return Promise.reject(new AppError('invalid_input', { detail: 'the id is another’s' }));
        taken.push(event);
        return Promise.resolve();
      },
    },
    {
      queue: 'identity.audit-recorded',
      types: ['audit.recorded'],
      handle: (event) => Promise.resolve(void acts.push(...(event.data as { entries: unknown[] }).entries)),
    },
  ]);
  const app = await world.startCopy({ bus });
  bus.open();
  return { bus, taken, acts, refuser, letters: world.callsOf(app, deadLettersService) };
}

describe('dead letters', () => {
  it('are listed with queue, reason and fault, by type and page; of people nothing is shown', async () => {
    const { bus, letters } = await withRefuser();
    const events = [anEvent(newId()), anEvent(newId()), anEvent('Ada Lovelace')];
    for (const event of events) await bus.publish(event);
    const first = await letters.listDeadLetters({ type: 'credential.anonymised', limit: 2 });
    const second = await letters.listDeadLetters({ limit: 2, cursor: first.nextCursor });
    const found = [...first.deadLetters, ...second.deadLetters];
    expect(second.nextCursor).toBe('');
    expect(found.map(({ eventId }) => eventId).sort()).toEqual(events.map(({ id }) => id).sort());
    for (const letter of found)
      expect(letter).toMatchObject({
        state: 'dead',
        queue: 'customer.credential-anonymised',
        type: 'credential.anonymised',
        reason: 'rejected',
        settledAtMs: 0,
      });
    expect(JSON.stringify(found)).not.toMatch(/ada@|lovelace/i);
    const bad = found.find(({ eventId }) => eventId === events[2]?.id);
    expect(bad?.fault).toBe('its data does not fit: customerId');
    // Where the content shows nothing, the consumer's word counts.
    expect(found.find(({ eventId }) => eventId === events[0]?.id)?.fault).toBe('the id is another’s');
    const { deadLetter } = await letters.getDeadLetter({ deadLetterId: bad!.deadLetterId });
    expect(deadLetter).toEqual(bad);
    expect((await letters.listDeadLetters({ type: 'other', limit: 2 })).deadLetters).toEqual([]);
    expect((await letters.listDeadLetters({ state: 'dropped', limit: 2 })).deadLetters).toEqual([]);
  });

  it('go again to the queue they died in, byte for byte; the trail says by whom', async () => {
    const { bus, taken, acts, refuser, letters } = await withRefuser();
    const event = anEvent(newId());
    await bus.publish(event);
    const [letter] = (await letters.listDeadLetters({ limit: 9 })).deadLetters;
    const id = { deadLetterId: letter!.deadLetterId };
    await byStaff(() => letters.replayDeadLetter(id));
    // It was refused again, and is not lost.
    expect(await letters.getDeadLetter(id)).toMatchObject({ deadLetter: { state: 'dead' } });
    refuser.wellAgain = true;
    await byStaff(() => letters.replayDeadLetter(id));
    expect(taken).toEqual([event]);
    expect(await letters.getDeadLetter(id)).toMatchObject({
      deadLetter: { state: 'replayed', settledBy: `staff:${staff.id}`, settledAtMs: world.clock.now() },
    });
    expect(await codeOf(letters.replayDeadLetter(id))).toBe('dead_letter_settled');
    expect(await codeOf(letters.dropDeadLetter(id))).toBe('dead_letter_settled');
    await eventually(() => expect(acts).toHaveLength(2));
    expect(acts[1]).toMatchObject({ act: 'event.replayed', actor: staff, details: { eventId: event.id } });
  });

  it('are dropped for good, and come back when they die again', async () => {
    const { bus, acts, letters } = await withRefuser();
    const event = anEvent(newId());
    await bus.publish(event);
    const [letter] = (await letters.listDeadLetters({ limit: 9 })).deadLetters;
    const id = { deadLetterId: letter!.deadLetterId };
    await byStaff(() => letters.dropDeadLetter(id));
    const dropped = await letters.getDeadLetter(id);
    expect(dropped).toMatchObject({ deadLetter: { state: 'dropped', content: '' } });
    expect(await codeOf(letters.replayDeadLetter(id))).toBe('dead_letter_settled');
    await eventually(() => expect(acts).toMatchObject([{ act: 'event.dropped', actor: staff }]));
    await bus.publish(event);
    const again = await letters.getDeadLetter(id);
    expect(again).toMatchObject({ deadLetter: { state: 'dead', settledAtMs: 0, settledBy: '' } });
    expect(again.deadLetter?.content).toContain(event.id);
  });

  it('are there once when their keeper dies between storing one and saying so', async () => {
    const { bus, letters } = await withRefuser();
    const event = anEvent(newId());
    // Whoever publishes has no answer, as if the process were gone: its outbox publishes again.
    world.faults?.add({
      kind: 'writeConcernTimeout',
      command: 'insert',
      collection: 'deadLetters',
      times: 1,
    });
    expect(await codeOf(bus.publish(event))).toBe(world.faults === undefined ? 'ok' : 'unavailable');
    const [stored] = (await letters.listDeadLetters({ limit: 9 })).deadLetters;
    expect(stored).toMatchObject({ eventId: event.id, state: 'dead' });
    await bus.publish(event);
    expect((await letters.listDeadLetters({ limit: 9 })).deadLetters).toEqual([stored]);
  });

  it('stay dead when the bus does not take them', async () => {
    const { bus, letters } = await withRefuser();
    await bus.publish(anEvent(newId()));
    const [letter] = (await letters.listDeadLetters({ limit: 9 })).deadLetters;
    await bus.stopConsuming();
    const id = { deadLetterId: letter!.deadLetterId };
    expect(await codeOf(letters.replayDeadLetter(id))).toBe('unavailable');
    expect(await letters.getDeadLetter(id)).toMatchObject({ deadLetter: { state: 'dead' } });
    expect(await codeOf(letters.replayDeadLetter({ deadLetterId: 'nobody' }))).toBe('dead_letter_not_found');
    expect(await codeOf(letters.getDeadLetter({ deadLetterId: 'nobody' }))).toBe('dead_letter_not_found');
    expect(await codeOf(letters.listDeadLetters({ limit: 0 }))).toBe('invalid_input');
  });
});
