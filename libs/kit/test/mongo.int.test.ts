import { Schema, mongo, type Connection } from 'mongoose';
import { silentLogger } from '@latchkey/kit/logging';
import {
  classifyMongoError,
  connectMongo,
  createGatheredInserts,
  createGatheredUpdates,
  duplicateKey,
  findFew,
  migrateIndexes,
} from '@latchkey/kit/mongo';
import { startTestStore, type TestStore } from '@latchkey/testkit';

const personSchema = () =>
  new Schema(
    { _id: { type: String, required: true }, login: { type: String, required: true }, age: Number },
    { versionKey: false },
  ).index({ login: 1 }, { unique: true });

describe('the mongo connection', () => {
  let store: TestStore;
  const opened: Connection[] = [];
  const open = async (database: string): Promise<Connection> => {
    const connection = await connectMongo({
      uri: store.uri(database),
      appName: 'test',
      logger: silentLogger,
    });
    opened.push(connection);
    return connection;
  };
  beforeAll(async () => {
    store = await startTestStore();
    process.stdout.write(`kit mongo suite against ${store.real ? 'MongoDB' : 'the embedded store'}\n`);
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((connection) => connection.close()));
  });
  afterAll(() => store.stop());

  it('creates no index by itself, and all of them when asked by eight copies at once', async () => {
    const copies = await Promise.all(Array.from({ length: 8 }, () => open('migrate')));
    const models = copies.map((copy) => copy.model('Person', personSchema()));
    await models[0]!.create({ _id: '0', login: 'first' });
    expect(Object.keys(await models[0]!.collection.indexInformation())).toEqual(['_id_']);
    await Promise.all(copies.map((copy) => migrateIndexes(copy, silentLogger)));
    expect(Object.keys(await models[0]!.collection.indexInformation())).toEqual(['_id_', 'login_1']);
    await migrateIndexes(copies[0]!, silentLogger);
  });

  it('drops no index that an older copy may need, and refuses one that exists with other options', async () => {
    const connection = await open('keeps');
    const model = connection.model('Person', personSchema());
    await model.collection.createIndexes([{ key: { age: 1 } }]);
    await migrateIndexes(connection, silentLogger);
    expect(Object.keys(await model.collection.indexInformation()).sort()).toEqual([
      '_id_',
      'age_1',
      'login_1',
    ]);

    const other = await open('keeps');
    other.model('Person', new Schema({ _id: String, login: String }).index({ login: 1 }));
    await expect(migrateIndexes(other, silentLogger)).rejects.toMatchObject({
      code: 'internal',
      detail: expect.stringContaining('people'),
    });
  });

  it('names the key of a duplicate, in single and in bulk writes', async () => {
    const connection = await open('duplicates');
    const model = connection.model('Person', personSchema());
    await migrateIndexes(connection, silentLogger);
    await model.create({ _id: '1', login: 'taken' });
    const failures = await Promise.allSettled([
      model.create({ _id: '2', login: 'taken' }),
      model.create({ _id: '1', login: 'free' }),
      model.collection.insertMany([{ _id: '3' as never, login: 'taken' }], { ordered: false }),
      model.updateOne({ _id: '4' }, { $set: { login: 'taken' } }, { upsert: true }),
    ]);
    const keys = failures.map((each) => (each.status === 'rejected' ? duplicateKey(each.reason) : undefined));
    expect(keys).toEqual([{ key: 'login' }, { key: '_id' }, { key: 'login' }, { key: 'login' }]);
    for (const each of failures)
      if (each.status === 'rejected') expect(classifyMongoError(each.reason)).toBe(each.reason);
  });

  it('gathers inserts, and refuses of them only what is a duplicate', async () => {
    const connection = await open('gathered');
    const model = connection.model('Person', personSchema());
    await migrateIndexes(connection, silentLogger);
    const inserts = createGatheredInserts<{ _id: string; login: string }>(model);
    const people = Array.from({ length: 600 }, (_, index) => ({ _id: `p${index}`, login: `l${index}` }));
    people[7] = { _id: 'p7', login: 'l6' };
    const insertMany = jest.spyOn(mongo.Collection.prototype, 'insertMany');
    const outcomes = await Promise.allSettled(people.map((person) => inserts.insert(person)));
    expect(insertMany).toHaveBeenCalledTimes(2);
    insertMany.mockRestore();
    const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
    expect(refused.map(duplicateKey)).toEqual([{ key: 'login' }]);
    expect(outcomes[7]?.status).toBe('rejected');
    expect(await model.countDocuments({})).toBe(599);
    await expect(inserts.insert({ _id: 'p1', login: 'other' })).rejects.toMatchObject({ code: 11000 });
  });

  it('finds few documents by one command: limited, with the fields asked for', async () => {
    const model = (await open('few')).model('Person', personSchema());
    await model.create([1, 2, 3].map((age) => ({ _id: `${age}`, login: `l${age}`, age })));
    const older = { age: { $gte: 2 } };
    expect(await findFew(model, older, { limit: 5, projection: { login: 0 } })).toEqual([
      { _id: '2', age: 2 },
      { _id: '3', age: 3 },
    ]);
    expect(await findFew(model, older, { limit: 1 })).toEqual([{ _id: '2', login: 'l2', age: 2 }]);
    expect(await findFew(model, { age: 9 }, { limit: 1 })).toEqual([]);
  });

  it('finds few once more when the server went away, and tells when it stays away', async () => {
    if (store.faults === undefined) return;
    const model = (await open('few-faults')).model('Person', personSchema());
    await model.create({ _id: '1', login: 'l' });
    const find = (): Promise<unknown> => findFew<{ _id: string }>(model, { _id: '1' }, { limit: 1 });
    store.faults.add({ kind: 'notWritablePrimary', command: 'find', times: 1 });
    expect(await find()).toHaveLength(1);
    store.faults.add({ kind: 'notWritablePrimary', command: 'find', times: 2 });
    await expect(find()).rejects.toMatchObject({ code: 10107 });
    await expect(findFew(model, { $nonsense: 1 }, { limit: 1 })).rejects.toBeInstanceOf(
      mongo.MongoServerError,
    );
  });

  it('rejects all gathered inserts when nothing is known of the write', async () => {
    if (store.faults === undefined) return;
    const connection = await open('gathered-faults');
    const inserts = createGatheredInserts<{ _id: string; login: string }>(
      connection.model('Person', personSchema()),
    );
    for (const kind of ['notWritablePrimary', 'writeConcernTimeout'] as const) {
      store.faults.add({ kind, times: 10 });
      const outcomes = await Promise.allSettled(
        ['1', '2'].map((id) => inserts.insert({ _id: `${kind}${id}`, login: `${kind}${id}` })),
      );
      store.faults.clear();
      for (const each of outcomes) {
        const error = each.status === 'rejected' ? classifyMongoError(each.reason) : undefined;
        expect(error).toMatchObject({ code: 'unavailable' });
      }
    }
  });

  it('gathers guarded updates into one write, and tells each whether its guard let it through', async () => {
    const connection = await open('gathered-updates');
    const model = connection.model('Person', personSchema());
    await model.create(
      Array.from({ length: 40 }, (_, index) => ({ _id: `p${index}`, login: `l${index}`, age: 1 })),
    );
    const updates = createGatheredUpdates<{ _id: string; login: string; age: number }>(model);
    const ageTo = (age: number) => (index: number) =>
      updates.update({
        filter: { _id: `p${index}`, age: 1 },
        update: { $set: { age } },
        landed: { _id: `p${index}`, age },
      });
    const first20 = Array.from({ length: 20 }, (_, index) => index);
    const bulkWrite = jest.spyOn(mongo.Collection.prototype, 'bulkWrite');
    expect(await Promise.all(first20.map(ageTo(2)))).toEqual(first20.map(() => true));
    expect(bulkWrite).toHaveBeenCalledTimes(1);
    bulkWrite.mockRestore();
    const mixed = [5, 25, 6, 26, 99];
    expect(await Promise.all(mixed.map(ageTo(3)))).toEqual([false, true, false, true, false]);
    expect(await ageTo(3)(25)).toBe(false);
    expect(await model.countDocuments({ age: 3 })).toBe(2);
  });

  it('refuses fields the schema does not know, in writes and in filters', async () => {
    const connection = await open('strict');
    const model = connection.model('Person', personSchema());
    await expect(model.create({ _id: '1', login: 'a', rank: 1 } as never)).rejects.toThrow(/rank/);
    await expect(model.find({ rank: 1 } as never)).rejects.toThrow(/rank/);
    await expect(model.updateOne({ _id: '1' }, { $set: { rank: 1 } })).rejects.toThrow(/rank/);
  });

  it('says unavailable when no server answers, and for every operation after the connection is closed', async () => {
    await expect(
      connectMongo({
        uri: 'mongodb://127.0.0.1:1/none',
        appName: 'test',
        startTimeoutMs: 1,
        logger: silentLogger,
      }),
    ).rejects.toMatchObject({ code: 'unavailable' });
    const connection = await open('closed');
    const model = connection.model('Person', personSchema());
    await connection.close();
    const failure = await model.findOne({ _id: '1' }).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(classifyMongoError(failure)).toMatchObject({ code: 'unavailable' });
  });

  it('classifies a primary that steps down and a write concern that times out', async () => {
    if (store.faults === undefined) return;
    const connection = await open('faults');
    const model = connection.model('Person', personSchema());
    for (const kind of ['notWritablePrimary', 'writeConcernTimeout'] as const) {
      store.faults.add({ kind, times: 10 });
      const failure = await model.create({ _id: kind, login: kind }).then(
        () => undefined,
        (error: unknown) => error,
      );
      store.faults.clear();
      expect(classifyMongoError(failure)).toMatchObject({ code: 'unavailable', kind: 'unavailable' });
    }
  });
});
