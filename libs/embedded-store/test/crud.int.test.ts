import mongoose, { type Collection } from 'mongoose';
import { startedStore, type Row, type StartedStore } from './started-store.ts';

let started: StartedStore;
let connection: mongoose.Connection;
let rows: Collection<Row>;

beforeAll(async () => {
  started = await startedStore();
  connection = await started.connect();
});

afterAll(() => started.stop());

beforeEach(async () => {
  await connection.dropDatabase();
  rows = connection.collection<Row>('rows');
});

test('an id longer than any that is stored finds nothing', async () => {
  await rows.insertOne({ _id: 'a', n: 1 });
  const named = { _id: { $in: ['x'.repeat(100_000), 'a'] } };
  expect(await rows.find(named).toArray()).toHaveLength(1);
  expect(await rows.updateMany(named, { $set: { n: 2 } })).toMatchObject({
    matchedCount: 1,
    modifiedCount: 1,
  });
  expect(await rows.deleteMany(named)).toMatchObject({ deletedCount: 1 });
});

describe('what mongoose does', () => {
  test('a model lives through its life', async () => {
    const schema = new mongoose.Schema(
      { _id: String, login: String, n: Number, tags: [String], links: [{ hash: String }] },
      { timestamps: true, autoIndex: false, optimisticConcurrency: true },
    );
    schema.index({ login: 1 }, { unique: true });
    const Person = connection.model('Person', schema);
    await Person.createIndexes();
    await Person.create({ _id: 'a', login: 'x', n: 1, links: [{ hash: 'h' }] });
    const person = await Person.findById('a').orFail();
    person.n = 2;
    person.tags.push('new');
    await person.save();
    expect(await Person.findOne({ 'links.hash': 'h' }).select('n tags').lean()).toEqual({
      _id: 'a',
      n: 2,
      tags: ['new'],
    });
    await expect(Person.create({ _id: 'b', login: 'x' })).rejects.toMatchObject({ code: 11000 });
    expect(
      await Person.findOneAndReplace({ _id: 'a' }, { login: 'y', n: 9 }, { returnDocument: 'after' }).lean(),
    ).toMatchObject({ _id: 'a', login: 'y', n: 9 });
    expect(await Person.findOneAndDelete({ _id: 'a' }).lean()).toMatchObject({ login: 'y' });
    expect(await Person.exists({ _id: 'a' })).toBeNull();
    expect((await Person.diffIndexes()).toDrop).toEqual([]);
    connection.deleteModel('Person');
  });

  test('an acknowledged answer says what really happened', async () => {
    await rows.insertMany([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 2 },
    ]);
    expect(await rows.updateMany({}, { $set: { n: 2 } })).toMatchObject({
      matchedCount: 2,
      modifiedCount: 1,
    });
    expect(await rows.updateOne({ _id: 'c' }, { $set: { n: 3 } }, { upsert: true })).toMatchObject({
      matchedCount: 0,
      modifiedCount: 0,
      upsertedCount: 1,
      upsertedId: 'c',
    });
    expect(await rows.replaceOne({ _id: 'c' }, { n: 3 })).toMatchObject({
      matchedCount: 1,
      modifiedCount: 0,
    });
    expect(await rows.deleteMany({ n: 2 })).toMatchObject({ deletedCount: 2 });
    expect(await rows.countDocuments()).toBe(1);
    expect(await rows.estimatedDocumentCount()).toBe(1);
  });

  test('buildInfo says what answers', async () => {
    expect(await connection.db!.admin().buildInfo()).toMatchObject({ modules: ['latchkey-embedded-store'] });
  });

  test('dbStats tells the disk below it, in bytes', async () => {
    const stats = await connection.db!.command({ dbStats: 1 });
    expect(stats).toMatchObject({ db: connection.name, collections: expect.any(Number) });
    const { fsTotalSize, fsUsedSize } = stats as unknown as Record<'fsTotalSize' | 'fsUsedSize', number>;
    expect(fsTotalSize).toBeGreaterThan(fsUsedSize);
    await expect(connection.db!.command({ dbStats: 1, scale: 1024 })).rejects.toMatchObject({ code: 2 });
    await expect(connection.db!.command({ dbStats: 1, freeStorage: 1 })).rejects.toMatchObject({
      code: 40415,
    });
  });

  test('values keep their types and fields their order', async () => {
    const document = {
      _id: 'a',
      z: 1,
      b: 1.5,
      d: new Date(5),
      s: 'x',
      n: null,
      t: true,
      o: { y: 1, x: 2 },
      l: [1, 'a', null],
      big: 2 ** 40,
    };
    await rows.insertOne({
      ...document,
      bin: new mongoose.mongo.Binary(Buffer.from('hi')),
      id: new mongoose.Types.ObjectId('64b000000000000000000001'),
    });
    const found = await rows.findOne({ _id: 'a' });
    expect(JSON.stringify(Object.keys(found!))).toBe(JSON.stringify([...Object.keys(document), 'bin', 'id']));
    expect(found).toMatchObject(document);
    expect((found!['bin'] as mongoose.mongo.Binary).toString()).toBe('hi');
    await expect(
      rows.insertOne({ _id: 'b', x: mongoose.mongo.Decimal128.fromString('1.5') }),
    ).rejects.toMatchObject({ code: 2 });
    await expect(
      rows.insertOne({ _id: 'b', x: mongoose.mongo.Long.fromString('9007199254740993') }),
    ).rejects.toMatchObject({ code: 2 });
    await rows.insertOne({ _id: 'c', x: mongoose.mongo.Long.fromNumber(5) });
    expect(await rows.findOne({ x: 5 })).toEqual({ _id: 'c', x: 5 });
  });

  test('projections', async () => {
    await rows.insertOne({
      _id: 'a',
      n: 1,
      o: { x: 1, y: 2 },
      l: [
        { k: 1, v: 1 },
        { k: 2, v: 2 },
      ],
    });
    const project = async (projection: object, filter: object = {}): Promise<unknown> =>
      rows.findOne(filter, { projection });
    expect(await project({ n: 1, 'o.x': 1 })).toEqual({ _id: 'a', n: 1, o: { x: 1 } });
    expect(await project({ _id: 0, 'l.k': 1 })).toEqual({ l: [{ k: 1 }, { k: 2 }] });
    expect(await project({ o: 0, l: 0 })).toEqual({ _id: 'a', n: 1 });
    expect(await project({ 'o.y': 0, l: 0 })).toEqual({ _id: 'a', n: 1, o: { x: 1 } });
    expect(await project({ _id: 1 })).toEqual({ _id: 'a' });
    expect(await project({ l: { $slice: -1 }, o: 0 })).toEqual({ _id: 'a', n: 1, l: [{ k: 2, v: 2 }] });
    expect(await project({ l: { $elemMatch: { k: 2 } } })).toEqual({ _id: 'a', l: [{ k: 2, v: 2 }] });
    expect(await project({ 'l.$': 1 }, { 'l.k': 2 })).toEqual({ _id: 'a', l: [{ k: 2, v: 2 }] });
    await expect(project({ n: 1, o: 0 })).rejects.toMatchObject({ code: 31254 });
  });

  test('a cursor of many batches meets every document once, in order', async () => {
    await rows.insertMany(
      Array.from({ length: 1000 }, (_, n) => ({ _id: String(n).padStart(4, '0'), n: n % 7 })),
    );
    await rows.createIndexes([{ key: { n: -1 } }]);
    const ids: string[] = [];
    for await (const row of rows.find().sort({ _id: -1 }).batchSize(64)) ids.push(row._id);
    expect(ids).toEqual(Array.from({ length: 1000 }, (_, n) => String(999 - n).padStart(4, '0')));
    const byIndex = await rows
      .find({ n: { $gte: 2 } })
      .sort({ n: -1 })
      .batchSize(50)
      .skip(10)
      .limit(400)
      .toArray();
    expect(byIndex).toHaveLength(400);
    expect(byIndex.map(({ n }) => n)).toEqual([...byIndex.map(({ n }) => Number(n))].sort((a, b) => b - a));
    const inMemory = await rows.find({}).sort({ none: 1, _id: -1 }).batchSize(300).toArray();
    expect(inMemory).toHaveLength(1000);
    const cursor = rows.find().batchSize(10);
    await cursor.next();
    await cursor.close();
    expect(await connection.db!.command({ serverStatus: 1 })).toMatchObject({
      metrics: { cursor: { open: { total: 0 } } },
    });
    await expect(
      connection.db!.command({ getMore: mongoose.mongo.Long.fromNumber(77), collection: 'rows' }),
    ).rejects.toMatchObject({ code: 43 });
  });

  test('keyset pages walk an index and look at a page only', async () => {
    await rows.insertMany(
      Array.from({ length: 2000 }, (_, n) => ({
        _id: String(n).padStart(4, '0'),
        at: new Date(Math.floor(n / 3)),
        state: n % 2 ? 'a' : 'b',
      })),
    );
    await rows.createIndexes([{ key: { at: -1, _id: -1 } }]);
    await rows.createIndexes([{ key: { state: 1, at: -1, _id: -1 } }]);
    for (const base of [{}, { state: 'a' }]) {
      const seen: string[] = [];
      let after: Row | undefined;
      do {
        const filter =
          after === undefined
            ? base
            : { ...base, $or: [{ at: { $lt: after['at'] } }, { at: after['at'], _id: { $lt: after._id } }] };
        const page = await rows.find(filter).sort({ at: -1, _id: -1 }).limit(90).toArray();
        const { executionStats } = (await rows
          .find(filter)
          .sort({ at: -1, _id: -1 })
          .limit(90)
          .explain()) as { executionStats: { totalDocsExamined: number } };
        expect(executionStats.totalDocsExamined).toBeLessThanOrEqual(96);
        seen.push(...page.map(({ _id }) => _id));
        after = page.at(-1);
      } while (after !== undefined);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toHaveLength('state' in base ? 1000 : 2000);
    }
  });

  test('distinct, count and aggregate go through the query', async () => {
    await rows.insertMany(
      Array.from({ length: 60 }, (_, n) => ({ _id: String(n), n: n % 3, tags: ['x', `t${n % 2}`] })),
    );
    expect(await rows.distinct('tags')).toEqual(['t0', 't1', 'x']);
    expect(await rows.countDocuments({ n: 1 }, { skip: 5, limit: 10 })).toBe(10);
    expect(
      await rows
        .aggregate([
          { $match: { n: { $lt: 2 } } },
          { $group: { _id: '$n', c: { $sum: 1 } } },
          { $sort: { _id: -1 } },
        ])
        .toArray(),
    ).toEqual([
      { _id: 1, c: 20 },
      { _id: 0, c: 20 },
    ]);
    expect(
      await rows.aggregate([{ $match: {} }, { $project: { n: 1 } }], { batchSize: 7 }).toArray(),
    ).toHaveLength(60);
  });
});

