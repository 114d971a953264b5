import { createConnection, type Connection } from 'mongoose';
import { audited, type AuditEntry } from '@latchkey/contracts/events';
import { auditService, type AuditServiceDefinition } from '@latchkey/contracts/identity';
import { createGrpcClient, type ServiceClient } from '@latchkey/kit/grpc';
import { newId } from '@latchkey/kit/ids';
import type { EventEnvelope } from '@latchkey/kit/messaging';
import { eventually, startTestStore, type TestStore } from '@latchkey/testkit';
import { anAuditEntry } from './an-audit-entry.ts';
import { secretOf, startIdentity, stopIdentities, type TestIdentity } from './identity-fixture.ts';

interface StoredEntry {
  _id: string;
  seq: number;
  prev: string;
  hash: string;
  entry: Omit<AuditEntry, 'id'>;
}

const staff = { kind: 'staff', id: 'staff-1', name: 'support', address: '192.0.2.0/24' } as const;

let store: TestStore;
let raw: Connection;
let database: string;
let audit: ServiceClient<AuditServiceDefinition>;
let identity: TestIdentity;

beforeAll(async () => {
  store = await startTestStore();
});
beforeEach(async () => {
  database = `audit-${newId()}`;
  raw = await createConnection(store.uri(database)).asPromise();
  identity = await start();
  audit = createGrpcClient({
    service: auditService,
    address: identity.address,
    caller: 'gateway',
    credential: secretOf('gateway'),
    idempotent: [],
  });
});
afterEach(async () => {
  audit.close();
  await stopIdentities();
  await raw.close();
});
afterAll(() => store.stop());

const start = (): Promise<TestIdentity> =>
  startIdentity(store.uri(database), { env: { AUDIT_SIGN_EVERY: '1s' } });
const entries = () => raw.collection<StoredEntry>('audit');
const heads = () => raw.collection<{ _id: string; seq: number; jws: string }>('auditHeads');

/** An event of `count` acts on `subject`, a millisecond apart. */
function anEvent(count: number, subject = 'customer-1', at = 1_000): EventEnvelope {
  const given = Array.from({ length: count }, (_, index) =>
    audited(
      { actor: staff, requestId: 'r1' },
      { id: newId(), at: at + index, act: 'account.blocked', subject },
    ),
  );
  return eventOf(given.flatMap((each) => each.data.entries));
}
function eventOf(told: readonly AuditEntry[]): EventEnvelope {
  return {
    specversion: '1.0',
    id: newId(),
    source: '/customer',
    type: 'audit.recorded',
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    data: { entries: told },
  };
}
const record = (event: EventEnvelope, by: TestIdentity = identity): Promise<void> => by.bus.deliver(event);
const verify = async (): Promise<unknown> => {
  const { checkedTo, fault } = await audit.verifyChain({ afterSeq: 0, limit: 10_000 });
  return fault ?? checkedTo;
};
const signedUpTo = (seq: number): Promise<unknown> =>
  eventually(async () => (await heads().findOne({ seq })) !== null);

