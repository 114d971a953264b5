import type { AuditEntry } from '@latchkey/contracts/events';
import { AppError, type ErrorCode } from '@latchkey/kit/errors';
import { anEntry, aTrail } from '../../libs/contracts/test/a-trail.ts';
import { scriptedAudit } from './scripted-audit.ts';
import { ada, startGateway, type HttpAnswer, type TestGateway } from './harness.ts';

let gateway: TestGateway;
let own: string;
beforeAll(async () => {
  gateway = await startGateway();
  own = `${await gateway.token()}~session.secret`;
});
afterAll(() => gateway.stop());
afterEach(() => gateway.restore());

const rejects = (code: ErrorCode) => () => Promise.reject(new AppError(code));
const newPassword = 'copper-lighthouse 7';
const token = 'A'.repeat(43);
const send = (
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<HttpAnswer> =>
  gateway.send(method, `/storefront${path}`, {
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const asCustomer = (): Record<string, string> => ({
  Cookie: `__Host-latchkey=${own}`,
  'Sec-Fetch-Site': 'same-origin',
});
const bearer = async (): Promise<Record<string, string>> => ({
  Authorization: `Bearer ${await gateway.token()}`,
});
const read = (answer: HttpAnswer): unknown => JSON.parse(answer.text);

const asked = (rpc: string): unknown[] =>
  gateway.calls.filter((call) => call.rpc === rpc).map(({ request }) => request);
const mail = {
  ...{ kind: 'reset-password', state: 'sent' },
  ...{ queuedAt: '1970-01-01T00:00:00.001Z', updatedAt: '1970-01-01T00:00:00.002Z' },
};

describe('problems', () => {
  it('name the current password', async () => {
    gateway.identity.ChangePassword = rejects('current_password_wrong');
    const answer = await send(
      'POST',
      '/account/password',
      { currentPassword: 'old', newPassword },
      asCustomer(),
    );
    expect([answer.status, read(answer)]).toMatchObject([
      422,
      { code: 'current_password_wrong', errors: [{ field: 'currentPassword', rule: 'wrong' }] },
    ]);
  });
});

describe('names', () => {
  it('are asked for behind a live reset link, and not worth failing for', async () => {
    const restore = () => send('POST', '/password/restore', { token, newPassword });
    const words = () => (gateway.calls.at(-1)?.request as { contextWords: string[] }).contextWords;
    expect([(await restore()).status, words()]).toEqual([204, ['Ada', 'Lock']]);
    gateway.customer.GetCustomer = rejects('unavailable');
    expect([(await restore()).status, words()]).toEqual([204, []]);
    gateway.restore();
    gateway.identity.InspectLink = () => Promise.resolve({ state: 'LINK_STATE_INVALID' });
    await restore();
    expect(gateway.calls.map(({ rpc }) => rpc)).toEqual(['InspectLink', 'RestorePassword']);
  });
});

describe('leaving', () => {
  const leave = (headers: Record<string, string>) =>
    send('POST', '/account/deletion', { currentPassword: 'old' }, headers);

  it('takes the password once more, then the cookie', async () => {
    const answer = await leave(asCustomer());
    expect(gateway.calls.map(({ rpc }) => rpc).filter((rpc) => !rpc.startsWith('Get'))).toEqual([
      'VerifyPassword',
      'AnonymiseCustomer',
    ]);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^__Host-latchkey=; Max-Age=0;/);
    expect((await leave(await bearer())).headers['set-cookie']).toBeUndefined();
  });

  it('does not happen with another password', async () => {
    gateway.owner.VerifyPassword = rejects('current_password_wrong');
    const answer = await leave(asCustomer());
    expect([answer.status, read(answer)]).toMatchObject([
      422,
      { code: 'current_password_wrong', errors: [{ field: 'currentPassword', rule: 'wrong' }] },
    ]);
    expect(gateway.calls.map(({ rpc }) => rpc)).not.toContain('AnonymiseCustomer');
  });

  it('with one’s data is a file', async () => {
    gateway.identity.ListSessions = () =>
      Promise.resolve({
        sessions: [
          { sessionId: 's1', createdAtMs: 1, lastUsedAtMs: 2, expiresAtMs: 3, userAgent: 'a browser' },
        ],
      });
    Object.assign(gateway.audit, scriptedAudit(aTrail([anEntry(1, { subject: ada.customerId })], [])));
    gateway.deliveries.SearchDeliveries = ({ cursor }) =>
      Promise.resolve({
        deliveries: [
          { kind: 'reset-password', state: 'sent', createdAtMs: 1, updatedAtMs: 2, reason: '250' },
        ],
        nextCursor: cursor === '' ? 'more' : '',
      });
    const answer = await send('GET', '/account/export', undefined, asCustomer());
    expect(answer.headers['content-disposition']).toBe('attachment; filename="account.json"');
    expect(read(answer)).toEqual({
      exportedAt: expect.stringMatching(/^20/),
      account: expect.objectContaining({ customerReference: 'customer--7', email: 'ada@example.com' }),
      acceptedTerms: { version: '1', acceptedAt: '2026-01-31T09:05:07.123Z' },
      addresses: [expect.objectContaining({ city: 'Berlin', isDefaultShipping: true })],
      sessions: [expect.objectContaining({ id: 's1', current: true, userAgent: 'a browser' })],
      mails: [mail, mail],
      activity: [expect.objectContaining({ act: 'account.blocked', by: 'staff' })],
    });
    expect(asked('RecordDownload')).toEqual([{ act: 'account.exported', subject: ada.customerId }]);
    expect(asked('SearchDeliveries')).toMatchObject([
      { filter: { customerId: ada.customerId }, cursor: '' },
      { filter: { customerId: ada.customerId }, cursor: 'more' },
    ]);
  });

  it('is not handed out when that cannot be noted', async () => {
    gateway.audit.RecordDownload = rejects('unavailable');
    expect((await send('GET', '/account/export', undefined, asCustomer())).status).toBe(503);
    expect(gateway.calls.map(({ rpc }) => rpc)).not.toContain('ListAddresses');
  });
});

describe('what was done to the account', () => {
  const by = (kind: AuditEntry['actor']['kind']): AuditEntry['actor'] => ({
    ...{ kind, id: kind === 'customer' ? ada.customerId : 'x', name: 'a role' },
    address: '192.0.2.0/24',
  });
  const entries = [
    anEntry(1_000, { act: 'password.restored', actor: by('anonymous'), details: { via: 'link' } }),
    anEntry(2_000, {
      act: 'sessions.ended',
      actor: by('customer'),
      details: { reason: 'owner', sessionId: 's' },
    }),
    anEntry(3_000, { act: 'password.expired', actor: by('staff') }),
    anEntry(4_000, { act: 'login.throttled', actor: by('system') }),
    anEntry(5_000, { act: 'link.minted', actor: by('system') }),
  ];

  it('is told in coarse words, page by page, to its owner alone', async () => {
    Object.assign(gateway.audit, scriptedAudit(aTrail(entries, [])));
    const answer = await send('GET', '/account/activity?limit=10&cursor=abc', undefined, asCustomer());
    const [, , expired, ended, restored] = [...entries].reverse();
    expect([answer.status, read(answer)]).toEqual([
      200,
      {
        items: [
          { id: entries[3]?.id, at: '1970-01-01T00:00:04.000Z', act: 'login.throttled', by: 'shop' },
          { id: expired?.id, at: '1970-01-01T00:00:03.000Z', act: 'password.expired', by: 'staff' },
          {
            ...{ id: ended?.id, at: '1970-01-01T00:00:02.000Z', act: 'sessions.ended', by: 'owner' },
            ...{ network: '192.0.2.0/24', reason: 'owner' },
          },
          {
            ...{ id: restored?.id, at: '1970-01-01T00:00:01.000Z', act: 'password.restored', by: 'visitor' },
            ...{ network: '192.0.2.0/24', via: 'link' },
          },
        ],
      },
    ]);
    expect(asked('SearchEntries')).toMatchObject([
      { subject: ada.customerId, limit: 10, cursor: 'abc', acts: expect.arrayContaining(['password.set']) },
    ]);
    expect((await send('GET', '/account/activity')).status).toBe(401);
    expect((await send('GET', '/account/activity?limit=101', undefined, asCustomer())).status).toBe(422);
  });
});
