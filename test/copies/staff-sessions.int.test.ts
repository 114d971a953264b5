import { settableClock, type SettableClock } from '@latchkey/kit/clock';
import { silentLogger } from '@latchkey/kit/logging';
import { createTestBus, startTestStore, type TestStore } from '@latchkey/testkit';
import { buildApp as buildGateway, type Gateway } from '../../gateway/src/app.ts';
import { loadGatewayConfig } from '../../gateway/src/config.ts';
import { goodPassword } from '../../services/identity/test/a-credential.ts';
import { secretOf, startIdentity, type TestIdentity } from '../../services/identity/test/identity-fixture.ts';
import { addUser, type TestUser } from '../../services/identity/test/staff-fixture.ts';

/** Two gateways before two identities on one store: what ends at one has ended at the other a second later. */
let store: TestStore;
let clock: SettableClock;
let identities: TestIdentity[];
let gateways: Gateway[];
let admin: TestUser;

const origin = 'https://shop.example';

beforeAll(async () => {
  store = await startTestStore();
  clock = settableClock(Math.floor(performance.timeOrigin));
  const bus = createTestBus();
  identities = [];
  gateways = [];
  for (let copy = 0; copy < 2; copy += 1) {
    const identity = await startIdentity(store.uri('identity'), { bus, overrides: { clock } });
    identities.push(identity);
    const config = loadGatewayConfig({
      PORT: '0',
      PUBLIC_URL: origin,
      HEALTH_LISTEN: 'off',
      RPC_CREDENTIAL: secretOf('gateway'),
      IDENTITY_ADDRESS: identity.address,
      CUSTOMER_ADDRESS: '127.0.0.1:1',
    });
    gateways.push(await buildGateway(config, { logger: silentLogger, clock }));
  }
  admin = await addUser(identities[0]!, 'STAFF_ROLE_ADMIN');
});
afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  await Promise.all(identities.map((identity) => identity.stop()));
  await store.stop();
});

type Headers = Record<string, string>;
const send = (copy: number, method: string, path: string, headers: Headers, body?: unknown) =>
  fetch(`http://127.0.0.1:${gateways[copy]!.port}/admin${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

/** Logged in at the first gateway, by cookie. */
async function cookieOf({ login: email, password }: Pick<TestUser, 'login' | 'password'>): Promise<Headers> {
  const answer = await send(0, 'POST', '/session', { Origin: origin }, { email, password });
  expect(answer.status).toBe(200);
  const set = answer.headers.getSetCookie().find((each) => each.startsWith('__Host-latchkey-staff='));
  expect(set).toMatch(/; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
  expect(await answer.text()).not.toContain(set?.split(/[=;]/)[1]);
  return { Cookie: set?.split(';')[0] ?? '', Origin: origin };
}

describe('a session of the staff', () => {
  it('opened at one gateway works at the other', async () => {
    const cookie = await cookieOf(admin);
    const seen = await send(1, 'GET', '/session', cookie);
    expect([seen.status, await seen.json()]).toMatchObject([
      200,
      { stage: 'full', user: { email: admin.login, role: 'admin' } },
    ]);
  });

  it('ends at both when it is logged out at one, within a second', async () => {
    const cookie = await cookieOf(admin);
    expect((await send(1, 'GET', '/session', cookie)).status).toBe(200);
    const out = await send(0, 'DELETE', '/session', cookie);
    expect([out.status, out.headers.getSetCookie().join()]).toEqual([
      204,
      expect.stringContaining('Max-Age=0'),
    ]);
    expect((await send(0, 'GET', '/session', cookie)).status).toBe(401);
    clock.advance(1000);
    expect((await send(1, 'GET', '/session', cookie)).status).toBe(401);
  });

  it('has another role, or none any more, at both within a second', async () => {
    const user = await addUser(identities[1]!, 'STAFF_ROLE_AUDITOR');
    const [own, boss] = [await cookieOf(user), await cookieOf(admin)];
    const list = (copy: number) => send(copy, 'GET', '/users', own);
    expect((await list(1)).status).toBe(200);
    const changed = await send(0, 'PATCH', `/users/${user.user.userId}`, boss, { role: 'support' });
    expect([changed.status, await changed.json()]).toMatchObject([200, { role: 'support' }]);
    clock.advance(1000);
    expect([(await list(0)).status, (await list(1)).status]).toEqual([403, 403]);
    await send(0, 'PATCH', `/users/${user.user.userId}`, boss, { role: 'auditor' });
    clock.advance(1000);
    expect((await list(1)).status).toBe(200);
    expect((await send(0, 'POST', `/users/${user.user.userId}/disable`, boss)).status).toBe(200);
    clock.advance(1000);
    expect([(await list(0)).status, (await list(1)).status]).toEqual([401, 401]);
  });

  it('acts by cookie only for our own pages, and not beside a bearer', async () => {
    const { Cookie = '' } = await cookieOf(admin);
    const invitation = { email: 'x@shop.example', name: 'X', role: 'support' };
    for (const from of [{}, { Origin: 'https://evil.example' }, { 'Sec-Fetch-Site': 'cross-site' }]) {
      const answer = await send(0, 'POST', '/users', { Cookie, ...from }, invitation);
      expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'request_from_elsewhere' }]);
    }
    const both = { Cookie, Authorization: 'Bearer x' };
    expect((await send(0, 'GET', '/session', both)).status).toBe(400);
    const elsewhere = { email: admin.login, password: goodPassword };
    expect((await send(0, 'POST', '/session', {}, elsewhere)).status).toBe(403);
  });
});
