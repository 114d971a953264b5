import { AppError, fieldErrors, type ErrorCode } from '@latchkey/kit/errors';
import { ada, publicUrl, startGateway, tokens, type HttpAnswer, type TestGateway } from './harness.ts';

let gateway: TestGateway;
let own: string;
beforeAll(async () => {
  gateway = await startGateway({ env: { ALLOWED_ORIGINS: 'https://www.shop.example' } });
  own = `${await gateway.token()}~session.secret`;
});
afterAll(() => gateway.stop());
afterEach(() => gateway.restore());

const rejects = (code: ErrorCode) => () => Promise.reject(new AppError(code));
const json = { 'Content-Type': 'application/json' };
const sameOrigin = { 'Sec-Fetch-Site': 'same-origin' };
const newPassword = 'copper-lighthouse 7';
const token = 'A'.repeat(43);
const registration = {
  email: 'eve@example.com',
  password: newPassword,
  firstName: 'Eve',
  lastName: 'Lock',
  acceptedTerms: true,
};

const addressId = '0198f0c0-0000-7000-8000-0000000add01';
const address = {
  salutation: 'Ms',
  firstName: 'Ada',
  lastName: 'Lock',
  address1: 'Lock Lane 1',
  zipCode: '10115',
  city: 'Berlin',
  iso2Code: 'DE',
};

