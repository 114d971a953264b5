import { rejects, breaks } from './glue/case.ts';
import { startGateway, type HttpAnswer, type TestGateway } from './harness.ts';

const token = 'T0ken-of_the-mail';
const password = 'winding-staircase 41';
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({ env: { LOGIN_URL: 'https://shop.example/login?a=1&b=2' } });
});
afterAll(() => gateway.stop());
afterEach(() => gateway.restore());

const get = (path: string, headers = {}): Promise<HttpAnswer> => gateway.send('GET', path, { headers });
const post = (path: string, fields: Record<string, string>, headers = {}): Promise<HttpAnswer> =>
  gateway.send('POST', path, {
    headers: { ...form, ...headers },
    body: new URLSearchParams(fields).toString(),
  });
const asked = (): string[] => gateway.calls.map(({ rpc }) => rpc);
const restore = { token, password, passwordRepeat: password };

const names = ['InspectLink', 'GetCustomer'];
describe.each([
  {
    page: 'confirm',
    fields: { token },
    rpcs: ['ConfirmRegistration'],
    purpose: 'LINK_PURPOSE_CONFIRM_REGISTRATION',
    success: '/account/confirmed',
    way: '/account/confirm-again',
    fails: (how: () => Promise<never>) => (gateway.identity.ConfirmRegistration = how),
  },
  {
    page: 'restore',
    fields: restore,
    rpcs: [...names, 'RestorePassword'],
    purpose: 'LINK_PURPOSE_RESTORE_PASSWORD',
    success: '/account/restored',
    way: '/account/forgot',
    fails: (how: () => Promise<never>) => (gateway.identity.RestorePassword = how),
  },
  {
    page: 'set-password',
    fields: restore,
    rpcs: [...names, 'RestorePassword'],
    purpose: 'LINK_PURPOSE_RESTORE_PASSWORD',
    success: '/account/password-set',
    way: '/account/forgot',
    fails: (how: () => Promise<never>) => (gateway.identity.RestorePassword = how),
  },
  {
    page: 'change-email',
    fields: { token },
    rpcs: ['ConfirmEmailChange', 'FollowEmailChange'],
    purpose: 'LINK_PURPOSE_CHANGE_EMAIL',
    success: '/account/email-changed',
    way: undefined,
    fails: (how: () => Promise<never>) => (gateway.owner.ConfirmEmailChange = how),
  },
] as const)('/account/$page', ({ page, fields, rpcs, purpose, success, way, fails }) => {
  const path = `/account/${page}`;
  /** The link as a browser without cookies gets to see it. */
  const shown = `${path}?token=${token}&cookie=1`;
  const kept = `__Secure-latchkey-link=${token}`;

  it('shows a form for a live link and uses nothing', async () => {
    const answer = await get(shown);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(`<form method="post" action="${path}">`);
    expect(answer.text).toContain(`<input type="hidden" name="token" value="${token}" />`);
    expect(gateway.calls).toMatchObject([{ rpc: 'InspectLink', request: { token, purpose } }]);
    expect(gateway.calls[0]?.request).toMatchObject({
      client: { address: expect.stringContaining('127.0.0.1') },
    });
  });

  it('takes the token out of the address, into a cookie for this page alone, before it asks anybody', async () => {
    const first = await get(`${path}?token=${token}`);
    expect([first.status, first.headers.location]).toEqual([303, `${path}?token=${token}&cookie=1`]);
    expect(first.headers['set-cookie']).toEqual([
      `${kept}; Max-Age=900; Path=${path}; HttpOnly; SameSite=Lax; Secure`,
    ]);
    const second = await get(first.headers.location!, { Cookie: `other=1; ${kept}` });
    expect([second.status, second.headers.location, asked()]).toEqual([303, path, []]);
    const clean = await get(path, { Cookie: kept });
    expect([clean.status, asked()]).toEqual([200, ['InspectLink']]);
    expect(clean.text).toContain(`<input type="hidden" name="token" value="${token}" />`);
  });

  it('works when opened again, by a browser that has kept another link before, and without cookies', async () => {
    const again = await get(`${path}?token=${token}`, { Cookie: kept });
    expect([again.status, again.headers.location]).toEqual([303, path]);
    const other = await get(`${path}?token=${token}`, { Cookie: '__Secure-latchkey-link=another' });
    expect([other.status, other.headers.location]).toEqual([303, shown]);
    expect(other.headers['set-cookie']).toHaveLength(1);
    const without = await get(shown);
    expect([without.status, without.text.includes(`value="${token}"`)]).toEqual([200, true]);
  });

  it('asks for the mail when neither address nor cookie have a token', async () => {
    const answer = await get(path, { Cookie: '__Secure-latchkey-link=%3Cb%3E' });
    expect([answer.status, asked()]).toEqual([404, []]);
    expect(answer.text).toContain('<h1>Please open the link in your mail</h1>');
  });

  it('does nothing at HEAD either', async () => {
    const answer = await gateway.send('HEAD', shown);
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(asked()).toEqual(['InspectLink']);
  });

  it('sends headers that keep the token where it is', async () => {
    const { headers } = await get(shown);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-language': 'en',
      'content-type': 'text/html; charset=utf-8',
      'strict-transport-security': 'max-age=31536000',
    });
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
    );
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('acts at POST and leads to a page that can be loaded again', async () => {
    const answer = await post(path, fields, { 'Sec-Fetch-Site': 'same-origin' });
    expect([answer.status, answer.headers.location]).toEqual([303, success]);
    expect(answer.headers['set-cookie']).toContain(
      `__Secure-latchkey-link=; Max-Age=0; Path=${path}; HttpOnly; SameSite=Lax; Secure`,
    );
    expect(asked()).toEqual(rpcs);
    const done = await get(success);
    expect(done.status).toBe(200);
    expect(done.text).toContain('href="https://shop.example/login?a=1&amp;b=2"');
  });

  it.each([
    ['an expired link', 'LINK_STATE_EXPIRED', 410, 'This link has expired'],
    ['an unknown or used link', 'LINK_STATE_INVALID', 404, 'This link is not valid'],
  ] as const)('tells of %s', async (_name, state, status, title) => {
    gateway.identity.InspectLink = () => Promise.resolve({ state });
    const answer = await get(shown);
    expect([answer.status, answer.text.includes(`<h1>${title}</h1>`), answer.text.includes('<form')]).toEqual(
      [status, true, false],
    );
    if (way === undefined) expect(answer.text).not.toContain('class="button"');
    else expect(answer.text).toContain(`href="${way}"`);
  });

  it.each([
    '',
    '?token=',
    '?token=a&token=b',
    '?token[x]=y',
    `?token=${'x'.repeat(151)}`,
    '?token=%3Cscript%3E',
  ])('asks nobody about a link without a token: %s', async (query) => {
    const answer = await get(path + query);
    expect([answer.status, asked()]).toEqual([404, []]);
    expect(answer.text).not.toContain('<script');
  });

  it.each([
    ['link_expired', 410],
    ['link_invalid', 404],
  ] as const)('tells at POST of %s', async (code, status) => {
    fails(rejects(code));
    expect((await post(path, fields)).status).toBe(status);
  });

  it('asks to come back when identity is away, without using the link', async () => {
    gateway.identity.InspectLink = rejects('unavailable');
    const looked = await get(shown);
    gateway.restore();
    fails(rejects('overloaded', { retryAfterSeconds: 4 }));
    const used = await post(path, fields);
    expect([looked.status, used.status, used.headers['retry-after']]).toEqual([503, 503, '4']);
    expect(used.text).toContain('Please try again in a moment');
  });

  it('shows no stack when something of ours breaks', async () => {
    fails(() => Promise.reject(new Error('boom')));
    const answer = await post(path, fields);
    expect([answer.status, answer.text.includes('boom')]).toEqual([500, false]);
  });

  it.each([
    [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ 'Sec-Fetch-Site': 'same-site' }, 403],
    [{ Origin: 'https://evil.example' }, 403],
    [{ 'Sec-Fetch-Site': 'same-origin', Origin: 'null' }, 303],
    [{ Origin: 'https://shop.example' }, 303],
    [{}, 303],
  ])('with %j answers %i', async (headers, status) => {
    const answer = await post(path, fields, headers);
    expect(answer.status).toBe(status);
    expect(asked()).toEqual(status === 303 ? rpcs : []);
  });

  it.each([
    ['JSON', '{}', { 'Content-Type': 'application/json' }, 415],
    ['bad escapes', 'token=%ff', form, 400],
    ['200 kB', `token=${'x'.repeat(200_000)}`, form, 413],
    ['nothing', '', form, 404],
  ])('refuses %s with a page', async (_name, body, headers, status) => {
    const answer = await gateway.send('POST', path, { headers, body });
    expect([answer.status, answer.headers['content-type'], asked()]).toEqual([
      status,
      'text/html; charset=utf-8',
      [],
    ]);
  });

  it('speaks German', async () => {
    const answer = await get(shown, { 'Accept-Language': 'de-CH, en;q=0.5' });
    expect(answer.text).toContain('<html lang="de">');
    expect(answer.text).toContain(
      {
        confirm: 'Adresse bestätigen',
        restore: 'Neues Passwort speichern',
        'set-password': 'Passwort speichern',
        'change-email': 'Diese Adresse verwenden',
      }[page],
    );
  });
});

