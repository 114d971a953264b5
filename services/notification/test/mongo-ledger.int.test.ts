import type { Connection } from 'mongoose';
import { events } from '@latchkey/contracts/events';
import { silentLogger } from '@latchkey/kit/logging';
import { connectMongo, migrateIndexes, type OutboxEntry } from '@latchkey/kit/mongo';
import { newId } from '@latchkey/kit/ids';
import { startTestStore, type TestStore } from '@latchkey/testkit';
import type { Transition } from '../src/domain/transition.ts';
import { createDeliveryModel } from '../src/outbound/delivery-model.ts';
import { createRightOfWay } from '../src/domain/right-of-way.ts';
import { createMongoDeliveryLedger } from '../src/outbound/mongo-delivery-ledger.ts';
import { describeLedger } from './ledger-contract.ts';

let store: TestStore;
const published: OutboxEntry[] = [];
const outbox = {
  publishNow: (_id: string, entries: readonly OutboxEntry[]) =>
    Promise.resolve(void published.push(...entries)),
};
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
    const ledger = createMongoDeliveryLedger(createDeliveryModel(connection), outbox, createRightOfWay());
    await migrateIndexes(connection, silentLogger);
    return ledger;
  });

  it('keeps the last ten lines of a delivery’s story', async () => {
    const connection = await connect();
    const model = createDeliveryModel(connection);
    const ledger = createMongoDeliveryLedger(model, outbox, createRightOfWay());
    await migrateIndexes(connection, silentLogger);
    const at = Date.UTC(2096, 10, 23);
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
      const claim = { owner: 'test', token: `t${round}` };
      const { deliveries } = await ledger.claim(claim, 'self-service', at + round, at + 99, 1);
      const change = {
        state: 'queued',
        nextAttemptAt: at + round,
        reason: `${round}`,
        attempted: true,
        afterDoubt: false,
        outcome: 'deferred',
      } as const;
      expect(await ledger.settle(deliveries[0]!, `t${round}`, at + round, change)).toBe(true);
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

  it('tells a campaign of every final state, in the write that brings it about', async () => {
    const connection = await connect();
    const model = createDeliveryModel(connection);
    const ledger = createMongoDeliveryLedger(model, outbox, createRightOfWay());
    const at = Date.UTC(2096, 10, 23);
    const [id, campaignId, customerId] = [newId(), newId(), newId()];
    const wish = { id, kind: 'password-renewal', campaignId, customerId, domain: 'mail.example' } as const;
    await ledger.add({
      ...wish,
      priority: 1,
      occurredAt: at,
      createdAt: at,
      giveUpAt: at,
      nextAttemptAt: at,
    });
    const settle = async (round: number, change: Partial<Transition>): Promise<void> => {
      const claim = { owner: 'test', token: `t${round}` };
      const whose = { campaignId, early: false };
      const { deliveries } = await ledger.claim(claim, whose, at + round, at + 99, 1);
      const to = { attempted: true, afterDoubt: false, outcome: 'sent', state: 'sent', ...change } as const;
      expect(await ledger.settle(deliveries[0]!, claim.token, at + round, to)).toBe(true);
    };
    await settle(1, { state: 'queued', outcome: 'deferred', nextAttemptAt: at + 2, reason: '450 later' });
    expect((await model.findById(id).lean())?.outbox ?? []).toEqual([]);
    await settle(2, { state: 'failed', outcome: 'refused', reason: '550 no' });
    const document = await model.findById(id).lean();
    expect(document?.outbox).toHaveLength(1);
    expect(document?.outbox?.[0]).toEqual(published.at(-1));
    expect(events['campaign.mails_settled'].parse(published.at(-1)?.data)).toEqual({
      mails: [
        {
          campaignId,
          customerId,
          requestId: id,
          state: 'failed',
          reason: '550 no',
          domain: 'mail.example',
          afterDoubt: false,
          settledAtMs: at + 2,
        },
      ],
    });
  });
});
