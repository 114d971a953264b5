import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BSONRegExp } from 'bson';
import fc from 'fast-check';
import { Query as MingoQuery } from 'mingo';
import { systemClock } from '../src/clock.ts';
import { firstMatch, Query } from '../src/query/query.ts';
import { compareSortKeys, readSort, sortKey } from '../src/query/sort.ts';
import { countMatches } from '../src/query/count.ts';
import { COMMANDS } from '../src/commands/commands.ts';
import { openEnvironment } from '../src/storage/environment.ts';
import { silentLogger } from '../src/logger.ts';
import { Store } from '../src/store.ts';
import type { Document } from '../src/values/document.ts';

const directory = mkdtempSync(join(tmpdir(), 'store-planner-'));
const store = new Store(openEnvironment(join(directory, 'store.mdb')), systemClock);

afterAll(async () => {
  await store.environment.close();
  rmSync(directory, { recursive: true, force: true });
});

const run = (command: Document): unknown =>
  COMMANDS[Object.keys(command)[0]!]!.run(command, {
    store,
    database: 'test',
    encoded: {},
    connectionId: 1,
    faults: undefined,
    logger: silentLogger,
  });

// Few different values, so that documents, indexes and filters meet often; mostly numbers, so that ranges do.
const scalar = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 2, arbitrary: fc.constantFrom('', 'a', 'ab', 'abc', 'a\0b', '😀', '\uffff') },
  { weight: 1, arbitrary: fc.constantFrom(null, true, false, 1.5, -0.5) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 3 }).map((ms) => new Date(ms)) },
);
const sub = fc.record({ x: scalar, y: scalar }, { requiredKeys: [] });
const value = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 4, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: sub },
);
const document = fc.record(
  {
    a: value,
    b: value,
    c: scalar,
    l: fc.oneof(
      fc.array(fc.oneof({ weight: 4, arbitrary: sub }, { weight: 1, arbitrary: scalar }), { maxLength: 3 }),
      sub,
      scalar,
    ),
  },
  { requiredKeys: [] },
);
const path = fc.constantFrom('a', 'a', 'a', 'b', 'c', 'l.x', 'l.x', 'l.y', 'l.y', 'a.x');
const condition = fc.oneof(
  { weight: 3, arbitrary: scalar },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$eq', '$ne'), scalar)
      .map(([operator, operand]) => ({ [operator]: operand })),
  },
  { weight: 4, arbitrary: fc.tuple(scalar, scalar).map(([low, high]) => ({ $gte: low, $lte: high })) },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }).map((values) => ({ $in: values })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      { $exists: true },
      { $exists: false },
      { $type: 'string' },
      { $size: 2 },
      new BSONRegExp('^a'),
      { $in: [new BSONRegExp('^ab'), 1] },
    ),
  },
);
const simpleFilter = fc.dictionary(path, condition, { minKeys: 1, maxKeys: 2 }) as fc.Arbitrary<Document>;
const elemMatch = fc
  .dictionary(fc.constantFrom('x', 'y'), condition, { minKeys: 1, maxKeys: 2 })
  .map((inner) => ({ l: { $elemMatch: inner } }));
const filter = fc.oneof(
  { weight: 4, arbitrary: simpleFilter },
  {
    weight: 2,
    arbitrary: fc
      .tuple(simpleFilter, simpleFilter, simpleFilter)
      .map(([one, two, three]) => ({ ...one, $or: [two, three] })),
  },
  { weight: 1, arbitrary: fc.tuple(simpleFilter, simpleFilter).map(([one, two]) => ({ $and: [one, two] })) },
  { weight: 1, arbitrary: elemMatch },
);
const direction = fc.constantFrom(1 as const, -1 as const);
const sort = fc.dictionary(fc.constantFrom('a', 'b', 'c', '_id'), direction, { maxKeys: 3 });
const index = fc.record({
  key: fc.dictionary(path, direction, { minKeys: 1, maxKeys: 2 }),
  sparse: fc.constantFrom(true, false, false, false),
  partial: fc.constantFrom(
    undefined,
    undefined,
    undefined,
    undefined,
    { c: { $gt: 0 } },
    { c: { $exists: true } },
    { c: 1 },
    { a: { $type: 'string' } },
  ),
});

/** What a program may do to one of the documents; some of it is refused, such as adding to a text. */
const update = fc.oneof(
  fc.tuple(path, value).map(([field, to]) => ({ $set: { [field]: to } })),
  fc.tuple(path, path).map(([one, other]) => ({ $unset: { [one]: 1, [other]: 1 } })),
  fc
    .tuple(fc.constantFrom('a', 'c', 'l.x'), fc.integer({ min: -2, max: 2 }))
    .map(([field, by]) => ({ $inc: { [field]: by } })),
  fc.tuple(fc.constantFrom('a', 'b', 'l'), scalar).map(([field, one]) => ({ $push: { [field]: one } })),
  document,
);
const change = fc.tuple(fc.nat({ max: 9 }), update).map(([_id, u]) => ({ q: { _id }, u }));

let collectionNumber = 0;

