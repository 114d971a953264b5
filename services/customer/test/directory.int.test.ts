import type { Connection } from 'mongoose';
import { settableClock } from '@latchkey/kit/clock';
import { newId } from '@latchkey/kit/ids';
import { silentLogger } from '@latchkey/kit/logging';
import { connectMongo, migrateIndexes } from '@latchkey/kit/mongo';
import { seededRandom, seedOfRun, startTestStore, type TestStore } from '@latchkey/testkit';
import {
  comparePositions,
  listedStates,
  meets,
  passwordStates,
  positionOf,
  sorts,
  type Directory,
  type Entry,
  type Position,
  type Selection,
  type Sort,
} from '../src/domain/directory.ts';
import { fold } from '../src/domain/search-keys.ts';
import { listCustomers } from '../src/features/list-customers/list-customers.ts';
import { createCustomerModel, type CustomerModel } from '../src/outbound/customer-model.ts';
import { createMongoDirectory } from '../src/outbound/mongo-directory.ts';
import { aCustomer } from './a-customer.ts';
import { aListedCustomer, firstDay, listedDocument } from './a-listed-customer.ts';

const population = 3500;
const day = 86_400_000;
const clock = settableClock(firstDay + 400 * day);
const random = seededRandom(seedOfRun('directory'));

let store: TestStore;
let connection: Connection;
let model: CustomerModel;
let directory: Directory;
const everybody: Entry[] = [];

beforeAll(async () => {
  store = await startTestStore();
  connection = await connectMongo({ uri: store.uri('directory'), appName: 'test', logger: silentLogger });
  model = createCustomerModel(connection);
  await migrateIndexes(connection, silentLogger);
  directory = createMongoDirectory(model);
  for (let n = 0; n < population; n += 1) everybody.push(aListedCustomer(n, random, clock.now()));
  const documents = everybody.map(listedDocument);
  // People who are gone, and registrations that never came to be: in nobody's way.
  const gone = Array.from({ length: 500 }, (_, n) => ({
    _id: newId(),
    customerReference: `gone--${n}`,
    registeredAt: firstDay,
    anonymisedAt: firstDay,
  }));
  const tombstones = Array.from({ length: 500 }, () => ({ _id: newId(), tombstonedAt: new Date() }));
  await connection
    .collection<{ _id: string }>('customers')
    .insertMany([...documents, ...gone, ...tombstones]);
});
afterAll(async () => {
  await connection.close();
  await store.stop();
});

async function page(selection: Selection, sort: Sort, after: Position | undefined, limit: number) {
  return listCustomers({ directory, clock }, { selection, sort, after, limit });
}

/** Every page of a list, one after the other. */
async function pages(selection: Selection, sort: Sort, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let after: Position | undefined;
  do {
    const { entries, next } = await page(selection, sort, after, limit);
    expect(entries.length).toBeLessThanOrEqual(limit);
    ids.push(...entries.map(({ customerId }) => customerId));
    after = next;
  } while (after !== undefined);
  return ids;
}

function expected(selection: Selection, sort: Sort): string[] {
  return everybody
    .filter((entry) => meets(entry, selection, clock.now()))
    .map((entry) => positionOf(entry, sort))
    .sort((one, other) => comparePositions(one, other, sort))
    .map(({ customerId }) => customerId);
}

async function examined(): Promise<{ documents: number; scans: number }> {
  const { metrics } = (await connection.db!.admin().serverStatus()) as {
    metrics: { queryExecutor: { scannedObjects: number; collectionScans: { total: number } | number } };
  };
  const { scannedObjects, collectionScans } = metrics.queryExecutor;
  return {
    documents: scannedObjects,
    scans: typeof collectionScans === 'number' ? collectionScans : collectionScans.total,
  };
}

const maybe = <T>(value: () => T): T | undefined => (random.below(3) === 0 ? value() : undefined);
function drawnSelection(): Selection {
  const from = firstDay + random.below(50) * day;
  return {
    search: maybe(() =>
      fold(random.oneOf(['a', 'ADA.1', 'bob', 'de--12', 'STRASS', 'αναγ', 'zoë', 'Łu', 'nobody'])),
    ),
    store: maybe(() => random.oneOf(['DE', 'AT', 'US'])),
    locale: maybe(() => random.oneOf(['en_US', 'de_DE'])),
    state: maybe(() => random.oneOf([...listedStates])),
    password: maybe(() => random.oneOf([...passwordStates])),
    liveLink: maybe(() => random.below(2) === 0),
    registeredFrom: maybe(() => from),
    registeredBefore: maybe(() => from + random.below(20) * day),
  };
}

