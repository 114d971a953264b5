import type mongoose from 'mongoose';
import type { Collection } from 'mongoose';
import { startedStore, type Row, type StartedStore } from './started-store.ts';

let started: StartedStore;
let connection: mongoose.Connection;
let rows: Collection<Row>;
let now = new Date('2026-01-01T00:00:00Z');

beforeAll(async () => {
  started = await startedStore({ clock: { now: () => now }, ttlSweepMs: 3_600_000 });
  connection = await started.connect();
});

afterAll(() => started.stop());

beforeEach(async () => {
  now = new Date('2026-01-01T00:00:00Z');
  await connection.dropDatabase();
  rows = connection.collection<Row>('rows');
});

async function examined(
  filter: object,
  sort: mongoose.mongo.Sort = {},
  limit = 0,
): Promise<{ docs: number; stage: unknown; found: number }> {
  const explained = (await rows.find(filter).sort(sort).limit(limit).explain()) as {
    executionStats: { totalDocsExamined: number; nReturned: number };
    queryPlanner: { winningPlan: { stage: unknown; inputStage?: { indexName?: string } } };
  };
  const { winningPlan } = explained.queryPlanner;
  return {
    docs: explained.executionStats.totalDocsExamined,
    found: explained.executionStats.nReturned,
    stage: winningPlan.inputStage?.indexName ?? winningPlan.stage,
  };
}