describe('bulk writes', () => {
  test('of documents named by their ids touch each that matches, once', async () => {
    await rows.insertMany([1, 2, 3].map((n) => ({ _id: `r${n}`, n })));
    const named = { _id: { $in: ['r1', 'r1', 'r2', 'r3', 'nobody'] } };
    const some = { ...named, n: { $lt: 3 } };
    expect(await rows.updateMany(some, [{ $set: { n: { $add: ['$n', 10] } } }])).toMatchObject({
      matchedCount: 2,
      modifiedCount: 2,
    });
    expect((await rows.find().toArray()).map(({ n }) => n)).toEqual([11, 12, 3]);
    expect(await rows.deleteMany({ ...named, n: { $gt: 11 } })).toMatchObject({ deletedCount: 1 });
    const upserted = await rows.updateMany({ _id: { $in: ['new'] } }, { $set: { n: 1 } }, { upsert: true });
    expect(upserted).toMatchObject({ matchedCount: 0, upsertedCount: 1 });
  });

  const operations = [
    { insertOne: { document: { _id: 'a' } } },
    { insertOne: { document: { _id: 'taken' } } },
    { insertOne: { document: { _id: 'b' } } },
    { updateOne: { filter: { _id: 'c' }, update: { $set: { n: 1 } }, upsert: true } },
  ];

  test('unordered goes on and names each failure by its index', async () => {
    await rows.insertOne({ _id: 'taken' });
    const failure = await rows
      .bulkWrite(operations, { ordered: false })
      .catch((error: unknown) => error as mongoose.mongo.MongoBulkWriteError);
    expect(failure).toMatchObject({ code: 11000, insertedCount: 2, upsertedCount: 1 });
    expect(failure).toMatchObject({ writeErrors: [expect.objectContaining({ index: 1, code: 11000 })] });
    expect(await rows.countDocuments()).toBe(4);
  });

  test('ordered stops at the first failure', async () => {
    await rows.insertOne({ _id: 'taken' });
    await expect(rows.bulkWrite(operations)).rejects.toMatchObject({
      code: 11000,
      insertedCount: 1,
      upsertedCount: 0,
    });
    expect(await rows.countDocuments()).toBe(2);
  });

  test('thousands of statements keep their indexes', async () => {
    const many = Array.from({ length: 3000 }, (_, n) => ({ _id: `n${n === 1500 ? 7 : n}` }));
    const failure: unknown = await rows.insertMany(many, { ordered: false }).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      insertedCount: 2999,
      writeErrors: [expect.objectContaining({ index: 1500 })],
    });
  });
});

