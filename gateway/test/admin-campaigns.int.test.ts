import { createHash } from 'node:crypto';
import type { Recipient } from '@latchkey/contracts/customer';
import { AppError } from '@latchkey/kit/errors';
import { staffPassword, staffToken } from './fake-staff.ts';
import { startGateway, type HttpAnswer, type TestGateway } from './harness.ts';
import { aCampaign, campaignId } from './scripted-bulk.ts';

const secret = 'an-operators-secret';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const draft = { audience: { of: 'without-password' } };

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({ env: { ADMIN_TOKENS: `ci:operator:${sha256(secret)}` } });
});
afterEach(() => gateway.restore());
afterAll(() => gateway.stop());

const json = ({ text }: Pick<HttpAnswer, 'text'>) => JSON.parse(text) as Record<string, unknown>;
const program = { Authorization: `Bearer ${secret}` };
const user = { Authorization: `Bearer ${staffToken('operator')}` };

function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const type = body === undefined ? {} : { 'Content-Type': 'application/json' };
  return gateway.send(method, `/admin/campaigns${path}`, {
    headers: { ...program, ...type, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

function requests(rpc: string): unknown[] {
  return gateway.calls.filter((call) => call.rpc === rpc).map(({ request }) => request);
}

describe('a campaign', () => {
  it('is drafted with all that can be said of it, and once for one key', async () => {
    const audience = {
      ...{ of: 'everybody', withoutLiveLink: true, store: ' DE ', locale: 'de_DE', listed: true },
      importId: '0198f0c0-0000-7000-8000-0000000000f1',
    };
    const whole = { audience, expirePasswords: true, pace: { rate: 500, domainRates: { 'gmail.com': 50 } } };
    const answer = await ask('POST', '', whole, { 'Idempotency-Key': 'k1' });
    expect(answer.status).toBe(201);
    expect(json(answer)).toMatchObject({
      id: campaignId,
      state: 'draft',
      preview: {
        state: 'ready',
        total: 3,
        byStore: { DE: 2, AT: 1 },
        leftOut: { blocked: 1 },
        expectedMs: 60_000,
      },
      counts: { pending: 0, sent: 0 },
      createdAt: '2026-11-24T09:00:00.000Z',
    });
    expect(requests('CreateCampaign')).toEqual([
      expect.objectContaining({ ...whole, audience: { ...audience, store: 'DE' } }),
    ]);
    await ask('POST', '', whole, { 'Idempotency-Key': 'k1' });
    await ask('POST', '', whole, { ...user, 'Idempotency-Key': 'k1' });
    await ask('POST', '', whole);
    const ids = requests('CreateCampaign').map((request) => (request as { campaignId: string }).campaignId);
    expect(ids[1]).toBe(ids[0]);
    expect(new Set(ids).size).toBe(3);
  });

  it('asks for nobody in particular and for no pace when nothing is said of them', async () => {
    await ask('POST', '', draft);
    expect(requests('CreateCampaign')).toMatchObject([
      {
        audience: { of: 'without-password', withoutLiveLink: false, store: '', importId: '', listed: false },
        expirePasswords: false,
        pace: { rate: 0, domainRates: {} },
      },
    ]);
  });

  it.each([
    ['audience', {}],
    ['audience.of', { audience: { of: 'all' } }],
    ['audience.importId', { audience: { of: 'everybody', importId: '7' } }],
    ['audience.store', { audience: { of: 'everybody', store: 'a\nb' } }],
    ['expirePasswords', { ...draft, expirePasswords: 'yes' }],
    ['pace.rate', { ...draft, pace: { rate: -1 } }],
    ['pace.rate', { ...draft, pace: { rate: 10_001 } }],
    ['pace.domainRates.Gmail.com', { ...draft, pace: { domainRates: { 'Gmail.com': 5 } } }],
    ['pace.domainRates.gmail.com', { ...draft, pace: { domainRates: { 'gmail.com': 'fast' } } }],
    [
      'pace.domainRates',
      {
        ...draft,
        pace: { domainRates: Object.fromEntries([...Array(101).keys()].map((n) => [`d${n}.example`, 1])) },
      },
    ],
    ['password', { ...draft, password: 'x' }],
  ])('is refused naming %s', async (field, body) => {
    const answer = await ask('POST', '', body);
    expect(answer.status).toBe(422);
    expect(json(answer)['errors']).toContainEqual(expect.objectContaining({ field }));
    expect(requests('CreateCampaign')).toEqual([]);
  });

  it('takes a list in parts of a thousand references and a thousand addresses, however long they are', async () => {
    const emails = Array.from({ length: 1000 }, (_, index) => `${index}${'é'.repeat(90)}@mail.example`);
    const references = Array.from({ length: 1000 }, (_, index) => `DE--${index}`);
    expect((await ask('POST', `/${campaignId}/audience`, { references, emails })).status).toBe(200);
    expect(requests('AddToAudience')).toEqual([{ campaignId, references, emails }]);
    const tooMany = await ask('POST', `/${campaignId}/audience`, { emails: [...emails, 'x@mail.example'] });
    expect(json(tooMany)['errors']).toEqual([
      expect.objectContaining({ field: 'emails', rule: 'max_length' }),
    ]);
    const wrong = await ask('POST', `/${campaignId}/audience`, { references: ['DE--1', ''] });
    expect(json(wrong)['errors']).toEqual([expect.objectContaining({ field: 'references.1' })]);
  });

  it.each([
    ['preview', 'PreviewCampaign'],
    ['pause', 'PauseCampaign'],
    ['resume', 'ResumeCampaign'],
    ['cancel', 'CancelCampaign'],
  ])('is told to %s', async (does, rpc) => {
    const answer = await ask('POST', `/${campaignId}/${does}`);
    expect(answer.status).toBe(200);
    expect(json(answer)).toMatchObject({ id: campaignId });
    expect(requests(rpc)).toEqual([{ campaignId }]);
  });

  it('gets another pace, of which the rest stays', async () => {
    gateway.campaigns.GetCampaign = () => Promise.resolve({ campaign: aCampaign() });
    await ask('PATCH', `/${campaignId}/pace`, { domainRates: { 'gmx.de': 10 } });
    await ask('PATCH', `/${campaignId}/pace`, { rate: 0, domainRates: { 'gmail.com': null } });
    expect(requests('ChangeCampaignPace')).toEqual([
      { campaignId, pace: { rate: 50, domainRates: { 'gmail.com': 5, 'gmx.de': 10 } } },
      { campaignId, pace: { rate: 0, domainRates: {} } },
    ]);
  });

  it('says what it is not there for, or not in the state for', async () => {
    gateway.campaigns.PauseCampaign = () => Promise.reject(new AppError('campaign_state'));
    const conflict = await ask('POST', `/${campaignId}/pause`);
    expect([conflict.status, json(conflict)['code']]).toEqual([409, 'campaign_state']);
    for (const rpc of ['GetCampaign', 'ListRecipients'] as const)
      gateway.campaigns[rpc] = () => Promise.reject(new AppError('campaign_not_found'));
    for (const path of ['', '/progress', '/recipients', '/report.csv', '/report.ndjson'])
      expect((await ask('GET', `/${campaignId}${path}`)).status).toBe(404);
    // Nobody downloaded anything.
    expect(requests('RecordDownload')).toEqual([]);
    expect((await ask('GET', '/7')).status).toBe(422);
  });

  it('tells its changes as they come, until no outcome is missing', async () => {
    const counts = aCampaign().counts!;
    const steps = [
      aCampaign({ state: 'running', phase: 'sending', counts: { ...counts, requested: 1 } }),
      aCampaign({ state: 'cancelled', counts: { ...counts, requested: 1 } }),
      aCampaign({ state: 'cancelled', counts: { ...counts, sent: 1 } }),
    ];
    gateway.campaigns.GetCampaign = () =>
      Promise.resolve({ campaign: steps.length > 1 ? steps.shift()! : steps[0]! });
    const answer = await ask('GET', `/${campaignId}/progress`);
    expect(answer.headers['content-type']).toBe('text/event-stream');
    const told = [...answer.text.matchAll(/^event: campaign\ndata: (.+)$/gm)].map(([, data]) =>
      json({ text: data! }),
    );
    expect(told.map(({ state }) => state)).toEqual(['running', 'cancelled', 'cancelled']);
  });

  it('is listed by pages', async () => {
    gateway.campaigns.ListCampaigns = ({ cursor }) =>
      Promise.resolve({ campaigns: [aCampaign()], nextCursor: cursor === '' ? 'next' : '' });
    const page = json(await ask('GET', '?limit=1'));
    expect(page).toMatchObject({ items: [{ id: campaignId }], nextCursor: 'next' });
    expect(json(await ask('GET', '?limit=1&cursor=next'))).not.toHaveProperty('nextCursor');
  });
});

describe('starting a campaign', () => {
  const start = (body: unknown, headers = user) => ask('POST', `/${campaignId}/start`, body, headers);

  it('asks for no password when nobody loses one', async () => {
    gateway.campaigns.GetCampaign = () => Promise.resolve({ campaign: aCampaign() });
    expect((await start({})).status).toBe(200);
    expect(requests('VerifyStaffPassword')).toEqual([]);
    expect(requests('StartCampaign')).toEqual([{ campaignId }]);
  });

  describe('that ends passwords', () => {
    beforeEach(() => {
      gateway.campaigns.GetCampaign = () =>
        Promise.resolve({ campaign: aCampaign({ expirePasswords: true }) });
    });

    it('asks a user for the own password, at identity', async () => {
      const without = await start({});
      expect(without.status).toBe(422);
      expect(json(without)['errors']).toEqual([{ field: 'currentPassword', rule: 'required' }]);
      const wrong = await start({ currentPassword: 'wrong' });
      expect(json(wrong)).toMatchObject({
        code: 'current_password_wrong',
        errors: [{ field: 'currentPassword', rule: 'wrong' }],
      });
      expect(requests('StartCampaign')).toEqual([]);
      expect((await start({ currentPassword: staffPassword })).status).toBe(200);
      expect(requests('VerifyStaffPassword').at(-1)).toEqual({
        token: staffToken('operator'),
        currentPassword: staffPassword,
      });
      expect(requests('StartCampaign')).toHaveLength(1);
    });

    it('makes whoever guesses wait', async () => {
      gateway.staff.VerifyStaffPassword = () =>
        Promise.reject(new AppError('too_many_attempts', { retryAfterSeconds: 30 }));
      const answer = await start({ currentPassword: staffPassword });
      expect([answer.status, answer.headers['retry-after']]).toEqual([429, '30']);
      expect(requests('StartCampaign')).toEqual([]);
    });

    it('takes the token of a program for its word, and shows whose approval is missing', async () => {
      const campaign = aCampaign({ expirePasswords: true, approvedBy: ['operator:ci'], approvalsNeeded: 2 });
      gateway.campaigns.StartCampaign = () => Promise.resolve({ campaign });
      const answer = await start({}, program);
      expect(json(answer)).toMatchObject({ state: 'draft', approvedBy: ['operator:ci'], approvalsNeeded: 2 });
      expect(requests('VerifyStaffPassword')).toEqual([]);
    });
  });
});

describe('the report', () => {
  const recipient = (given: Partial<Recipient>): Recipient => ({
    ...{ customerId: 'c1', customerReference: 'DE--1', state: 'sent', reason: '', domain: 'mail.example' },
    ...{ deliveryId: 'd1', settledAtMs: Date.UTC(2026, 10, 24, 10), renewedAtMs: 0, afterDoubt: false },
    ...given,
  });
  const pages = new Map([
    ['', { recipients: [recipient({ renewedAtMs: Date.UTC(2026, 10, 25) })], nextCursor: 'two' }],
    [
      'two',
      {
        recipients: [
          recipient({ customerReference: '=DE--2', state: 'failed', reason: '-550 "no such user", it says' }),
          recipient({
            customerReference: 'DE--3',
            state: 'pending',
            settledAtMs: 0,
            deliveryId: '',
            domain: '',
          }),
        ],
        nextCursor: '',
      },
    ],
  ]);
  beforeEach(() => {
    gateway.campaigns.ListRecipients = ({ cursor }) => Promise.resolve(pages.get(cursor)!);
  });

  it('has a row for each recipient, and no formula', async () => {
    const { text, headers } = await ask('GET', `/${campaignId}/report.csv`);
    expect(headers['content-disposition']).toBe(`attachment; filename="campaign-${campaignId}.csv"`);
    expect(text.split('\r\n')).toEqual([
      '"customerReference","customerId","state","reason","domain","deliveryId","settledAt","renewedAt","afterDoubt"',
      '"DE--1","c1","sent","","mail.example","d1","2026-11-24T10:00:00.000Z","2026-11-25T00:00:00.000Z","false"',
      `"'=DE--2","c1","failed","'-550 ""no such user"", it says","mail.example","d1","2026-11-24T10:00:00.000Z","","false"`,
      '"DE--3","c1","pending","","","","","","false"',
      '',
    ]);
  });

  it('has a line for each recipient, and one that is counted from them', async () => {
    const { text, headers } = await ask('GET', `/${campaignId}/report.ndjson`);
    expect(headers['content-type']).toBe('application/x-ndjson');
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => json({ text: line }));
    expect(lines.map((line) => Object.keys(line)[0])).toEqual([
      'campaign',
      'recipient',
      'recipient',
      'recipient',
      'summary',
    ]);
    const states = { sent: 1, failed: 1, pending: 1, requested: 0, suppressed: 0, cancelled: 0, doubt: 0 };
    expect(lines.at(-1)).toEqual({ summary: { recipients: 3, counts: states, renewed: 1, afterDoubt: 0 } });
  });

  it.each(['csv', 'ndjson'])('is an act in the audit trail as %s, before its first line', async (form) => {
    await ask('GET', `/${campaignId}/report.${form}`);
    const order = gateway.calls.map(({ rpc }) => rpc);
    expect(order.indexOf('RecordDownload')).toBeGreaterThanOrEqual(0);
    expect(order.indexOf('RecordDownload')).toBeLessThan(order.indexOf('ListRecipients'));
    gateway.audit.RecordDownload = () => Promise.reject(new AppError('unavailable'));
    expect((await ask('GET', `/${campaignId}/report.${form}`)).status).toBe(503);
  });

  it('lists recipients of a state by pages', async () => {
    const page = json(await ask('GET', `/${campaignId}/recipients?state=failed&limit=2`));
    expect(page).toMatchObject({
      items: [{ customerReference: 'DE--1', renewedAt: '2026-11-25T00:00:00.000Z' }],
      nextCursor: 'two',
    });
    expect(requests('ListRecipients')).toEqual([{ campaignId, state: 'failed', cursor: '', limit: 2 }]);
    expect((await ask('GET', `/${campaignId}/recipients?state=lost`)).status).toBe(422);
  });
});
