import { AppError, type ErrorCode } from '@latchkey/kit/errors';
import { startGateway, type HttpAnswer, type TestGateway } from './harness.ts';

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
    const answer = await send('GET', '/account/export', undefined, asCustomer());
    expect(answer.headers['content-disposition']).toBe('attachment; filename="account.json"');
    expect(read(answer)).toEqual({
      exportedAt: expect.stringMatching(/^20/),
      account: expect.objectContaining({ customerReference: 'customer--7', email: 'ada@example.com' }),
      acceptedTerms: { version: '1', acceptedAt: '2026-01-31T09:05:07.123Z' },
      addresses: [expect.objectContaining({ city: 'Berlin', isDefaultShipping: true })],
      sessions: [expect.objectContaining({ id: 's1', current: true, userAgent: 'a browser' })],
    });
  });
});
