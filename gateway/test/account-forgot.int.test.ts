import { rejects } from './glue/case.ts';
import { startGateway, type HttpAnswer, type TestGateway } from './harness.ts';

const token = 'T0ken-of_the-mail';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({ env: { LOGIN_URL: 'https://shop.example/login?a=1&b=2' } });
});
afterAll(() => gateway.stop());
afterEach(() => gateway.restore());

const get = (path: string, headers = {}): Promise<HttpAnswer> => gateway.send('GET', path, { headers });
const post = (path: string, fields: Record<string, string>, headers = {}): Promise<HttpAnswer> =>
  gateway.send('POST', path, {
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });
const asked = (): string[] => gateway.calls.map(({ rpc }) => rpc);

describe.each([
  ['/account/forgot', 'RequestReset', 'If there is an account with this address'],
  ['/account/confirm-again', 'RequestConfirmation', 'If a registration with this address waits'],
] as const)('%s', (path, rpc, neutral) => {
  const email = 'ada+shop@example.com';

  it('asks for an address, with what password managers need', async () => {
    const { status, text } = await get(path);
    expect(status).toBe(200);
    expect(text).toMatch(/<label for="email">E-mail address<\/label>\s*<input\s+id="email"/);
    expect(text).toMatch(/type="email"\s+autocomplete="username"\s+required autofocus/);
    expect(asked()).toEqual([]);
  });

  it('hands the address over and goes on to the same page, whatever it is', async () => {
    const answers = [
      await post(path, { email }, { 'Accept-Language': 'de' }),
      await post(path, { email: ' nobody@example.org ' }),
    ];
    expect(answers.map(({ status, headers }) => [status, headers.location])).toEqual([
      [303, `${path}/sent`],
      [303, `${path}/sent`],
    ]);
    expect(gateway.calls).toMatchObject([
      { rpc, request: { login: email, locale: 'de_DE' } },
      { rpc, request: { login: 'nobody@example.org', locale: 'en_US' } },
    ]);
    const done = await get(`${path}/sent`);
    expect([done.status, done.text.includes(neutral)]).toEqual([200, true]);
  });

  it.each(['', ' ', 'ada', 'ada@', '<b>', 'a b@example.com', `${'a'.repeat(251)}@x.de`])(
    'comes back for what is no address: %j',
    async (typed) => {
      const answer = await post(path, { email: typed });
      expect([answer.status, asked()]).toEqual([422, []]);
      expect(answer.text).toMatch(/<div role="alert">Please type a complete e-mail address/);
      expect(answer.text).toMatch(/aria-describedby="email-fault" aria-invalid="true" autofocus/);
      expect(answer.text).toContain('<title>Error: ');
      expect(answer.text).not.toContain('<b>');
    },
  );

  it('comes back when identity says that it is no address, with what was typed', async () => {
    gateway.identity[rpc] = rejects('invalid_input');
    const answer = await post(path, { email: '"<b>"@example.com' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('value="&quot;&lt;b&gt;&quot;@example.com"');
  });

  it.each([
    ['overloaded', 503],
    ['unavailable', 503],
    ['too_many_attempts', 429],
  ] as const)('asks to come back when identity says %s', async (code, status) => {
    gateway.identity[rpc] = rejects(code, { retryAfterSeconds: 7 });
    const answer = await post(path, { email });
    expect([answer.status, answer.headers['retry-after']]).toEqual([status, '7']);
    expect(answer.text).toContain('Please try again in a moment');
  });

  it('takes no form from another site', async () => {
    expect((await post(path, { email }, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect(asked()).toEqual([]);
  });
});

describe('every page', () => {
  it.each([
    '/account',
    '/account/forgot',
    '/account/forgot/sent',
    '/account/confirm-again',
    '/account/confirm-again/sent',
    `/account/restore?token=${token}&cookie=1`,
    `/account/set-password?token=${token}&cookie=1`,
    `/account/confirm?token=${token}&cookie=1`,
    '/account/confirmed',
    '/account/restored',
    '/account/password-set',
    '/account/restore',
    '/account/nowhere',
  ])('%s has one heading, a language, labels, one focus, and no script, in both languages', async (path) => {
    for (const lang of ['en', 'de']) {
      const { text, headers } = await get(path, { 'Accept-Language': lang });
      expect(text).toContain(`<html lang="${lang}">`);
      expect(text.match(/<h1>/g)).toHaveLength(1);
      expect(text.match(/<main>/g)).toHaveLength(1);
      expect(text).not.toMatch(/<script|<img|<iframe|style="|https?:\/\/(?!shop\.example)/);
      expect(text.match(/ autofocus/g)?.length ?? 0).toBeLessThanOrEqual(1);
      for (const [, id] of text.matchAll(/<input\s+id="(\w+)"/g))
        expect(text).toContain(`<label for="${id}">`);
      for (const [, ids = ''] of text.matchAll(/aria-describedby="([^"]+)"/g))
        for (const id of ids.split(' ')) expect(text).toContain(`id="${id}"`);
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    }
  });

  it('/account leads to the others and to the log-in', async () => {
    const { text } = await get('/account');
    expect(text).toContain('href="/account/forgot"');
    expect(text).toContain('href="https://shop.example/login?a=1&amp;b=2"');
  });
});

describe('/.well-known', () => {
  it('leads password managers to the page where passwords are changed', async () => {
    const answer = await get('/.well-known/change-password');
    expect([answer.status, answer.headers.location]).toEqual([303, '/account/forgot']);
  });

  it('answers 404 for what does not exist, so that password managers believe it', async () => {
    const path = '/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200';
    expect((await get(path)).status).toBe(404);
  });
});
