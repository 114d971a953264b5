import { AppError } from '@latchkey/kit/errors';
import { document, jsonApi, startGateway, tokens, type HttpAnswer, type TestGateway } from './harness.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({ env: { TRUSTED_PROXIES: 'loopback', PUBLIC_URL: 'https://shop.example' } });
});
afterEach(() => gateway.restore());
afterAll(() => gateway.stop());

const logIn = (headers: Record<string, string> = {}, username = 'ada@example.com'): Promise<HttpAnswer> =>
  gateway.send('POST', '/glue/access-tokens', {
    headers: { ...jsonApi, ...headers },
    body: document('access-tokens', { username, password: 'a wrong password' }),
  });
const throttled = (retryAfterSeconds: number) => (): Promise<never> =>
  Promise.reject(new AppError('too_many_attempts', { retryAfterSeconds }));

describe('a login that has to wait, at Glue', () => {
  it.each([
    [30, 'en', 'Too many attempts. Please wait 1 minute before trying again.'],
    [61, 'en-GB,de;q=0.5', 'Too many attempts. Please wait 2 minutes before trying again.'],
    [60, 'de', 'Zu viele Versuche. Bitte warten Sie 1 Minute, bevor Sie es erneut versuchen.'],
    [
      3600,
      'de-AT,en;q=0.1',
      'Zu viele Versuche. Bitte warten Sie 60 Minuten, bevor Sie es erneut versuchen.',
    ],
  ])('of %i s in %s', async (seconds, language, detail) => {
    gateway.identity.Authenticate = throttled(seconds);
    const answer = await logIn({ 'Accept-Language': language });
    expect(answer.status).toBe(429);
    expect(answer.headers['retry-after']).toBe(String(seconds));
    expect(JSON.parse(answer.text)).toEqual({ errors: [{ status: 429, code: '4401', detail }] });
  });

  it('answers the same bytes and headers for every login', async () => {
    gateway.identity.Authenticate = throttled(30);
    const [one, two] = [await logIn(), await logIn({}, 'nobody@nowhere.example')];
    const comparable = ({ status, headers, text }: HttpAnswer): unknown => ({
      status,
      text,
      headers: { ...headers, date: '', 'x-request-id': '' },
    });
    expect(comparable(two)).toEqual(comparable(one));
  });

  it('answers OAuth clients 429 as well', async () => {
    gateway.identity.Authenticate = throttled(30);
    const answer = await gateway.send('POST', '/glue/token', {
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=password&username=ada%40example.com&password=x',
    });
    expect(answer.status).toBe(429);
    expect(answer.headers['retry-after']).toBe('30');
    expect(JSON.parse(answer.text)).toMatchObject({ error: 'temporarily_unavailable' });
  });
});

describe('what identity is told of the client', () => {
  const clientOf = (): unknown => gateway.calls.find(({ rpc }) => rpc === 'Authenticate')?.request;

  it('is the address before the proxies that are trusted, and the token of a known device', async () => {
    await logIn({ 'X-Forwarded-For': '192.0.2.66, 203.0.113.5', Cookie: '__Host-latchkey-device=a.b.c' });
    expect(clientOf()).toMatchObject({ client: { address: '203.0.113.5', deviceToken: 'a.b.c' } });
  });

  it('is no token where the cookie holds none of ours', async () => {
    await logIn({ Cookie: '__Host-latchkey-device="{$gt: 1}"' });
    expect(clientOf()).toMatchObject({ client: { deviceToken: '' } });
  });
});

describe('a browser that logs in', () => {
  it('is known from now on', async () => {
    gateway.identity.Authenticate = () => Promise.resolve({ tokens, deviceToken: 'a.b.c' });
    const answer = await gateway.send('POST', '/storefront/session', {
      headers: { 'Content-Type': 'application/json', Origin: 'https://shop.example' },
      body: JSON.stringify({ email: 'ada@example.com', password: 'winding staircase 41' }),
    });
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']).toContain(
      '__Host-latchkey-device=a.b.c; Max-Age=15552000; Path=/; HttpOnly; SameSite=Lax; Secure',
    );
  });
});