describe('the audit trail', () => {
  it('chains every entry once, whatever comes again', async () => {
    const event = anEvent(3);
    await Promise.all([record(event), record(event), record(anEvent(2))]);
    await record(event);
    expect(await entries().countDocuments()).toBe(5);
    expect(await verify()).toBe(5);
    const { entries: chained, done } = await audit.readChain({ afterSeq: 3, limit: 10 });
    expect(chained.map(({ seq }) => seq)).toEqual([4, 5]);
    expect(done).toBe(true);
  });

  it('holds together when two copies append at once, and the same event comes to both', async () => {
    const other = await start();
    const events = Array.from({ length: 40 }, (_, index) => anEvent(1 + (index % 7)));
    await Promise.all(
      events.flatMap((event, index) => [
        record(event, index % 2 === 0 ? identity : other),
        ...(index % 3 === 0 ? [record(event, index % 2 === 0 ? other : identity)] : []),
      ]),
    );
    const expected = events.reduce(
      (sum, { data }) => sum + (data as { entries: unknown[] }).entries.length,
      0,
    );
    expect(await entries().countDocuments()).toBe(expected);
    expect(await verify()).toBe(expected);
  });

  it('goes on where a copy was killed between append and acknowledgement', async () => {
    const event = anEvent(4);
    await record(event);
    await identity.stop();
    const next = await start();
    await record(event, next);
    await record(anEvent(1), next);
    expect(await entries().countDocuments()).toBe(5);
  });

  it('fails, and is told again, while the store does not take it; nothing is stored halfway', async () => {
    if (store.faults === undefined) return;
    store.faults.add({ command: 'insert', collection: 'audit', kind: 'notWritablePrimary', times: 1 });
    const event = anEvent(2);
    await expect(record(event)).rejects.toMatchObject({ code: 'unavailable' });
    await record(event);
    expect(await verify()).toBe(2);
  });

  it('refuses what is no entry, as invalid', async () => {
    const event = anEvent(1);
    await expect(record({ ...event, data: { entries: [{ act: 'x' }] } })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    expect(await entries().countDocuments()).toBe(0);
  });
});

describe('what was done to the audit trail', () => {
  beforeEach(async () => {
    await record(anEvent(5));
    await signedUpTo(5);
    await record(anEvent(3));
  });

  it('shows a single flipped bit', async () => {
    const stored = await entries().findOne({ seq: 3 });
    const hash = stored?.entry.actor.id ?? '';
    const flipped = String.fromCharCode(hash.charCodeAt(0) ^ 1) + hash.slice(1);
    await entries().updateOne({ seq: 3 }, { $set: { 'entry.actor.id': flipped } });
    expect(await verify()).toEqual({ seq: 3, fault: 'edited' });
  });

  it('shows an entry under another id', async () => {
    const stored = await entries().findOne({ seq: 6 });
    if (stored === null) throw new Error('no entry');
    await entries().deleteOne({ seq: 6 });
    await entries().insertOne({ ...stored, _id: newId() });
    expect(await verify()).toEqual({ seq: 6, fault: 'edited' });
  });

  it('shows an entry that was deleted', async () => {
    await entries().deleteOne({ seq: 4 });
    expect(await verify()).toEqual({ seq: 4, fault: 'gap' });
  });

  it('shows entries that changed places', async () => {
    await entries().updateOne({ seq: 2 }, { $set: { seq: 99 } });
    await entries().updateOne({ seq: 3 }, { $set: { seq: 2 } });
    await entries().updateOne({ seq: 99 }, { $set: { seq: 3 } });
    expect(await verify()).toEqual({ seq: 2, fault: 'unchained' });
  });

  it('shows that the end was cut off, as far as it was signed', async () => {
    await entries().deleteMany({ seq: { $gt: 3 } });
    expect(await verify()).toEqual({ seq: 4, fault: 'truncated' });
  });

  it('shows a head that was forged', async () => {
    const stored = await heads().findOne({ seq: 5 });
    const [header = '', , signature = ''] = stored?.jws.split('.') ?? [];
    const forged = Buffer.from(JSON.stringify({ seq: 5, hash: 'f'.repeat(64), atMs: 1 })).toString(
      'base64url',
    );
    await heads().updateOne({ seq: 5 }, { $set: { jws: `${header}.${forged}.${signature}` } });
    expect(await verify()).toEqual({ seq: 5, fault: 'signature' });
  });

  it('is found piece by piece too', async () => {
    const first = await audit.verifyChain({ afterSeq: 0, limit: 4 });
    expect(first).toMatchObject({ checkedTo: 4, done: false });
    const second = await audit.verifyChain({ afterSeq: 4, limit: 4 });
    expect(second).toMatchObject({ checkedTo: 8, done: false });
    expect(second.signedTo).toBeGreaterThanOrEqual(5);
    await entries().updateOne({ seq: 6 }, { $set: { 'entry.atMs': 1 } });
    expect(await audit.verifyChain({ afterSeq: 4, limit: 4 })).toMatchObject({
      checkedTo: 5,
      fault: { seq: 6, fault: 'edited' },
    });
  });
});

describe('searching the audit trail', () => {
  it('looks at no more than a page, however much is in it', async () => {
    if (store.real) return; // MongoDB counts what others do, too.
    for (let round = 0; round < 10; round += 1) await record(anEvent(50, `customer-${round}`, 1_000 * round));
    const examined = async (): Promise<[documents: number, scans: number]> => {
      const { metrics } = (await raw.db!.admin().serverStatus()) as {
        metrics: { queryExecutor: { scannedObjects: number; collectionScans: { total: number } } };
      };
      return [metrics.queryExecutor.scannedObjects, metrics.queryExecutor.collectionScans.total];
    };
    const acts = ['account.blocked', 'account.unblocked', 'password.changed'];
    const queries = [
      {},
      { acts },
      { actorId: 'staff-1' },
      { actorId: 'staff-1', acts },
      { requestId: 'r1' },
      { subject: 'customer-3' },
      { subject: 'customer-3', acts, actorId: 'staff-1', requestId: 'r1' },
      { fromMs: 2_000, toMs: 4_000 },
    ];
    const readBy = async (query: (typeof queries)[number]): Promise<[documents: number, scans: number]> => {
      const [documents, scans] = await examined();
      const first = await audit.searchEntries({ limit: 10, cursor: '', ...query });
      const second = await audit.searchEntries({ limit: 10, ...query, cursor: first.nextCursor });
      expect([first.entries.length, second.entries.length]).toEqual([10, 10]);
      const [documentsThen, scansThen] = await examined();
      return [documentsThen - documents, scansThen - scans];
    };
    for (const query of queries) {
      // The service's own sweeps read in between, and only ever add: the least of several tries is the search's own.
      const tries: [number, number][] = [];
      for (let time = 0; time < 5; time += 1) tries.push(await readBy(query));
      const least = (at: 0 | 1): number => Math.min(...tries.map((each) => each[at]));
      expect({ query, read: least(0) <= 30, scans: least(1) }).toEqual({ query, read: true, scans: 0 });
    }
  });

  const find = async (query: object): Promise<string[]> => {
    const found: string[] = [];
    let cursor = '';
    do {
      const page = await audit.searchEntries({ limit: 3, cursor, ...query });
      found.push(...page.entries.map(({ entry }) => `${entry?.subject}@${entry?.atMs}`));
      cursor = page.nextCursor;
    } while (cursor !== '');
    return found;
  };

  it('goes by subject, actor, act and time, newest first, page by page', async () => {
    await record(anEvent(4, 'a', 1_000));
    await record(anEvent(4, 'b', 1_002));
    expect(await find({ subject: 'a' })).toEqual(['a@1003', 'a@1002', 'a@1001', 'a@1000']);
    const all = ['b@1005', 'b@1004', 'b@1003', 'a@1003', 'b@1002', 'a@1002', 'a@1001', 'a@1000'];
    expect((await find({})).sort()).toEqual([...all].sort());
    expect((await find({})).map((each) => each.slice(2))).toEqual(all.map((each) => each.slice(2)));
    expect(await find({ actorId: 'staff-1', acts: ['account.blocked'], subject: 'b' })).toHaveLength(4);
    expect(await find({ actorId: 'staff-1' })).toHaveLength(8);
    expect(await find({ actorId: 'staff-2' })).toEqual([]);
    expect(await find({ acts: ['account.unblocked', 'account.blocked'] })).toHaveLength(8);
    expect(await find({ acts: ['account.unblocked'] })).toEqual([]);
    expect(await find({ requestId: 'r1', subject: 'a' })).toHaveLength(4);
    expect(await find({ requestId: 'r2' })).toEqual([]);
    expect(await find({ subject: 'b', fromMs: 1_003, toMs: 1_005 })).toEqual(['b@1004', 'b@1003']);
    await record(eventOf([anAuditEntry({ atMs: 1_001, subject: '', subjects: ['c', 'a'] })]));
    const oneOfMany = await find({ subject: 'a' });
    expect(oneOfMany.map((each) => each.split('@')[1])).toEqual(['1003', '1002', '1001', '1001', '1000']);
    expect(oneOfMany).toContain('@1001');
    expect(await find({ subject: 'c', acts: ['account.blocked'] })).toEqual(['@1001']);
    expect(await verify()).toBe(9);
    await expect(audit.searchEntries({ limit: 3, cursor: 'x' })).rejects.toMatchObject({
      code: 'invalid_input',
      fields: [{ field: 'cursor' }],
    });
  });
});
