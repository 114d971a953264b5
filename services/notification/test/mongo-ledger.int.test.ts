import type { Connection } from 'mongoose';
import { silentLogger } from '@latchkey/kit/logging';
import { connectMongo, migrateIndexes } from '@latchkey/kit/mongo';
import { startTestStore, type TestStore } from '@latchkey/testkit';
import { createDeliveryModel } from '../src/outbound/delivery-model.ts';
import { createMongoDeliveryLedger } from '../src/outbound/mongo-delivery-ledger.ts';
import { describeLedger } from './ledger-contract.ts';

let store: TestStore;
const connections: Connection[] = [];
beforeAll(async () => {
  store = await startTestStore();
});
afterAll(async () => {
  for (const connection of connections) await connection.close();
  await store.stop();
});

async function connect(): Promise<Connection> {
  const uri = store.uri(`ledger${connections.length}`);
  const connection = await connectMongo({ uri, appName: 'test', logger: silentLogger });
  connections.push(connection);
  return connection;
}

describe('the ledger in MongoDB', () => {
  describeLedger(async () => {
    const connection = await connect();
    const ledger = createMongoDeliveryLedger(createDeliveryModel(connection));
    await migrateIndexes(connection, silentLogger);
    return ledger;
  });

  it('keeps the last ten lines of a delivery’s story', async () => {
    const connection = await connect();
    const model = createDeliveryModel(connection);
    const ledger = createMongoDeliveryLedger(model);
    const at = Date.UTC(2026, 10, 23);
    const facts = {
      kind: 'password-changed',
      priority: 0,
      occurredAt: at,
      createdAt: at,
      giveUpAt: at,
      nextAttemptAt: at,
    } as const;
    await ledger.add({ id: 'one', ...facts });
    for (let round = 1; round <= 12; round++) {
      await ledger.claim({ owner: 'test', token: `t${round}` }, at + round, at + 99, 1);
      const change = {
        state: 'queued',
        nextAttemptAt: at + round,
        reason: `${round}`,
        attempted: true,
        afterDoubt: false,
        outcome: 'deferred',
      } as const;
      expect(await ledger.settle('one', `t${round}`, at + round, change)).toBe(true);
    }
    const document = await model.findById('one').lean();
    expect(document?.attempts).toBe(12);
    expect(document?.history.map((line) => line.reason)).toEqual([
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '10',
      '11',
      '12',
    ]);
  });
});
