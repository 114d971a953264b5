import { settableClock, type SettableClock } from '@latchkey/kit/clock';
import { newId } from '@latchkey/kit/ids';
import { silentLogger } from '@latchkey/kit/logging';
import { createTestBus, eventually, startTestStore, type TestStore } from '@latchkey/testkit';
import { buildApp as buildGateway, type Gateway } from '../../gateway/src/app.ts';
import { loadGatewayConfig } from '../../gateway/src/config.ts';
import {
  mintRestore,
  register,
  registerActive,
  requestReset,
  secretOf,
  startIdentity,
  type TestIdentity,
} from '../../services/identity/test/identity-fixture.ts';
import { goodPassword, otherPassword } from '../../services/identity/test/a-credential.ts';

/** Two gateways before two identities on one store: what one has counted, the others know. */
let store: TestStore;
let clock: SettableClock;
let identities: TestIdentity[];
let gateways: Gateway[];

const origin = 'https://shop.example';

beforeAll(async () => {
  store = await startTestStore();
  // Tokens are checked against the real time as well.
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
      TRUSTED_PROXIES: 'loopback',
    });
    gateways.push(await buildGateway(config, { logger: silentLogger, clock }));
  }
});
afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  await Promise.all(identities.map((identity) => identity.stop()));
  await store.stop();
});

interface Answer {
  status: number;
  /** All but the date and the request's id. */
  headers: Record<string, string>;
  setCookies: readonly string[];
  body: string;
}