describe('what is refused', () => {
  test.each<[string, object, number]>([
    ['an unknown command', { mapReduce: 'rows' }, 59],
    ['an unknown option', { find: 'rows', foo: 1 }, 40415],
    ['$where', { find: 'rows', filter: { $where: '1' } }, 2],
    ['$lookup', { aggregate: 'rows', cursor: {}, pipeline: [{ $lookup: {} }] }, 40324],
    ['tailable cursors', { find: 'rows', tailable: true }, 72],
    ['collations', { find: 'rows', collation: { locale: 'de' } }, 72],
    ['a session', { find: 'rows', lsid: { id: 1 } }, 72],
    ['a transaction', { insert: 'rows', documents: [{}], txnNumber: 1, startTransaction: true }, 20],
    ['w: 2', { insert: 'rows', documents: [{}], writeConcern: { w: 2 } }, 2],
    ['snapshot reads', { find: 'rows', readConcern: { level: 'snapshot' } }, 72],
    ['a bad name', { find: '$rows' }, 73],
    ['an index of another kind', { createIndexes: 'rows', indexes: [{ key: { a: 'text' }, name: 'x' }] }, 67],
    [
      'an index with collation',
      { createIndexes: 'rows', indexes: [{ key: { a: 1 }, name: 'x', collation: { locale: 'de' } }] },
      197,
    ],
    ['a hint to nothing', { find: 'rows', hint: 'nope' }, 2],
    ['dropping the index of _id', { dropIndexes: 'rows', index: '_id_' }, 72],
    ['latchkeyFault without faults', { latchkeyFault: 'writeConcernTimeout' }, 59],
  ])('%s', async (_name, command, code) => {
    await rows.insertOne({ _id: 'a' });
    await expect(connection.db!.command(command)).rejects.toMatchObject({ code });
  });
});
