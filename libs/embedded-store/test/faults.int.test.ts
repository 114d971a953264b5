import type { Collection } from 'mongoose';
import { FaultSwitch } from '../src/index.ts';
import { startedStore, type Row, type StartedStore } from './started-store.ts';

const faults = new FaultSwitch();
let started: StartedStore;
let rows: Collection<Row>;

beforeAll(async () => {
  started = await startedStore({ faults });
  rows = (await started.connect()).collection<Row>('rows');
});

afterAll(() => started.stop());

afterEach(() => faults.clear());

describe('faults on demand', () => {
  test('an upsert races and loses, once', async () => {
    faults.add({ kind: 'duplicateKeyOnUpsert', times: 1 });
    await rows.updateOne({ _id: 'x' }, { $set: { n: 0 } });
    await expect(rows.updateOne({ _id: 'a' }, { $set: { n: 1 } }, { upsert: true })).rejects.toMatchObject({
      code: 11000,
    });
    expect(await rows.countDocuments()).toBe(0);
    expect(await rows.updateOne({ _id: 'a' }, { $set: { n: 1 } }, { upsert: true })).toMatchObject({
      upsertedCount: 1,
    });
    faults.add({ kind: 'duplicateKeyOnUpsert', command: 'findAndModify', times: 1 });
    await expect(
      rows.findOneAndUpdate({ _id: 'b' }, { $set: { n: 1 } }, { upsert: true }),
    ).rejects.toMatchObject({ code: 11000 });
  });

  test('not the primary: nothing is written, and the error says it may be tried again', async () => {
    faults.add({ kind: 'notWritablePrimary', command: 'insert', times: 1 });
    const failure = (await rows.insertOne({ _id: 'p' }).catch((error: unknown) => error)) as {
      code: number;
      hasErrorLabel(label: string): boolean;
    };
    expect(failure.code).toBe(10107);
    expect(failure.hasErrorLabel('RetryableWriteError')).toBe(true);
    expect(await rows.findOne({ _id: 'p' })).toBeNull();
    await rows.insertOne({ _id: 'p' });
  });

  test('a write concern that timed out: the write is done', async () => {
    faults.add({ kind: 'writeConcernTimeout', collection: 'rows', times: 1 });
    await expect(rows.insertOne({ _id: 'w' })).rejects.toMatchObject({ code: 64 });
    expect(await rows.findOne({ _id: 'w' })).toEqual({ _id: 'w' });
  });

  test('by command, for a store in another process', async () => {
    const connection = await started.connect('other');
    await connection.db!.command({ latchkeyFault: 'notWritablePrimary', command: 'update', times: 2 });
    await expect(connection.collection('rows').updateOne({}, { $set: { n: 1 } })).rejects.toMatchObject({
      code: 10107,
    });
    await connection.db!.command({ latchkeyFault: 'off' });
    await connection.collection('rows').updateOne({}, { $set: { n: 1 } });
    await expect(connection.db!.command({ latchkeyFault: 'unheard-of' })).rejects.toMatchObject({ code: 2 });
  });
});