async function send(copy: number, method: string, path: string, given: Given): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${gateways[copy % 2]!.port}${path}`, {
    method,
    headers: { 'X-Forwarded-For': given.address, ...given.headers },
    body: JSON.stringify(given.body),
  });
  const headers = Object.fromEntries(response.headers);
  delete headers['date'];
  delete headers['x-request-id'];
  return {
    status: response.status,
    headers,
    setCookies: response.headers.getSetCookie(),
    body: await response.text(),
  };
}
interface Given {
  address: string;
  headers: Record<string, string>;
  body: unknown;
}

let addresses = 0;
const newAddress = (): string => `2001:db8:${(addresses += 1).toString(16)}::1`;

/** As a client app logs in at Glue. */
function logIn(copy: number, username: string, password: string, address = newAddress()): Promise<Answer> {
  return send(copy, 'POST', '/glue/access-tokens', {
    address,
    headers: { Accept: 'application/vnd.api+json', 'Content-Type': 'application/vnd.api+json' },
    body: { data: { type: 'access-tokens', attributes: { username, password } } },
  });
}

/** As a browser logs in at the storefront. */
function enter(copy: number, email: string, password: string, cookie = ''): Promise<Answer> {
  return send(copy, 'POST', '/storefront/session', {
    address: newAddress(),
    headers: { 'Content-Type': 'application/json', Origin: origin, Cookie: cookie },
    body: { email, password },
  });
}

async function guess(login: string, times: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let attempt = 0; attempt < times; attempt += 1)
    answers.push(await logIn(attempt, login, `not it, number ${attempt}`));
  return answers;
}

describe('limits behind two gateways and two identities', () => {
  it('hold for a login wherever it is tried, and tell the time left', async () => {
    const { login } = await registerActive(identities[0]!);
    const statuses = (await guess(login, 12)).map(({ status }) => status);
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429]);
    clock.advance(9000);
    for (const copy of [0, 1]) {
      const refused = await logIn(copy, login, goodPassword);
      expect([refused.status, refused.headers['retry-after']]).toEqual([429, '21']);
      expect(refused.body).toBe(
        '{"errors":[{"status":429,"code":"4401","detail":"Too many attempts. Please wait 1 minute before trying again."}]}',
      );
    }
    clock.advance(21_000);
    expect((await logIn(1, login, goodPassword)).status).toBe(201);
  });

  it('hold for an address wherever it asks', async () => {
    const { login } = await registerActive(identities[0]!);
    const statuses = await Promise.all(
      Array.from(
        { length: 100 },
        async (_, n) => (await logIn(n, `g${n}@example.com`, 'no password', '192.0.2.44')).status,
      ),
    );
    expect(new Set(statuses)).toEqual(new Set([401]));
    for (const copy of [0, 1])
      expect((await logIn(copy, login, goodPassword, '192.0.2.44')).status).toBe(429);
    expect((await logIn(1, login, goodPassword)).status).toBe(201);
  });
});

describe('mails about registrations behind two gateways and two identities', () => {
  /** Asks for the link again, at the storefront. */
  const resend = (copy: number, email: string): Promise<Answer> =>
    send(copy, 'POST', '/storefront/registration/resend', {
      address: newAddress(),
      headers: { 'Content-Type': 'application/json', Origin: origin },
      body: { email },
    });
  const askedFor = (): { requestId: string; customerId: string }[] =>
    identities[0]!.bus
      .ofType('registration.confirmation_requested')
      .map(({ data }) => data as { requestId: string; customerId: string });
  /** What becomes of the requests since `from`, each minted at the next copy. */
  const mint = async (from: number, count: number, firstCopy = 0): Promise<string[]> => {
    await eventually(() => expect(askedFor().length - from).toBe(count));
    const outcomes: string[] = [];
    for (const [copy, { requestId, customerId }] of askedFor().slice(from).entries()) {
      const { links } = await identities[(firstCopy + copy) % 2]!.notification.mintLinks({
        links: [{ requestId, customerId, purpose: 'LINK_PURPOSE_CONFIRM_REGISTRATION' }],
      });
      outcomes.push(links[0]?.minted == null ? (links[0]?.refused?.reason ?? 'nothing') : 'a link');
    }
    return outcomes;
  };

  it('are three an hour for an address that asks again, whichever copy it asks; the answers are alike', async () => {
    const { login, customerId } = await register(identities[0]!);
    await eventually(() => expect(askedFor()).toContainEqual(expect.objectContaining({ customerId })));
    const from = askedFor().length;
    const answers: Answer[] = [];
    for (let copy = 0; copy < 5; copy += 1) answers.push(await resend(copy, login));
    answers.push(await resend(1, 'nobody@nowhere.example'));
    const [outcomes, limit] = [await mint(from, 6), 'REASON_LIMIT'];
    expect(outcomes).toEqual(['a link', 'a link', 'a link', limit, limit, 'REASON_NO_ACCOUNT']);
    expect(answers[0]?.status).toBe(202);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    clock.advance(3_600_001);
    const later = askedFor().length;
    await resend(1, login);
    expect(await mint(later, 1)).toEqual(['a link']);
  });

  it('are three an hour for an address that is registered again and again', async () => {
    const login = 'often@example.com';
    const outcomes: string[] = [];
    for (let copy = 0; copy < 5; copy += 1) {
      const from = askedFor().length;
      await identities[copy % 2]!.customer.stageRegistration({
        customerId: newId(),
        customerReference: `customer--${copy}`,
        login,
        password: goodPassword,
        requestId: newId(),
        locale: 'en_US',
        contextWords: [],
      });
      outcomes.push(...(await mint(from, 1, copy + 1)));
    }
    expect(outcomes).toEqual(['a link', 'a link', 'a link', 'REASON_LIMIT', 'REASON_LIMIT']);
  });
});

describe('known and unknown logins', () => {
  it('get the same bytes and headers, answer by answer, before the wait and in it', async () => {
    const active = await registerActive(identities[0]!);
    const unconfirmed = await register(identities[1]!);
    const logins = [active.login, unconfirmed.login, 'nobody@nowhere.example', 'SONIA@ﬁ.example'];
    const [first, ...others] = await Promise.all(logins.map((login) => guess(login, 12)));
    expect(first?.map(({ status }) => status)).toEqual([...Array<number>(10).fill(401), 429, 429]);
    for (const other of others) expect(other).toEqual(first);
  });
});

describe('the owner, while strangers guess at every copy', () => {
  it('gets in with a browser that was there before, and with one that used a mailed link', async () => {
    const { login } = await registerActive(identities[0]!);
    const deviceOf = ({ setCookies }: Answer): string =>
      setCookies.find((cookie) => cookie.includes('-device='))?.split(';')[0] ?? '';
    const device = deviceOf(await enter(0, login, goodPassword));
    await guess(login, 15);
    expect((await enter(0, login, goodPassword)).status).toBe(429);
    expect((await enter(1, login, goodPassword, device)).status).toBe(200);

    const token = await mintRestore(identities[0]!, await requestReset(identities[0]!, login));
    const restored = await send(1, 'POST', '/storefront/password/restore', {
      address: newAddress(),
      headers: { 'Content-Type': 'application/json', Origin: origin },
      body: { token, newPassword: otherPassword },
    });
    expect(restored.status).toBe(204);
    await guess(login, 15);
    expect((await enter(1, login, otherPassword)).status).toBe(429);
    expect((await enter(0, login, otherPassword, deviceOf(restored))).status).toBe(200);
  });
});
