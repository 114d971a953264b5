import { checkChain, readTrailLine } from '@latchkey/contracts/audit';
import { AppError } from '@latchkey/kit/errors';
import { anEntry, aTrail } from '../../libs/contracts/test/a-trail.ts';
import { ada, startGateway, type HttpAnswer, type TestGateway } from './harness.ts';
import { staffToken } from './fake-staff.ts';
import { scriptedAudit } from './scripted-audit.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterEach(() => gateway.restore());
afterAll(() => gateway.stop());

const get = (path: string, role: 'admin' | 'support' | 'auditor' = 'auditor'): Promise<HttpAnswer> =>
  gateway.send('GET', `/admin${path}`, { headers: { Authorization: `Bearer ${staffToken(role)}` } });
const asked = (rpc: string): unknown[] =>
  gateway.calls.filter((call) => call.rpc === rpc).map(({ request }) => request);
const nobody = {
  subject: '',
  actorId: '',
  acts: [],
  fromMs: 0,
  toMs: 0,
  requestId: '',
  cursor: '',
  limit: 50,
};

describe('searching the audit trail', () => {
  it('asks for what is asked for, and shows entries as they are', async () => {
    const entry = anEntry(1_000, { subject: '', subjects: ['c1', 'c2'], details: { reason: 'staff' } });
    Object.assign(gateway.audit, scriptedAudit(aTrail([entry], [])));
    const requestId = '0198f0c0-0000-7000-8000-00000000aaaa';
    const query =
      `act=account.blocked&actor=staff-1&requestId=${requestId}&limit=7&cursor=abc` +
      '&from=2026-11-24T10:00:00Z&to=2026-11-24T11:00:00%2B00:00';
    const { status, text } = await get(`/audit?${query}`);
    expect(status).toBe(200);
    const at = Date.UTC(2026, 10, 24, 10);
    expect(asked('SearchEntries')).toEqual([
      {
        ...nobody,
        ...{ actorId: 'staff-1', acts: ['account.blocked'], fromMs: at, toMs: at + 3_600_000 },
        ...{ requestId, cursor: 'abc', limit: 7 },
      },
    ]);
    expect(JSON.parse(text)).toEqual({
      items: [
        {
          seq: 1,
          id: entry.id,
          at: '1970-01-01T00:00:01.000Z',
          act: 'account.blocked',
          subjects: ['c1', 'c2'],
          actor: { kind: 'staff', id: 'staff-1', name: 'support', address: '192.0.2.0/24' },
          requestId: 'r1',
          details: { reason: 'staff' },
          hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
    });
  });

  it('takes an id for whom it is about as it is, and looks a reference up', async () => {
    await get(`/audit?subject=${ada.customerId.toUpperCase()}`);
    expect(asked('FindCustomer')).toEqual([]);
    await get('/audit?subject=DE--21');
    expect(asked('FindCustomer')).toMatchObject([{ customerReference: 'DE--21' }]);
    expect(asked('SearchEntries')).toMatchObject([{ subject: ada.customerId }, { subject: ada.customerId }]);
  });

  it('shows support one customer, and nobody who is none', async () => {
    expect((await get(`/customers/${ada.customerReference}/audit?limit=2`, 'support')).status).toBe(200);
    expect(asked('SearchEntries')).toEqual([{ ...nobody, subject: ada.customerId, limit: 2 }]);
    expect((await get(`/audit?subject=${ada.customerId}`, 'support')).status).toBe(403);
    expect((await get('/customers/DE--21/audit?actor=x', 'support')).status).toBe(422);
  });

  it.each(['act=account.liked', 'from=yesterday', 'requestId=x', 'subject=', 'role=admin'])(
    'refuses %s',
    async (query) => {
      const { status, text } = await get(`/audit?${query}`);
      const { errors } = JSON.parse(text) as { errors: { field: string }[] };
      expect([status, errors.map(({ field }) => field)]).toEqual([422, [query.split('=')[0]]]);
    },
  );
});

describe('the audit trail as a file', () => {
  /** What a checker makes of it, with nothing but the file. */
  function check(text: string): unknown {
    const lines = text
      .split('\n')
      .slice(0, -1)
      .map((line) => readTrailLine(line));
    const [first, ...others] = lines;
    if (first === undefined || !('keys' in first)) throw new Error('the keys come first');
    const chain = checkChain(first.keys);
    for (const line of others) {
      if (line === undefined) throw new Error('not a line');
      const fault =
        'entry' in line
          ? chain.entry(line)
          : 'head' in line
            ? chain.head(line.head.jws, line.head.seq)
            : undefined;
      if (fault !== undefined) return fault;
    }
    return chain.finished() ?? { ...chain.state, last: others.at(-1) };
  }

  it('proves itself, is longer than any piece, and is noted before it begins', async () => {
    const trail = aTrail(
      Array.from({ length: 2_500 }, (_, index) =>
        anEntry(index + 1, index % 7 === 0 ? { subject: '', subjects: ['c1', 'c2'] } : {}),
      ),
      [1, 1_000, 1_001, 2_400],
    );
    Object.assign(gateway.audit, scriptedAudit(trail));
    const { status, headers, text } = await get('/audit.ndjson');
    expect([status, headers['content-type'], headers['content-disposition']]).toEqual([
      200,
      'application/x-ndjson',
      'attachment; filename="audit.ndjson"',
    ]);
    expect(check(text)).toEqual({
      end: { seq: 2_500, hash: trail.chain.at(-1)?.hash },
      signedTo: 2_400,
      last: { end: { seq: 2_500 } },
    });
    const work = gateway.calls.map(({ rpc }) => rpc).filter((rpc) => rpc !== 'GetStaffSession');
    expect(work).toEqual(['RecordDownload', 'GetAuditKeys', 'ReadChain', 'ReadChain', 'ReadChain']);
    expect(asked('RecordDownload')).toEqual([{ act: 'audit.exported', subject: '' }]);
  });

  it('shows an entry that was changed and one that is missing', async () => {
    const trail = aTrail(
      [1, 2, 3].map((n) => anEntry(n)),
      [3],
    );
    const changed = trail.chain.map((each) =>
      each.seq === 2 ? { ...each, entry: { ...each.entry, act: 'account.unblocked' as const } } : each,
    );
    Object.assign(gateway.audit, scriptedAudit({ ...trail, chain: changed }));
    expect(check((await get('/audit.ndjson')).text)).toEqual({ fault: 'edited', seq: 2 });
    Object.assign(gateway.audit, scriptedAudit({ ...trail, chain: trail.chain.slice(0, 2) }));
    expect(check((await get('/audit.ndjson')).text)).toEqual({ fault: 'truncated', seq: 3 });
  });

  it('begins where it is asked to', async () => {
    const { text } = await get('/audit.ndjson?after=2');
    expect(text.split('\n').map((line) => Object.keys(JSON.parse(line || '{}') as object)[0])).toEqual([
      'keys',
      'seq',
      'end',
      undefined,
    ]);
    expect((await get('/audit.ndjson?after=-1')).status).toBe(422);
  });

  it('is not handed out when it cannot be noted', async () => {
    gateway.audit.RecordDownload = () => Promise.reject(new AppError('unavailable'));
    expect((await get('/audit.ndjson')).status).toBe(503);
    expect((await get('/customers.csv')).status).toBe(503);
    expect(asked('ReadChain')).toEqual([]);
    expect(asked('ListCustomers')).toEqual([]);
  });
});

describe('having it verified', () => {
  it('tells how far it is, then what came of it', async () => {
    const pieces = [
      { checkedTo: 10_000, signedTo: 9_000, hash: 'a', done: false },
      { checkedTo: 12_000, signedTo: 0, hash: 'b', done: true },
    ];
    gateway.audit.VerifyChain = ({ afterSeq }) => Promise.resolve(pieces[afterSeq === 0 ? 0 : 1] ?? {});
    const { headers, text } = await get('/audit/verification');
    expect(headers['content-type']).toBe('text/event-stream');
    expect(text).toBe(
      'event: progress\ndata: {"checkedTo":10000,"signedTo":9000}\n\n' +
        'event: result\ndata: {"whole":true,"checkedTo":12000,"signedTo":9000,"hash":"b"}\n\n',
    );
    expect(asked('VerifyChain')).toMatchObject([{ afterSeq: 0 }, { afterSeq: 10_000 }]);
  });

  it('names the first fault', async () => {
    const fault = { seq: 7, fault: 'edited' };
    gateway.audit.VerifyChain = () => Promise.resolve({ checkedTo: 6, done: true, fault });
    const { text } = await get('/audit/verification');
    expect(text).toContain(
      `"whole":false,"checkedTo":6,"signedTo":0,"hash":"","fault":${JSON.stringify({ seq: 7, fault: 'edited' })}`,
    );
  });
});