describe('unique indexes', () => {
  test('E11000 reads as the server writes it', async () => {
    await rows.createIndexes([{ key: { login: 1 }, unique: true }]);
    await rows.insertOne({ _id: 'a', login: 'x' });
    await expect(rows.insertOne({ _id: 'b', login: 'x' })).rejects.toMatchObject({
      code: 11000,
      message: 'E11000 duplicate key error collection: test.rows index: login_1 dup key: { login: "x" }',
      keyPattern: { login: 1 },
      keyValue: { login: 'x' },
    });
    await expect(rows.insertOne({ _id: 'a' })).rejects.toMatchObject({
      message: 'E11000 duplicate key error collection: test.rows index: _id_ dup key: { _id: "a" }',
    });
    await rows.insertOne({ _id: 'c' });
    await expect(rows.insertOne({ _id: 'd' })).rejects.toMatchObject({ keyValue: { login: null } });
    await expect(rows.updateOne({ _id: 'c' }, { $set: { login: 'x' } })).rejects.toMatchObject({
      code: 11000,
    });
    await expect(rows.findOneAndUpdate({ _id: 'c' }, { $set: { login: 'x' } })).rejects.toMatchObject({
      code: 11000,
      codeName: 'DuplicateKey',
    });
    await rows.updateOne({ _id: 'a' }, { $set: { login: 'y' } });
    await rows.updateOne({ _id: 'c' }, { $set: { login: 'x' } });
    expect(await rows.findOne({ login: 'x' })).toMatchObject({ _id: 'c' });
  });

  test('sixteen racing inserts, upserts and claims have one winner', async () => {
    await rows.createIndexes([{ key: { login: 1 }, unique: true }]);
    const inserts = await Promise.allSettled(
      Array.from({ length: 16 }, (_, n) => rows.insertOne({ _id: `i${n}`, login: 'same' })),
    );
    expect(inserts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const upserts = await Promise.all(
      Array.from({ length: 16 }, () =>
        connection
          .collection<{ login: string; n: number }>('rows')
          .updateOne({ login: 'up' }, { $inc: { n: 1 } }, { upsert: true }),
      ),
    );
    expect(upserts.filter(({ upsertedCount }) => upsertedCount === 1)).toHaveLength(1);
    expect(await rows.findOne({ login: 'up' })).toMatchObject({ n: 16 });
    const claims = await Promise.all(
      Array.from({ length: 16 }, (_, n) =>
        rows.findOneAndUpdate(
          { login: 'up', owner: { $exists: false } },
          { $set: { owner: n } },
          { returnDocument: 'after' },
        ),
      ),
    );
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
  });

  test('an index cannot be built over duplicates, and nothing of it remains', async () => {
    await rows.insertMany([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
    ]);
    await expect(rows.createIndexes([{ key: { n: 1 }, unique: true }])).rejects.toMatchObject({
      code: 11000,
    });
    expect(await rows.indexes()).toHaveLength(1);
    await rows.createIndexes([{ key: { n: 1 } }]);
    await expect(rows.createIndexes([{ key: { n: 1 }, unique: true }])).rejects.toMatchObject({ code: 85 });
  });

  test('unique over arrays: no two documents share an element, one document may repeat it', async () => {
    await rows.createIndexes([{ key: { 'links.hash': 1 }, unique: true, sparse: true }]);
    await rows.insertOne({ _id: 'a', links: [{ hash: 'h' }, { hash: 'h' }] });
    await expect(rows.insertOne({ _id: 'b', links: [{ hash: 'x' }, { hash: 'h' }] })).rejects.toMatchObject({
      code: 11000,
    });
    await rows.insertMany([{ _id: 'c' }, { _id: 'd' }]);
  });

  test('partial unique', async () => {
    await rows.createIndexes([
      { key: { owner: 1 }, unique: true, partialFilterExpression: { state: 'running' } },
    ]);
    await rows.insertMany([
      { _id: 'a', owner: 1, state: 'done' },
      { _id: 'b', owner: 1, state: 'done' },
      { _id: 'c', owner: 1, state: 'running' },
    ]);
    await expect(rows.insertOne({ _id: 'd', owner: 1, state: 'running' })).rejects.toMatchObject({
      code: 11000,
    });
    await expect(rows.updateOne({ _id: 'a' }, { $set: { state: 'running' } })).rejects.toMatchObject({
      code: 11000,
    });
  });
});

describe('which index serves', () => {
  beforeEach(async () => {
    await rows.insertMany(
      Array.from({ length: 600 }, (_, n) => ({
        _id: String(n).padStart(3, '0'),
        n,
        state: ['queued', 'sent'][n % 2],
        at: new Date(n),
        mail: `p${String(n).padStart(3, '0')}@x.org`,
        links: [
          { hash: `h${n}`, p: n % 3 },
          { hash: `g${n}`, p: n % 5 },
        ],
        ...(n % 50 === 0 ? { rare: n } : {}),
      })),
    );
    await rows.createIndexes([
      { key: { state: 1, at: -1 } },
      { key: { mail: 1 } },
      { key: { 'links.hash': 1 } },
      { key: { rare: 1 }, sparse: true },
      { key: { n: 1 }, partialFilterExpression: { state: 'queued' }, name: 'queued_n' },
    ]);
  });

  test.each<[string, object, mongoose.mongo.Sort, number, number, string]>([
    ['equality', { mail: 'p007@x.org' }, {}, 0, 1, 'mail_1'],
    ['_id', { _id: '007' }, {}, 0, 1, '_id_'],
    ['$in of _id', { _id: { $in: ['001', '002', 'x'] } }, {}, 0, 2, '_id_'],
    ['$in', { mail: { $in: ['p007@x.org', 'p008@x.org'] } }, {}, 0, 2, 'mail_1'],
    ['range', { mail: { $gte: 'p100', $lt: 'p110' } }, {}, 0, 10, 'mail_1'],
    ['prefix', { mail: /^p12/ }, {}, 0, 10, 'mail_1'],
    ['prefix with an escaped sign', { mail: /^p123@x\.org/ }, {}, 0, 1, 'mail_1'],
    ['equality and range', { state: 'sent', at: { $gt: new Date(580) } }, {}, 0, 10, 'state_1_at_-1'],
    ['equality and sort with a limit', { state: 'queued' }, { at: -1 }, 5, 5, 'state_1_at_-1'],
    ['the sort the other way round', { state: 'queued' }, { at: 1 }, 5, 5, 'state_1_at_-1'],
    [
      'several values before the sort field are merged',
      { state: { $in: ['queued', 'sent'] } },
      { at: -1 },
      5,
      5,
      'state_1_at_-1',
    ],
    [
      'merged with a range, the other way round',
      { state: { $in: ['queued', 'sent', 'x'] }, at: { $gt: new Date(99) } },
      { at: 1 },
      7,
      7,
      'state_1_at_-1',
    ],
    ['sort alone', {}, { mail: -1 }, 3, 3, 'mail_1'],
    ['multikey', { 'links.hash': 'g9' }, {}, 0, 1, 'links.hash_1'],
    ['multikey inside $elemMatch', { links: { $elemMatch: { hash: 'h9', p: 0 } } }, {}, 0, 1, 'links.hash_1'],
    ['sparse when the value is asked for', { rare: { $gte: 500 } }, {}, 0, 2, 'rare_1'],
    ['partial when the filter implies it', { state: 'queued', n: { $lt: 10 } }, {}, 0, 5, 'queued_n'],
    ['an $or through several indexes', { $or: [{ mail: 'p001@x.org' }, { _id: '002' }] }, {}, 0, 2, 'FETCH'],
    ['null', { mail: null }, {}, 0, 0, 'mail_1'],
  ])('%s', async (_name, filter, sort, limit, docs, stage) => {
    const found = await examined(filter, sort, limit);
    expect(found).toMatchObject({ docs, found: docs });
    expect([stage, undefined]).toContain(found.stage === 'OR' ? 'FETCH' : found.stage);
  });

  test('a merged walk goes on from batch to batch', async () => {
    const found = await rows
      .find({ state: { $in: ['queued', 'sent'] }, at: { $lt: new Date(500) } })
      .sort({ at: -1 })
      .batchSize(33)
      .toArray();
    expect(found.map(({ at }) => (at as Date).getTime())).toEqual(
      Array.from({ length: 500 }, (_, n) => 499 - n),
    );
  });

  test('a sparse or partial index is left alone when it could miss documents', async () => {
    expect(await rows.countDocuments({ rare: null })).toBe(588);
    expect(await rows.find({}).sort({ rare: 1 }).toArray()).toHaveLength(600);
    expect(await rows.countDocuments({ n: { $lt: 10 } })).toBe(10);
  });

  test('serverStatus counts scans and what was examined', async () => {
    const status = async (): Promise<{ scannedObjects: number; collectionScans: { total: number } }> =>
      (
        (await connection.db!.command({ serverStatus: 1 })) as {
          metrics: { queryExecutor: { scannedObjects: number; collectionScans: { total: number } } };
        }
      ).metrics.queryExecutor;
    const before = await status();
    await rows.findOne({ mail: 'p100@x.org' });
    const indexed = await status();
    expect(indexed.scannedObjects - before.scannedObjects).toBe(1);
    expect(indexed.collectionScans.total).toBe(before.collectionScans.total);
    await rows.find({ nothing: 1 }).toArray();
    const scanned = await status();
    expect(scanned.collectionScans.total).toBe(before.collectionScans.total + 1);
    expect(scanned.scannedObjects - indexed.scannedObjects).toBe(600);
  });

  test('counting by a covered index reads no document', async () => {
    const explained = async (): Promise<number> =>
      (
        (await connection.db!.command({ serverStatus: 1 })) as {
          metrics: { queryExecutor: { scannedObjects: number } };
        }
      ).metrics.queryExecutor.scannedObjects;
    const before = await explained();
    expect(await rows.countDocuments({ state: 'queued' })).toBe(300);
    expect(await rows.countDocuments({ state: 'queued', at: { $lt: new Date(100) } })).toBe(50);
    expect((await explained()) - before).toBe(0);
  });

  test('indexes are listed, dropped and survive updates', async () => {
    await connection
      .collection<{ _id: string; state: string; at: Date }>('rows')
      .updateMany({ state: 'queued' }, { $set: { state: 'sent' }, $currentDate: { at: true } });
    expect(await rows.countDocuments({ state: 'queued' })).toBe(0);
    expect(await rows.countDocuments({ state: 'sent', at: now })).toBe(300);
    await rows.dropIndex('mail_1');
    expect((await examined({ mail: 'p007@x.org' })).stage).toBe('COLLSCAN');
    expect((await rows.indexes()).map(({ name }) => name)).toEqual([
      '_id_',
      'state_1_at_-1',
      'links.hash_1',
      'rare_1',
      'queued_n',
    ]);
  });
});

describe('TTL', () => {
  test('only dates that are due, by the clock of the store', async () => {
    await rows.createIndexes([{ key: { at: 1 }, expireAfterSeconds: 60 }]);
    await rows.insertMany([
      { _id: 'old', at: new Date(now.getTime() - 61_000) },
      { _id: 'young', at: new Date(now.getTime() - 59_000) },
      { _id: 'text', at: 'long ago' },
      { _id: 'none' },
      { _id: 'list', at: [new Date(now.getTime() + 99_000), new Date(0)] },
    ]);
    await started.store.sweepExpired();
    expect((await rows.find().toArray()).map(({ _id }) => _id)).toEqual(['none', 'text', 'young']);
    now = new Date(now.getTime() + 2000);
    await started.store.sweepExpired();
    expect(await rows.countDocuments()).toBe(2);
  });
});

test('finding by an index costs the same among 200,000 documents as among 2,000', async () => {
  const cost = async (name: string, total: number): Promise<number> => {
    const many = connection.collection<Row>(name);
    await many.createIndexes([{ key: { login: 1 }, unique: true }]);
    for (let from = 0; from < total; from += 2000) {
      await many.insertMany(
        Array.from({ length: Math.min(2000, total - from) }, (_, at) => ({
          _id: `${from + at}`,
          login: `l${from + at}`,
        })),
        { ordered: false },
      );
    }
    const find = (n: number): Promise<unknown> => many.findOne({ login: `l${(n * 7919) % total}` });
    for (let n = 0; n < 300; n += 1) await find(n);
    const start = performance.now();
    for (let n = 0; n < 1000; n += 1) expect(await find(n)).not.toBeNull();
    return performance.now() - start;
  };
  const small = await cost('small', 2000);
  const large = await cost('large', 200_000);
  expect(large / small).toBeLessThan(3);
  const { executionStats } = (await connection.collection('large').find({ login: 'l5' }).explain()) as {
    executionStats: { totalDocsExamined: number };
  };
  expect(executionStats.totalDocsExamined).toBe(1);
}, 60_000);
