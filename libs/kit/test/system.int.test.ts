import { Schema, type Connection } from 'mongoose';
import { settableClock, systemClock, type Clock } from '@latchkey/kit/clock';
import { silentLogger } from '@latchkey/kit/logging';
import { connectMongo, migrateIndexes, outboxField, type OutboxEntry } from '@latchkey/kit/mongo';
import { describeSelf, serviceChecks, version } from '@latchkey/kit/system';
import { startTestStore, type TestStore } from '@latchkey/testkit';

let store: TestStore;
let connection: Connection;
beforeAll(async () => {
  store = await startTestStore();
  connection = await connectMongo({ uri: store.uri('system'), appName: 'system', logger: silentLogger });
});
afterAll(async () => {
  await connection.close();
  await store.stop();
});

async function lookAt(given: { connected?: boolean; clock?: Clock } = {}) {
  const { connected = true, clock = systemClock } = given;
  const config = { AMQP_URL: 'amqps://me:secret@one.example:5671/shop,amqps://me:secret@two.example/shop' };
  const checks = serviceChecks({ connection, bus: { connected }, clock }, config);
  const described = await describeSelf({ name: 'identity', clock, checks, settings: { STORE: 'DE' } });
  const byName = Object.fromEntries(described.checks.map((each) => [each.name, each]));
  return { ...described, byName };
}

describe('what a process knows of itself', () => {
  it('is its build, its clock, and what it works with', async () => {
    const before = Date.now();
    const { byName, ...described } = await lookAt();
    expect(described).toMatchObject({
      ...{ service: 'identity', version, node: process.versions.node, settings: { STORE: 'DE' } },
      copy: expect.stringMatching(`:${process.pid}$`),
    });
    expect(described.nowMs).toBeGreaterThanOrEqual(before);
    expect(described.startedAtMs).toBeLessThan(before);
    expect(byName['store']).toMatchObject({
      facts: {
        kind: store.real ? expect.stringMatching(/^MongoDB \d/) : 'embedded store',
        tookMs: expect.stringMatching(/^\d+$/),
        diskFreeBytes: expect.stringMatching(/^\d+$/),
      },
    });
    expect(byName['events']).toMatchObject({ state: 'ok', facts: { oldestWaitsMs: '0' } });
  });

  it('is a broker that is away, by its hosts and without a password', async () => {
    const { byName } = await lookAt({ connected: false });
    expect(byName['bus']).toEqual({
      ...{ name: 'bus', state: 'fault', problem: 'unreachable' },
      facts: { at: 'one.example:5671, two.example' },
    });
  });

  it('is a store whose clock is another', async () => {
    const { byName } = await lookAt({ clock: settableClock(Date.now() - 60_000) });
    expect(byName['store']).toMatchObject({ state: 'fault', problem: 'clock-differs' });
  });

  it('is an event that has been waiting for too long', async () => {
    const schema = new Schema<{ _id: string; outbox: OutboxEntry[] }>({ _id: String, outbox: outboxField });
    schema.index({ 'outbox.at': 1 }, { sparse: true });
    const model = connection.model('Thing', schema);
    await migrateIndexes(connection, silentLogger);
    const waiting = (id: string, ageMs: number) => ({
      _id: id,
      outbox: [{ id, type: 'thing.done', data: {}, at: Date.now() - ageMs }],
    });
    await model.create([waiting('new', 0), { _id: 'none', outbox: [] }]);
    expect((await lookAt()).byName['events']).toMatchObject({ state: 'ok' });
    await model.create([waiting('old', 600_000)]);
    expect((await lookAt()).byName['events']).toMatchObject({
      ...{ state: 'warning', problem: 'events-wait' },
      facts: { oldestWaitsMs: expect.stringMatching(/^60\d{4}$/) },
    });
  });

  it('says which check failed or was silent, and does not wait for it', async () => {
    const checks = [
      { name: 'broken', look: () => Promise.reject(new Error('x')) },
      { name: 'silent', look: () => new Promise<never>(() => undefined) },
      { name: 'well', look: () => ({ state: 'ok' as const }) },
    ];
    const described = await describeSelf({ name: 'identity', clock: systemClock, checks, settings: {} });
    expect(described.checks).toEqual([
      { name: 'broken', state: 'fault', problem: 'failed', facts: {} },
      { name: 'silent', state: 'fault', problem: 'silent', facts: {} },
      { name: 'well', state: 'ok', problem: '', facts: {} },
    ]);
  });
});