const send = (
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<HttpAnswer> =>
  gateway.send(method, `/storefront${path}`, {
    headers: { ...(body === undefined ? {} : json), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
const cookie = (): Record<string, string> => ({ Cookie: `__Host-latchkey=${own}` });
const asCustomer = (): Record<string, string> => ({ ...cookie(), ...sameOrigin });
const bearer = async (): Promise<Record<string, string>> => ({
  Authorization: `Bearer ${await gateway.token()}`,
});
const read = (answer: HttpAnswer): unknown => JSON.parse(answer.text);

describe('every route', () => {
  const rows: [status: number, method: string, path: string, body?: unknown, as?: keyof typeof who][] = [
    [202, 'POST', '/registration', registration],
    [202, 'POST', '/registration/resend', { email: 'eve@example.com' }],
    [200, 'POST', '/registration/confirm/check', { token }],
    [204, 'POST', '/registration/confirm', { token }],
    [200, 'POST', '/session', { email: 'a@b', password: 'x', transport: 'bearer' }],
    [200, 'POST', '/session/refresh', { refreshToken: 'session.secret' }],
    [200, 'GET', '/session', undefined, 'customer'],
    [401, 'GET', '/session'],
    [204, 'DELETE', '/session', undefined, 'customer'],
    [204, 'DELETE', '/session'],
    [202, 'POST', '/password/forgot', { email: 'nobody@example.com' }],
    [200, 'POST', '/password/restore/check', { token }],
    [204, 'POST', '/password/restore', { token, newPassword }],
    [200, 'GET', '/account', undefined, 'customer'],
    [401, 'GET', '/account'],
    [200, 'POST', '/account/password', { currentPassword: 'old', newPassword }, 'customer'],
    [401, 'POST', '/account/password', { currentPassword: 'old', newPassword }],
    [200, 'GET', '/account/sessions', undefined, 'customer'],
    [204, 'DELETE', '/account/sessions', undefined, 'customer'],
    [204, 'DELETE', '/account/sessions/0198f0c0-0000-7000-8000-00000000ada0', undefined, 'customer'],
    [422, 'DELETE', '/account/sessions/nonsense', undefined, 'customer'],
    [200, 'PATCH', '/account', { firstName: 'Ada' }, 'customer'],
    [422, 'PATCH', '/account', { email: 'eve@example.com' }, 'customer'],
    [202, 'POST', '/account/email', { email: 'new@example.com', currentPassword: 'old' }, 'customer'],
    [401, 'POST', '/account/email', { email: 'new@example.com', currentPassword: 'old' }],
    [422, 'POST', '/account/email', { email: 'new@example.com' }, 'customer'],
    [422, 'POST', '/account/email', { email: 'a,b@example.com', currentPassword: 'old' }, 'customer'],
    [200, 'POST', '/account/email/check', { token }],
    [204, 'POST', '/account/email/confirm', { token }],
    [200, 'GET', '/account/export', undefined, 'customer'],
    [401, 'GET', '/account/export'],
    [204, 'POST', '/account/deletion', { currentPassword: 'old' }, 'customer'],
    [422, 'POST', '/account/deletion', {}, 'customer'],
    [401, 'POST', '/account/deletion', { currentPassword: 'old' }],
    [200, 'GET', '/account/addresses', undefined, 'customer'],
    [201, 'POST', '/account/addresses', address, 'customer'],
    [422, 'POST', '/account/addresses', { ...address, iso2Code: 'Germany' }, 'customer'],
    [200, 'PATCH', `/account/addresses/${addressId}`, { city: 'Bonn' }, 'customer'],
    [204, 'DELETE', `/account/addresses/${addressId}`, undefined, 'customer'],
    [401, 'GET', '/account/addresses'],
    [404, 'GET', '/nothing'],
    [405, 'PUT', '/session', {}],
    [400, 'POST', '/session', '{"email":'],
    [422, 'POST', '/session', '[]'],
    [422, 'POST', '/session', { email: { $gt: '' }, password: { $gt: '' } }],
    [413, 'POST', '/session', { email: 'a@b', password: 'x'.repeat(110_000) }],
  ];
  const who = { anybody: () => ({}), customer: asCustomer };

  // Rows of one length: jest would take the last argument of a shorter one for a callback.
  const full = rows.map(
    ([status, method, path, body, as]) => [status, method, path, body, as ?? 'anybody'] as const,
  );
  it.each(full)('answers %i to %s %s', async (status, method, path, body, as) => {
    const answer = await send(method, path, body, who[as]());
    expect([answer.status, answer.text]).toEqual([status, expect.any(String)]);
    const type = answer.headers['content-type'];
    if (status >= 400) expect(type).toBe('application/problem+json');
    else if (status < 202) expect(type).toBe('application/json');
    else expect(answer.text).toBe('');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('wants JSON where there is a body', async () => {
    expect((await send('POST', '/session', 'a=b', { 'Content-Type': 'text/plain' })).status).toBe(415);
  });
});

describe('problems', () => {
  it('have a stable type, and name every field at fault', async () => {
    const answer = await send('POST', '/registration', { ...registration, email: '', lastName: 7, extra: 1 });
    expect([answer.status, read(answer)]).toEqual([
      422,
      {
        type: '/docs/problems#invalid_input',
        status: 422,
        title: 'Some fields are missing or not valid.',
        code: 'invalid_input',
        errors: expect.arrayContaining([
          { field: 'email', rule: 'required' },
          { field: 'lastName', rule: 'type' },
          { field: 'extra', rule: 'unknown' },
        ]),
      },
    ]);
  });

  it('pass on what the services say', async () => {
    gateway.customer.SubmitRegistration = () =>
      Promise.reject(fieldErrors({ field: 'dateOfBirth', rule: 'not-in-future' }));
    expect(read(await send('POST', '/registration', registration))).toMatchObject({
      errors: [{ field: 'dateOfBirth', rule: 'not_in_future' }],
    });
  });

  it.each([
    ['authentication_failed', 401],
    ['overloaded', 503],
    ['too_many_attempts', 429],
  ] as const)('say %s with %i', async (code, status) => {
    gateway.identity.Authenticate = rejects(code);
    const answer = await send('POST', '/session', { email: 'a@b', password: 'x', transport: 'bearer' });
    expect([answer.status, read(answer)]).toMatchObject([
      status,
      { type: `/docs/problems#${code}`, code, status },
    ]);
    expect('retry-after' in answer.headers).toBe(status !== 401);
  });
});

describe('the cookie', () => {
  const login = { email: 'ada@example.com', password: 'winding-staircase 41' };

  it('holds the tokens, which the page never sees', async () => {
    const answer = await send('POST', '/session', login, sameOrigin);
    expect(read(answer)).toEqual({ customerReference: ada.customerReference, expiresIn: 900 });
    expect(answer.headers['set-cookie']?.[0]).toBe(
      `__Host-latchkey=${tokens.accessToken}~${tokens.refreshToken}; Max-Age=2592000; Path=/; HttpOnly; SameSite=Lax; Secure`,
    );
  });

  it('goes without a prefix and without Secure where PUBLIC_URL is http', async () => {
    const plain = await startGateway({ env: { PUBLIC_URL: 'http://127.0.0.1:8080' } });
    try {
      const answer = await plain.send('POST', '/storefront/session', {
        headers: { ...json, ...sameOrigin },
        body: JSON.stringify(login),
      });
      expect(answer.headers['set-cookie']?.[0]).toMatch(
        /^latchkey=\S+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/,
      );
    } finally {
      await plain.stop();
    }
  });

  it.each([
    [200, sameOrigin],
    [200, { Origin: 'https://www.shop.example' }],
    [200, { Origin: publicUrl, 'Sec-Fetch-Site': 'same-site' }],
    [403, {}],
    [403, { 'Sec-Fetch-Site': 'same-site' }],
    [403, { 'Sec-Fetch-Site': 'none' }],
    [403, { Origin: 'null' }],
    [403, { Origin: 'https://www.shop.example.evil.example', 'Sec-Fetch-Site': 'cross-site' }],
  ])('answers %i to unsafe requests with %j', async (status, headers: Record<string, string>) => {
    const change = { currentPassword: 'old', newPassword };
    const answers = await Promise.all([
      send('POST', '/session', login, headers),
      send('POST', '/account/password', change, { ...cookie(), ...headers }),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([status, status]);
  });

  it('may be read without a check of the origin', async () => {
    expect((await send('GET', '/session', undefined, cookie())).status).toBe(200);
  });

  it('does not go with a bearer token', async () => {
    const answer = await send('GET', '/session', undefined, { ...cookie(), ...(await bearer()) });
    expect(answer.status).toBe(400);
  });

  it('is renewed, and removed with the session', async () => {
    const renewed = await send('POST', '/session/refresh', {}, asCustomer());
    const gone = await send('DELETE', '/session', undefined, asCustomer());
    expect(renewed.headers['set-cookie']?.[0]).toContain(`${tokens.accessToken}~${tokens.refreshToken}`);
    expect(gone.headers['set-cookie']?.[0]).toMatch(/^__Host-latchkey=; Max-Age=0;/);
    expect(gateway.calls.find(({ rpc }) => rpc === 'EndSession')?.request).toMatchObject({
      customerId: ada.customerId,
      sessionId: 's1',
    });
  });

  it('that holds none of ours is nobody', async () => {
    const answer = await send('GET', '/account', undefined, { Cookie: '__Host-latchkey=rubbish' });
    expect(answer.status).toBe(401);
  });
});

describe('a bearer token', () => {
  it('needs no origin, and gets its fresh session in the answer', async () => {
    const change = { currentPassword: 'old', newPassword };
    const answer = await send('POST', '/account/password', change, await bearer());
    expect([answer.status, read(answer), answer.headers['set-cookie']]).toEqual([
      200,
      {
        customerReference: ada.customerReference,
        expiresIn: 900,
        accessToken: 'a.b.c',
        refreshToken: 'session.secret',
      },
      undefined,
    ]);
    expect(gateway.calls.find(({ rpc }) => rpc === 'ChangePassword')?.request).toMatchObject({
      openSession: true,
      contextWords: ['Ada', 'Lock'],
    });
  });
});

describe('CORS', () => {
  it('is for the allowed origins only', async () => {
    const preflight = (origin: string): Promise<HttpAnswer> =>
      send('OPTIONS', '/session', undefined, { Origin: origin, 'Access-Control-Request-Method': 'POST' });
    const allowed = await preflight('https://www.shop.example');
    const refused = await preflight('https://evil.example');
    expect([allowed.status, allowed.headers]).toMatchObject([
      204,
      {
        'access-control-allow-origin': 'https://www.shop.example',
        'access-control-allow-credentials': 'true',
        vary: 'Origin',
      },
    ]);
    expect(refused.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('neutral answers', () => {
  /** All that a client can compare; dates and ids are never the same. */
  const seen = ({ status, reason, rawHeaders, text }: HttpAnswer): unknown => {
    const varying = new Set(['date', 'x-request-id']);
    const headers = rawHeaders.filter((_, at) => !varying.has(rawHeaders[at - (at % 2)]!.toLowerCase()));
    return { status, reason, headers, text };
  };

  it.each([
    ['/password/forgot', {}],
    ['/registration/resend', {}],
    ['/registration', registration],
  ])('are the same bytes for any address at %s', async (path, body) => {
    const first = await send('POST', path, { ...body, email: 'ada@example.com' });
    const second = await send('POST', path, { ...body, email: 'nobody@example.com' });
    expect(seen(first)).toEqual(seen(second));
    expect(first.text).toBe('');
  });

  it('and at log in, for any reason', async () => {
    gateway.identity.Authenticate = rejects('authentication_failed');
    const first = await send('POST', '/session', { email: 'ada@example.com', password: '' }, sameOrigin);
    const second = await send('POST', '/session', { email: 'ＡＤＡ', password: 'x'.repeat(128) }, sameOrigin);
    expect(seen(first)).toEqual(seen(second));
    expect(first.status).toBe(401);
  });
});

describe('confirming', () => {
  it('completes the profile of a staged registration at once, and stands without customer', async () => {
    const requestId = '0198f0c0-0000-7000-8000-000000000001';
    gateway.identity.ConfirmRegistration = () => Promise.resolve({ customerId: ada.customerId, requestId });
    expect((await send('POST', '/registration/confirm', { token })).status).toBe(204);
    expect(gateway.calls.at(-1)).toMatchObject({
      rpc: 'CompleteRegistration',
      request: { customerId: ada.customerId, requestId },
    });
    gateway.customer.CompleteRegistration = rejects('unavailable');
    expect((await send('POST', '/registration/confirm', { token })).status).toBe(204);
  });
});
