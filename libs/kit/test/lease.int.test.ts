import type { Connection } from 'mongoose';
import { settableClock, systemClock } from '@latchkey/kit/clock';
import { createLifecycle } from '@latchkey/kit/lifecycle';
import { silentLogger as logger } from '@latchkey/kit/logging';
import { acquireLease, connectMongo, runWithLease, type Lease } from '@latchkey/kit/mongo';
import { eventually, startTestStore, type TestStore } from '@latchkey/testkit';

describe('a lease', () => {
  let store: TestStore;
  const copies: Connection[] = [];
  const contender = (index: number, name: string, ttlMs: number): Promise<Lease | undefined> =>
    acquireLease({
      connection: copies[index % copies.length]!,
      name,
      owner: `copy-${index}`,
      ttlMs,
      clock: systemClock,
      logger,
    });

  beforeAll(async () => {
    store = await startTestStore();
    for (let index = 0; index < 8; index++) {
      copies.push(await connectMongo({ uri: store.uri('lease'), appName: 'test', logger }));
    }
  });
  afterAll(async () => {
    await Promise.all(copies.map((copy) => copy.close()));
    await store.stop();
  });

  it('has one owner among eight contenders for a lease nobody had before', async () => {
    const leases = await Promise.all(copies.map((_, index) => contender(index, 'fresh', 10_000)));
    const owners = leases.filter((lease) => lease !== undefined);
    expect(owners).toHaveLength(1);
    expect(owners[0]!.fence).toBe(1);
    expect(owners[0]!.valid()).toBe(true);
    await owners[0]!.release();
    expect(owners[0]!.valid()).toBe(false);
  });

  it('has one owner at a time while eight contend, and a fence that grows with every taking', async () => {
    const fences: number[] = [];
    let owners = 0;
    await Promise.all(
      copies.map(async (_, index) => {
        for (let turn = 0; turn < 5; turn++) {
          const lease = await eventually(async () => (await contender(index, 'race', 10_000)) ?? false, {
            every: 1,
            within: 20_000,
          });
          if (lease === false) throw new Error('unreachable');
          owners += 1;
          expect(owners).toBe(1);
          fences.push(lease.fence);
          await copies[index]!.collection('leases').findOne({ owner: 'nobody' });
          expect(owners).toBe(1);
          owners -= 1;
          await lease.release();
        }
      }),
    );
    expect(fences).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });

  it('is not given to its own owner twice', async () => {
    const lease = await contender(0, 'twice', 10_000);
    expect(await contender(0, 'twice', 10_000)).toBeUndefined();
    await lease!.release();
    const again = await contender(0, 'twice', 10_000);
    expect(again?.fence).toBe(2);
    await again!.release();
  });

  it('stays with its owner by renewal, for longer than its time', async () => {
    const lease = await contender(0, 'renewed', 150);
    const deadline = performance.now() + 600;
    await eventually(async () => {
      expect(await contender(1, 'renewed', 150)).toBeUndefined();
      return performance.now() > deadline;
    });
    expect(lease!.valid()).toBe(true);
    await lease!.release();
  });

  it('is believed lost by its owner no later than the store gives it to another', async () => {
    const connection = await connectMongo({ uri: store.uri('lease'), appName: 'dies', logger });
    const dies = await acquireLease({
      connection,
      name: 'dies',
      owner: 'dies',
      ttlMs: 300,
      clock: systemClock,
      logger,
    });
    // Its renewals fail from here on.
    await connection.close();
    expect(dies!.valid()).toBe(true);
    const next = await eventually(async () => (await contender(1, 'dies', 300)) ?? false);
    expect(dies!.valid()).toBe(false);
    expect(next).toMatchObject({ fence: 2 });
    await dies!.release();
    if (next !== false) await next.release();
  });

  it('goes by the owner’s own clock for the owner, and by the store’s for the others', async () => {
    const clock = settableClock(0);
    const lease = await acquireLease({
      connection: copies[0]!,
      name: 'clocks',
      owner: 'slow',
      ttlMs: 60_000,
      clock,
      logger,
    });
    clock.set(59_999);
    expect(lease!.valid()).toBe(true);
    clock.set(60_000);
    expect(lease!.valid()).toBe(false);
    expect(await contender(1, 'clocks', 60_000)).toBeUndefined();
    await lease!.release();
  });

  it('keeps a former owner from renewing or releasing what is somebody else’s', async () => {
    const connection = await connectMongo({ uri: store.uri('lease'), appName: 'paused', logger });
    const paused = await acquireLease({
      connection,
      name: 'paused',
      owner: 'paused',
      ttlMs: 60_000,
      clock: systemClock,
      logger,
    });
    await copies[0]!
      .collection<{ _id: string }>('leases')
      .updateOne({ _id: 'paused' }, { $set: { until: new Date(0) } });
    const next = await contender(1, 'paused', 60_000);
    await paused!.release();
    expect(await contender(2, 'paused', 60_000)).toBeUndefined();
    expect(next!.valid()).toBe(true);
    await next!.release();
    await connection.close();
  });

  it('runs the work on one copy, on another after that has stopped, and waits for a run in hand', async () => {
    const runs: [number, number][] = [];
    const lifecycles = copies.slice(0, 3).map((connection, index) => {
      const lifecycle = createLifecycle();
      runWithLease({
        connection,
        name: 'work',
        everyMs: 5,
        clock: systemClock,
        logger,
        lifecycle,
        work: (lease) => {
          runs.push([index, lease.fence]);
          return runs.length === 2 ? Promise.reject(new Error('one run fails')) : Promise.resolve();
        },
      });
      return lifecycle;
    });
    await eventually(() => runs.length >= 5);
    const [owner] = runs[0]!;
    expect(new Set(runs.map(([index]) => index))).toEqual(new Set([owner]));
    await lifecycles[owner]!.stop();
    const before = runs.length;
    await eventually(() => runs.length > before);
    expect(runs.at(-1)![0]).not.toBe(owner);
    expect(runs.at(-1)![1]).toBe(2);
    await Promise.all(lifecycles.map((lifecycle) => lifecycle.stop()));
  });
});