describe('the directory', () => {
  it('has whoever meets the filters, each once and in order, whatever is combined', async () => {
    for (let draw = 0; draw < 24; draw += 1) {
      const selection = drawnSelection();
      const sort = random.oneOf([...sorts]);
      const found = await pages(selection, sort, 100 + random.below(300));
      expect({ selection, sort, found }).toEqual({ selection, sort, found: expected(selection, sort) });
    }
  });

  it('never scans, and looks at a bounded number of documents for a page', async () => {
    if (store.real) return; // MongoDB counts what others do, too.
    for (let draw = 0; draw < 15; draw += 1) {
      const before = await examined();
      const selection = drawnSelection();
      await page(selection, random.oneOf([...sorts]), undefined, 50);
      const after = await examined();
      expect(after.scans - before.scans).toBe(0);
      // 2,000 walked, and 1,001 for each of the conditions that may be rare.
      expect(after.documents - before.documents).toBeLessThanOrEqual(2000 + 9 * 1001);
    }
  });

  it('reads little more than the page for the usual lists', async () => {
    if (store.real) return;
    const usual: [Selection, Sort][] = [
      [{}, '-registeredAt'],
      [{}, 'email'],
      [{ state: 'blocked' }, '-registeredAt'],
      [{ store: 'AT' }, 'registeredAt'],
      [{ password: 'imported' }, '-registeredAt'],
    ];
    for (const [selection, sort] of usual) {
      let after: Position | undefined;
      for (let n = 0; n < 3; n += 1) {
        const before = await examined();
        after = (await page(selection, sort, after, 20)).next;
        expect((await examined()).documents - before.documents).toBeLessThanOrEqual(22);
      }
    }
  });

  it('forgets links that have ended, and no other', async () => {
    const ended = everybody.filter(({ account }) => (account?.linksUntil ?? Infinity) <= clock.now());
    expect(ended.length).toBeGreaterThan(0);
    const alive = await pages({ liveLink: true }, 'email', 100);
    await directory.forgetEndedLinks(clock.now());
    for (const { customerId } of ended)
      expect((await directory.get({ customerId }))?.account).not.toHaveProperty('linksUntil');
    expect(await pages({ liveLink: true }, 'email', 100)).toEqual(alive);
    const before = await examined();
    await page({ liveLink: true }, '-registeredAt', undefined, 10);
    if (!store.real)
      expect((await examined()).documents - before.documents).toBeLessThanOrEqual(alive.length);
  });

  it('finds by id and reference, but nobody who is gone', async () => {
    const [one] = everybody as [Entry];
    expect(await directory.get({ customerId: one.customerId })).toEqual(one);
    expect(await directory.get({ customerReference: one.customerReference })).toEqual(one);
    expect(await directory.get({ customerReference: 'gone--1' })).toBeUndefined();
  });
});

describe('what identity tells', () => {
  it('is kept unless something later is there, and fills the keys of profiles from before', async () => {
    const { customerId, ...fields } = aCustomer({ lastName: 'Späth', customerReference: 'old--1' });
    await connection.collection<{ _id: string }>('customers').insertOne({ _id: customerId, ...fields });
    expect(await directory.withoutAccount(10)).toEqual([customerId]);
    const told = { customerId, version: 3, state: 'active', password: 'set', linksUntil: 9 } as const;
    await directory.keepAccounts([told]);
    await directory.keepAccounts([
      { ...told, version: 2, state: 'blocked' },
      { ...told, customerId: newId() },
    ]);
    const { customerId: _, ...account } = told;
    expect(await directory.get({ customerId })).toMatchObject({ account });
    expect(await directory.withoutAccount(10)).toEqual([]);
    expect(await directory.find({ prefixOf: 'lastNameKey', prefix: 'spät' }, 5)).toHaveLength(1);
    await directory.keepAccounts([{ customerId, version: 4, state: 'blocked', password: 'none' }]);
    expect((await directory.get({ customerId }))?.account).toEqual({
      version: 4,
      state: 'blocked',
      password: 'none',
    });
    await model.deleteOne({ _id: customerId });
  });
});
