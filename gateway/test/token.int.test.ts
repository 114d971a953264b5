import { rejects } from './glue/case.ts';
import { startGateway, tokens, type TestGateway } from './harness.ts';

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const passwordGrant = 'grant_type=password&username=ada%40example.com&password=a+b%26c';

describe('POST /glue/token', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(() => gateway.stop());
  afterEach(() => gateway.restore());
  const send = (body: string, headers: Record<string, string> = form): ReturnType<TestGateway['send']> =>
    gateway.send('POST', '/glue/token', { headers, body });

  it.each([
    [passwordGrant, 'Authenticate', { login: 'ada@example.com', password: 'a b&c' }],
    ['grant_type=refresh_token&refresh_token=s.x', 'RefreshSession', { refreshToken: 's.x' }],
  ])('grants tokens for %s', async (body, rpc, request) => {
    const answer = await send(body);
    expect([answer.status, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
      200,
      'application/json',
      'no-store',
    ]);
    expect(JSON.parse(answer.text)).toEqual({
      access_token: tokens.accessToken,
      token_type: 'Bearer',
      expires_in: 900,
      refresh_token: tokens.refreshToken,
    });
    expect(gateway.calls).toEqual([{ rpc, request: expect.objectContaining(request) as object }]);
  });

  it.each([
    ['no grant type', 'username=a', 'invalid_grant'],
    ['another grant type', 'grant_type=client_credentials', 'invalid_grant'],
    ['no user', 'grant_type=password&password=x', 'invalid_request'],
    ['an empty password', 'grant_type=password&username=a&password=', 'invalid_request'],
    ['a parameter twice', `${passwordGrant}&password=y`, 'invalid_request'],
    ['no refresh token', 'grant_type=refresh_token', 'invalid_request'],
    ['bad escapes', 'grant_type=password&username=%ff&password=x', 'invalid_request'],
    ['nothing', '', 'invalid_grant'],
  ])('refuses %s', async (_name, body, code) => {
    const answer = await send(body);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([
      400,
      { error: code, error_description: expect.any(String) as string },
    ]);
  });

  it('refuses JSON', async () => {
    const answer = await send('{}', { 'Content-Type': 'application/json' });
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([400, { error: 'invalid_request' }]);
  });

  it('refuses 200 kB', async () => {
    const answer = await send(`${passwordGrant}&x=${'x'.repeat(200_000)}`);
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([413, { error: 'invalid_request' }]);
  });

  it.each([
    ['authentication_failed', 400, 'invalid_grant'],
    ['invalid_input', 400, 'invalid_request'],
    ['overloaded', 503, 'temporarily_unavailable'],
    ['internal', 500, 'server_error'],
  ] as const)('maps %s', async (code, status, oauth) => {
    gateway.identity.Authenticate = rejects(code);
    const answer = await send(passwordGrant);
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([status, { error: oauth }]);
    expect(answer.headers['retry-after'] !== undefined).toBe(status === 503);
  });

  it('maps a bad refresh token', async () => {
    gateway.identity.RefreshSession = rejects('refresh_token_invalid');
    const answer = await send('grant_type=refresh_token&refresh_token=s.x');
    expect([answer.status, JSON.parse(answer.text)]).toEqual([
      400,
      { error: 'invalid_request', error_description: 'The refresh token is invalid.' },
    ]);
  });
});
