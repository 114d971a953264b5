import type { Desk, Shown, Verified } from './back-office.ts';

type Method = 'GET' | 'POST' | 'DELETE';

/** A desk at the routes of `/admin`, with a bearer token. */
export function deskOverApi(origin: string): Desk {
  let token = '';
  const fetched = (method: Method, path: string, body?: unknown): Promise<Response> =>
    fetch(`${origin}/admin${path}`, {
      method,
      headers: {
        ...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const ask = async <Answer>(method: Method, path: string, body?: unknown): Promise<Answer> => {
    const response = await fetched(method, path, body);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  };
  const list = async <Item>(path: string): Promise<Item[]> =>
    (await ask<{ items: Item[] }>('GET', path)).items;
  return {
    setPassword: async (link, newPassword) => {
      expect(await ask('POST', '/password/link', { token: link })).toEqual({ state: 'live' });
      await ask('POST', '/password/restore', { token: link, newPassword });
    },
    logIn: async (email, password, code) => {
      token = '';
      const opened = await ask<{ token: string; stage: string }>('POST', '/session', {
        ...{ email, password, transport: 'bearer' },
      });
      token = opened.token;
      if (code === undefined) return opened.stage;
      expect(opened.stage).toBe('code');
      return (await ask<{ stage: string }>('POST', '/session/second-factor', { code })).stage;
    },
    enrol: async (currentPassword, codeOf) => {
      const { secret } = await ask<{ secret: string }>('POST', '/totp', { currentPassword });
      const code = codeOf(secret);
      return (await ask<{ recoveryCodes: string[] }>('POST', '/totp/confirm', { code })).recoveryCodes.length;
    },
    invite: async (email, name, role) => {
      await ask('POST', '/users', { email, name, role });
    },
    create: (email) =>
      ask('POST', '/customers', {
        ...{ email, salutation: 'Ms', firstName: 'Ada', lastName: 'Made' },
        ...{ sendPasswordToken: true, storeName: 'DE' },
      }),
    show: (customer) => ask<Shown>('GET', `/customers/${customer}`),
    expire: (customer) => ask('POST', `/customers/${customer}/expire-password`),
    mails: async ({ id }) => {
      const found = await list<{ kind: string; state: string }>(`/deliveries?customerId=${id}`);
      return found.map(({ kind, state }) => `${kind} ${state}`);
    },
    acts: async (customer) =>
      (await list<{ act: string }>(`/customers/${customer}/audit`)).map(({ act }) => act),
    verify: async () => {
      const events = await (await fetched('GET', '/audit/verification')).text();
      const [, result = '{}'] = /event: result\ndata: (.*)\n/.exec(events) ?? [];
      return JSON.parse(result) as Verified;
    },
  };
}