/** A fresh collection with documents and those indexes they allow (two arrays in one compound index are refused). */
async function collectionWith(
  documents: Document[],
  indexes: { key: object; sparse: boolean; partial: object | undefined }[],
  changes: { q: object; u: object }[] = [],
) {
  collectionNumber += 1;
  const name = `rows${collectionNumber}`;
  await run({ create: name });
  // Half of the documents come before the indexes, half after; some are changed afterwards.
  const all = documents.map((entry, at) => ({ _id: at, ...entry }));
  const half = Math.floor(all.length / 2);
  if (half > 0) await run({ insert: name, documents: all.slice(0, half) });
  for (const [at, { key, sparse, partial }] of indexes.entries()) {
    const options = partial === undefined ? { sparse } : { partialFilterExpression: partial };
    await Promise.resolve(run({ createIndexes: name, indexes: [{ key, name: `i${at}`, ...options }] })).catch(
      () => undefined,
    );
  }
  await run({ insert: name, ordered: false, documents: all.slice(half) });
  await run({
    update: name,
    ordered: false,
    updates: [{ q: { _id: { $lt: 3 } }, u: { $set: { c: 1 }, $unset: { b: 1 } }, multi: true }],
  });
  if (changes.length > 0) await run({ update: name, ordered: false, updates: changes });
  await run({ delete: name, deletes: [{ q: { _id: 4 }, limit: 1 }] });
  return store.catalog.find('test', name)!;
}

const ids = (query: Query): unknown[] => [...query.matches()].map(({ document: found }) => found['_id']);

describe('indexes never change an answer', () => {
  test('a planned query finds what a full scan finds, in the order asked for', async () => {
    let asked = 0;
    let served = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { minLength: 5, maxLength: 25 }),
        fc.array(index, { minLength: 2, maxLength: 6 }),
        fc.array(change, { maxLength: 12 }),
        fc.array(fc.tuple(filter, sort), { minLength: 6, maxLength: 6 }),
        async (documents, indexes, changes, questions) => {
          const collection = await collectionWith(documents, indexes, changes);
          for (const { name: hint, partialFilter = {}, sparse } of collection.entry.indexes) {
            if (sparse) continue;
            const whole = { filter: partialFilter, sort: [] };
            expect(ids(new Query(store, collection, { ...whole, hint })).sort()).toEqual(
              ids(new Query(store, collection, { ...whole, hint: { $natural: 1 } })).sort(),
            );
          }
          for (const [wanted, order] of questions) {
            const fields = readSort(order);
            const planned = new Query(store, collection, { filter: wanted, sort: fields });
            asked += 1;
            served += Number(planned.plan.kind === 'or' || planned.plan.walk.bounded);
            const scanned = ids(
              new Query(store, collection, { filter: wanted, sort: [], hint: { $natural: 1 } }),
            );
            const found = [...planned.matches()];
            expect(found.map(({ document: row }) => row['_id']).sort()).toEqual([...scanned].sort());
            expect(await countMatches(store, collection, wanted, undefined)).toBe(scanned.length);
            const few = Math.min(2, scanned.length);
            expect(await countMatches(store, collection, wanted, undefined, 2)).toBe(few);
            if (!planned.sorted) continue;
            const keys = found.map(({ document: row }) => sortKey(row, fields));
            for (let at = 1; at < keys.length; at += 1)
              expect(compareSortKeys(keys[at - 1]!, keys[at]!, fields)).toBeLessThanOrEqual(0);
            expect(
              firstMatch(new Query(store, collection, { filter: wanted, sort: fields }), fields)?.document,
            ).toEqual(found[0]?.document);
          }
        },
      ),
      { numRuns: 200 },
    );
    // The property says nothing when indexes are hardly ever used.
    expect(served / asked).toBeGreaterThan(0.2);
  }, 60_000);
});

describe('our filters and mingo', () => {
  const plain = fc.dictionary(
    fc.constantFrom('a', 'c'),
    fc.oneof(
      fc.integer({ min: -3, max: 3 }),
      fc.constantFrom('a', 'ab', true, null),
      fc
        .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$ne'), fc.integer({ min: -2, max: 2 }))
        .map(([operator, operand]) => ({ [operator]: operand })),
      fc
        .array(fc.integer({ min: -2, max: 2 }), { minLength: 1, maxLength: 3 })
        .map((values) => ({ $in: values })),
      fc.constantFrom({ $exists: true }, { $exists: false }),
    ),
    { maxKeys: 2 },
  ) as fc.Arbitrary<Document>;

  test('agree where mingo follows MongoDB', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ a: scalar, c: scalar }, { requiredKeys: [] }), { minLength: 3, maxLength: 15 }),
        plain,
        async (documents, wanted) => {
          const collection = await collectionWith(documents, [
            { key: { a: 1 }, sparse: false, partial: undefined },
          ]);
          const everything = [...new Query(store, collection, { filter: {}, sort: [] }).matches()].map(
            ({ document: row }) => row,
          );
          const oracle = new MingoQuery(wanted);
          expect(ids(new Query(store, collection, { filter: wanted, sort: [] })).sort()).toEqual(
            everything
              .filter((row) => oracle.test(row))
              .map((row) => row['_id'])
              .sort(),
          );
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);
});