describe('a confirmed registration', () => {
  const confirmed = {
    customerId: '0198f0c0-0000-7000-8000-00000000ada0',
    requestId: '0198f0c0-0000-7000-8000-000000000001',
  };

  it('has its profile before the next page, or by the event when customer is away', async () => {
    gateway.identity.ConfirmRegistration = () => Promise.resolve(confirmed);
    gateway.customer.CompleteRegistration = () => Promise.resolve({});
    expect((await post('/account/confirm', { token })).status).toBe(303);
    expect(gateway.calls.at(-1)).toEqual({ rpc: 'CompleteRegistration', request: confirmed });
    gateway.customer.CompleteRegistration = rejects('unavailable');
    expect((await post('/account/confirm', { token })).status).toBe(303);
  });
});

describe('the form for a new password', () => {
  it('tells the rules and asks twice', async () => {
    const { text } = await get(`/account/restore?token=${token}&cookie=1`);
    expect(text).toContain('At least 12 and at most 128 characters');
    expect(text.match(/type="password"\s+autocomplete="new-password"\s+required/g)).toHaveLength(2);
    expect(text).toContain('Ada &amp; Sons');
  });

  it('tells of mixed characters where the shop asks for them', async () => {
    const strict = await startGateway({ env: { PASSWORD_CHARACTER_SET: 'on' } });
    const { text } = await strict.send('GET', `/account/restore?token=${token}&cookie=1`);
    await strict.stop();
    expect(text).toContain('letters from A to Z, digits and special characters');
    expect(text).not.toContain('any characters');
  });

  it.each([
    ['too short', { password: 'short', passwordRepeat: 'short' }, 'password', 'at least 12'],
    ['too long', { password: 'ä'.repeat(129), passwordRepeat: 'ä'.repeat(129) }, 'password', 'at most 128'],
    ['blank', { password: '', passwordRepeat: '' }, 'password', 'type a password'],
    ['different', { password, passwordRepeat: `${password}!` }, 'passwordRepeat', 'not the same'],
  ])('comes back when the passwords are %s', async (_name, typed, field, sentence) => {
    const answer = await post('/account/restore', { token, ...typed });
    expect([answer.status, asked()]).toEqual([422, []]);
    expect(answer.text).toMatch(new RegExp(`<div role="alert">[^<]*${sentence}`));
    expect(answer.text).toMatch(
      new RegExp(`id="${field}"[^>]*${field}-fault"[^>]*aria-invalid="true" autofocus`),
    );
    expect(answer.text).toContain('<title>Error: ');
    expect(answer.text).toContain(`value="${token}"`);
    expect(answer.text).not.toContain(password);
  });

  it.each([
    ['min_length', 'too short'],
    ['max_length', 'too long'],
    ['repeats', 'repeats characters'],
    ['sequence', 'repeats characters'],
    ['context_word', 'easy to guess'],
    ['common', 'easy to guess'],
    ['same_characters', 'repeats characters'],
    ['character_set', 'upper and lower case'],
    ['deny_list', 'cannot be used'],
  ])('comes back when the policy says %s', async (rule, sentence) => {
    gateway.identity.RestorePassword = breaks(rule);
    const answer = await post('/account/restore', restore);
    expect([answer.status, answer.text.includes(sentence)]).toEqual([422, true]);
  });

  it('hands over what was typed, plus signs and all', async () => {
    await post('/account/restore', {
      token,
      password: 'a+b c%20d&e=f – ü',
      passwordRepeat: 'a+b c%20d&e=f – ü',
    });
    expect(gateway.calls.at(-1)?.request).toMatchObject({
      token,
      newPassword: 'a+b c%20d&e=f – ü',
      contextWords: ['Ada', 'Lock'],
    });
  });
});

describe('a link to a new address', () => {
  it('stands when customer is away: its profile follows with the event', async () => {
    gateway.customer.FollowEmailChange = rejects('unavailable');
    const answer = await post('/account/change-email', { token });
    expect([answer.status, answer.headers.location]).toEqual([303, '/account/email-changed']);
  });
});

it('has a page for paths that do not exist', async () => {
  const answer = await get('/account/<b>');
  expect([answer.status, answer.text.includes('There is no such page'), answer.text.includes('<b>')]).toEqual(
    [404, true, false],
  );
});
