import type { Connection } from 'mongoose';
import { silentLogger } from '@latchkey/kit/logging';
import { connectMongo, migrateIndexes } from '@latchkey/kit/mongo';
import { startTestStore, type TestStore } from '@latchkey/testkit';
import { deliveryKinds, deliveryStates } from '../src/domain/delivery.ts';
import type { DeliveryFilter, DeliveryPosition } from '../src/domain/delivery-archive.ts';
import {
  createDeliveryModel,
  type DeliveryDocument,
  type DeliveryModel,
} from '../src/outbound/delivery-model.ts';
import { deliveryQuery, newestFirst } from '../src/outbound/delivery-query.ts';
import { createMongoDeliveryArchive } from '../src/outbound/mongo-delivery-archive.ts';

const start = Date.UTC(2096, 10, 1);
const total = 3000;
const customers = 100;

/** Spread so that no two facts go together; ten of them share each moment. */
function aDocument(index: number): DeliveryDocument {
  const createdAt = start + Math.floor(index / 10) * 1000;
  return {
    _id: `delivery-${String(index).padStart(5, '0')}`,
    kind: deliveryKinds[Math.floor(index / 11) % deliveryKinds.length]!,
    state: deliveryStates[index % deliveryStates.length]!,
    priority: 0,
    customerId: `c${index % customers}`,
    ...(index % 3 === 0 ? { campaignId: `k${(index / 3) % 4}` } : {}),
    occurredAt: createdAt,
    createdAt,
    updatedAt: createdAt,
    giveUpAt: createdAt,
    attempts: 0,
    afterDoubt: false,
    history: [],
  };
}

let store: TestStore;
let connection: Connection;
let model: DeliveryModel;
const documents = Array.from({ length: total }, (_, index) => aDocument(index));
beforeAll(async () => {
  store = await startTestStore();
  connection = await connectMongo({ uri: store.uri('search'), appName: 'test', logger: silentLogger });
  model = createDeliveryModel(connection);
  await migrateIndexes(connection, silentLogger);
  await model.collection.insertMany(documents as never[]);
});
afterAll(async () => {
  await connection.close();
  await store.stop();
});

const half = start + (total / 20) * 1000;
const facts: DeliveryFilter[] = [
  {},
  { state: 'failed' },
  { kind: 'password-reset' },
  { state: 'failed', kind: 'password-reset' },
  { customerId: 'c7' },
  { customerId: 'c7', state: 'failed' },
  { customerId: 'c7', kind: 'password-reset' },
  { customerId: 'c7', state: 'failed', kind: 'password-reset' },
  { campaignId: 'k1' },
  { campaignId: 'k1', state: 'failed' },
  { customerId: 'c6', campaignId: 'k2' },
];
const times: DeliveryFilter[] = [{}, { from: half }, { to: half }, { from: half - 60_000, to: half }];
const filters = facts.flatMap((fact) => times.map((span): DeliveryFilter => ({ ...fact, ...span })));
const after: DeliveryPosition = { createdAt: half - 5000, id: 'delivery-01446' };

function fits(document: DeliveryDocument, filter: DeliveryFilter): boolean {
  const { from = 0, to = Infinity, ...equal } = filter;
  return (
    document.createdAt >= from &&
    document.createdAt < to &&
    Object.entries(equal).every(([key, value]) => document[key as keyof DeliveryDocument] === value)
  );
}

const expected = (filter: DeliveryFilter): string[] =>
  documents
    .filter((each) => fits(each, filter))
    .map((each) => each._id)
    .reverse();

describe('a search of deliveries', () => {
  const archive = () => createMongoDeliveryArchive(model, { publishNow: () => Promise.resolve() });

  it.each(filters)('finds exactly those of %j, newest first, page by page', async (filter) => {
    const found: string[] = [];
    let position: DeliveryPosition | undefined;
    for (;;) {
      const page = await archive().search(filter, position, 97);
      found.push(...page.map(({ id }) => id));
      position = page.at(-1);
      if (page.length < 97) break;
    }
    expect(found).toEqual(expected(filter));
  });

  it.each(
    filters.flatMap(
      (filter) =>
        [
          [filter, undefined],
          [filter, after],
        ] as const,
    ),
  )('reads of %j what it answers, and little more', async (filter, position) => {
    const limit = 20;
    const explained = (await model.collection
      .find(deliveryQuery(filter, position) as object)
      .sort(newestFirst)
      .limit(limit)
      .explain()) as {
      queryPlanner: { winningPlan: object };
      executionStats: { totalDocsExamined: number; nReturned: number };
    };
    const plan = JSON.stringify(explained.queryPlanner.winningPlan);
    expect(plan).not.toMatch(/COLLSCAN|"SORT"/);
    const { totalDocsExamined, nReturned } = explained.executionStats;
    const ofTheCustomer = filter.customerId === undefined ? 0 : total / customers;
    // The deliveries of the cursor's own moment are looked at again.
    expect(totalDocsExamined).toBeLessThanOrEqual(Math.max(nReturned + 11, ofTheCustomer));
  });
});
