import { Schema, type Connection, type Model } from 'mongoose';
import { settableClock, type SettableClock } from '@latchkey/kit/clock';
import { createLifecycle, type Lifecycle } from '@latchkey/kit/lifecycle';
import { silentLogger as logger } from '@latchkey/kit/logging';
import {
  connectMongo,
  createOutbox,
  migrateIndexes,
  outboxField,
  type Outbox,
  type OutboxEntry,
} from '@latchkey/kit/mongo';
import { createTestBus, eventually, startTestStore, type TestBus, type TestStore } from '@latchkey/testkit';

interface Account {
  _id: string;
  name: string;
  outbox: OutboxEntry[];
}

const start = Date.UTC(2026, 0, 2);

describe('the outbox', () => {
  let store: TestStore;
  let connection: Connection;
  let model: Model<Account>;
  let clock: SettableClock;
  let bus: TestBus;
  let lifecycles: Lifecycle[];

  const anEntry = (id: string, type = 'account.opened'): OutboxEntry => ({
    id,
    type,
    data: { account: id },
    at: clock.now(),
  });
  const anOutbox = (
    over: Partial<Parameters<typeof createOutbox>[0]> = {},
  ): { outbox: Outbox; lifecycle: Lifecycle } => {
    const lifecycle = createLifecycle();
    lifecycles.push(lifecycle);
    return {
      outbox: createOutbox({
        model,
        source: '/test',
        bus,
        clock,
        logger,
        lifecycle,
        sweepEveryMs: 5,
        ...over,
      }),
      lifecycle,
    };
  };
  const write = async (id: string, entries: OutboxEntry[]): Promise<void> => {
    await model.create({ _id: id, name: id, outbox: entries });
  };
  const waiting = async (): Promise<string[]> =>
    (await model.find({}, { outbox: 1 }).lean()).flatMap(({ outbox }) => outbox.map(({ id }) => id));
  const idsOf = (type: string): string[] => bus.ofType(type).map(({ id }) => id);

  beforeAll(async () => {
    store = await startTestStore();
  });
  beforeEach(async () => {
    connection = await connectMongo({ uri: store.uri('outbox'), appName: 'test', logger });
    const schema = new Schema<Account>(
      { _id: String, name: String, outbox: outboxField },
      { versionKey: false },
    );
    schema.index({ 'outbox.at': 1 }, { sparse: true });
    model = connection.model<Account>('Account', schema);
    await migrateIndexes(connection, logger);
    clock = settableClock(start);
    bus = createTestBus();
    lifecycles = [];
  });
  afterEach(async () => {
    await Promise.all(lifecycles.map((lifecycle) => lifecycle.stop()));
    await model.deleteMany({});
    await connection.close();
  });
  afterAll(() => store.stop());

  it('publishes the events of a document as CloudEvents and takes them out of it', async () => {
    const { outbox } = anOutbox();
    const entries = [anEntry('e1'), { ...anEntry('e2', 'account.closed'), data: {} }];
    await write('a', [...entries, anEntry('other')]);
    await outbox.publishNow('a', entries);
    expect(bus.published).toEqual([
      {
        specversion: '1.0',
        id: 'e1',
        source: '/test',
        type: 'account.opened',
        time: '2026-01-02T00:00:00.000Z',
        datacontenttype: 'application/json',
        data: { account: 'e1' },
      },
      expect.objectContaining({ id: 'e2', type: 'account.closed', data: {} }),
    ]);
    expect(await waiting()).toEqual(['other']);
    expect(outbox.pending).toBe(0);
  });

  it('takes up what a copy that died had written and not published, once it is five seconds old', async () => {
    await write('a', [anEntry('e1'), anEntry('e2')]);
    const { outbox } = anOutbox();
    clock.advance(5000);
    await write('b', [anEntry('younger')]);
    // Swept strictly after five seconds, and the younger one has to wait its turn.
    clock.advance(1);
    await eventually(async () => expect(await waiting()).toEqual(['younger']));
    expect(idsOf('account.opened').sort()).toEqual(['e1', 'e2']);
    clock.advance(5000);
    await eventually(async () => expect(await waiting()).toEqual([]));
    expect(outbox.pending).toBe(0);
  });

  it('keeps and counts what the bus refuses, without rejecting, and publishes it later', async () => {
    const { outbox } = anOutbox();
    bus.refuse(new Error('away'));
    await write('a', [anEntry('e1')]);
    await outbox.publishNow('a', [anEntry('e1')]);
    expect(outbox.pending).toBe(1);
    clock.advance(5001);
    bus.refuse(undefined);
    await eventually(async () => expect(await waiting()).toEqual([]));
    await eventually(() => expect(outbox.pending).toBe(0));
    expect(idsOf('account.opened')).toEqual(['e1']);
  });

  it('does not let an event that can never go out hold up hundreds behind it', async () => {
    const poison = Array.from({ length: 250 }, (_, index) => `poison-${index}`);
    for (const id of poison) await write(id, [anEntry(id, 'nobody.listens')]);
    clock.advance(1);
    await write('good', [anEntry('stuck', 'nobody.listens'), anEntry('good')]);
    clock.advance(6000);
    const publish = bus.publish.bind(bus);
    const { outbox } = anOutbox({
      bus: {
        ...bus,
        publish: (event) =>
          event.type === 'nobody.listens' ? Promise.reject(new Error('returned')) : publish(event),
      },
    });
    await eventually(() => expect(idsOf('account.opened')).toEqual(['good']));
    await eventually(async () => expect((await waiting()).sort()).toEqual([...poison, 'stuck'].sort()));
    await eventually(() => expect(outbox.pending).toBe(251));
  });

  it('asks a failing bus less and less often, and one that is away not at all', async () => {
    await write('a', [anEntry('e1')]);
    clock.advance(6000);
    const tries: number[] = [];
    anOutbox({
      bus: {
        ...bus,
        publish: () => {
          tries.push(performance.now());
          return Promise.reject(new Error('away'));
        },
      },
    });
    const away = jest.fn(() => Promise.resolve());
    anOutbox({ bus: { ...bus, connected: false, publish: away } });
    await eventually(() => tries.length === 7);
    // 5 ms doubled six times is 320 ms; a sweep comes after half of that at the earliest.
    expect(tries[6]! - tries[5]!).toBeGreaterThanOrEqual(150);
    expect(away).not.toHaveBeenCalled();
  });

  it('finishes what is in flight before the connections go', async () => {
    let confirm: () => void = () => undefined;
    const confirmed = new Promise<void>((resolve) => (confirm = resolve));
    const { outbox, lifecycle } = anOutbox({ bus: { ...bus, publish: () => confirmed } });
    await write('a', [anEntry('e1')]);
    void outbox.publishNow('a', [anEntry('e1')]);
    expect(outbox.pending).toBe(1);
    const steps: string[] = [];
    lifecycle.onStop('connections', 'store', () => void steps.push('connections'));
    const stopping = lifecycle.stop();
    await eventually(() => lifecycle.stopping);
    expect(steps).toEqual([]);
    confirm();
    await stopping;
    expect(steps).toEqual(['connections']);
    expect(await waiting()).toEqual([]);
  });

  it('publishes twice rather than never when an event went out and could not be taken out', async () => {
    if (store.faults === undefined) return;
    const { outbox } = anOutbox();
    await write('a', [anEntry('e1')]);
    store.faults.add({ kind: 'notWritablePrimary', command: 'update', times: 10 });
    await outbox.publishNow('a', [anEntry('e1')]);
    store.faults.clear();
    expect(await waiting()).toEqual(['e1']);
    clock.advance(5001);
    await eventually(async () => expect(await waiting()).toEqual([]));
    expect(idsOf('account.opened')).toEqual(['e1', 'e1']);
  });

  it('serves many documents at a time with few writes, and publishes each event once', async () => {
    const { outbox } = anOutbox();
    const ids = Array.from({ length: 1000 }, (_, index) => `d${index}`);
    await model.insertMany(ids.map((id) => ({ _id: id, name: id, outbox: [anEntry(id)] })));
    const writes = jest.spyOn(
      Object.getPrototypeOf(model.collection) as { updateMany: () => unknown },
      'updateMany',
    );
    const began = performance.now();
    await Promise.all(ids.map((id) => outbox.publishNow(id, [anEntry(id)])));
    const ms = Math.round(performance.now() - began);
    process.stdout.write(
      `outbox: 1,000 documents published and cleared in ${ms} ms by ${writes.mock.calls.length} writes\n`,
    );
    expect(writes.mock.calls.length).toBeGreaterThan(0);
    expect(writes.mock.calls.length).toBeLessThan(100);
    writes.mockRestore();
    expect(idsOf('account.opened').sort()).toEqual(ids.sort());
    expect(await waiting()).toEqual([]);
  });
});
