import { settableClock, type SettableClock } from '@latchkey/kit/clock';
import { asAppError } from '@latchkey/kit/errors';
import { newId } from '@latchkey/kit/ids';
import { createTestBus, startTestStore, type TestStore } from '@latchkey/testkit';
import { goodPassword, otherPassword } from './a-credential.ts';
import {
  mintRestore,
  register,
  registerActive,
  requestReset,
  startIdentity,
  type IdentityClient,
  type TestIdentity,
} from './identity-fixture.ts';

/** Two copies of identity on one store, with one clock between them. */
let store: TestStore;
let clock: SettableClock;
let copies: [TestIdentity, TestIdentity];

const minute = 60_000;
/** Mails that one client address may cause in an hour, here. */
const mailsPerAddress = 20;
const reset = { purpose: 'LINK_PURPOSE_RESTORE_PASSWORD' } as const;

beforeAll(async () => {
  store = await startTestStore();
  // Far ahead: the store forgets counters by the real time, and must not do so during a run.
  clock = settableClock(Date.UTC(2096, 10, 23, 12));
  const bus = createTestBus();
  const start = (): Promise<TestIdentity> =>
    startIdentity(store.uri('throttle'), {
      ...{ bus, overrides: { clock } },
      env: { RESET_REQUESTS_PER_ADDRESS: String(mailsPerAddress) },
    });
  const first = await start();
  copies = [first, await start()];
});
afterAll(async () => {
  await Promise.all(copies.map((copy) => copy.stop()));
  await store.stop();
});

let addresses = 0;
/** An address nobody else has in these tests. */
const newAddress = (): string => `198.51.${Math.floor((addresses += 1) / 250)}.${addresses % 250}`;

interface Answer {
  code: string;
  retryAfterSeconds: number | undefined;
  message?: string;
}

async function answerOf(call: Promise<unknown>): Promise<Answer> {
  try {
    await call;
    return { code: 'ok', retryAfterSeconds: undefined };
  } catch (error) {
    const { code, retryAfterSeconds, publicMessage } = asAppError(error);
    return { code, retryAfterSeconds, message: publicMessage };
  }
}

function logIn(
  copy: TestIdentity,
  given: { login: string; password?: string; address?: string; deviceToken?: string },
): ReturnType<IdentityClient['authenticate']> {
  const { login, password = goodPassword, address = newAddress(), deviceToken = '' } = given;
  const client = { address, deviceToken, userAgent: '', requestId: '' };
  return copy.gateway.authenticate({ login, password, client });
}

/** Wrong passwords from ever new addresses, at one copy and the other in turn. */
async function guess(login: string, times: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let attempt = 0; attempt < times; attempt += 1) {
    const copy = copies[attempt % 2]!;
    answers.push(await answerOf(logIn(copy, { login, password: `not it, number ${attempt}` })));
  }
  return answers;
}

describe('failed logins', () => {
  it('make both copies wait, longer each time, and nobody for good', async () => {
    const { login } = await registerActive(copies[0]);
    const codes = (await guess(login, 10)).map(({ code }) => code);
    expect(codes).toEqual(Array<string>(10).fill('authentication_failed'));
    for (const copy of copies) {
      expect(await answerOf(logIn(copy, { login }))).toMatchObject({
        code: 'too_many_attempts',
        retryAfterSeconds: 30,
      });
    }
    clock.advance(12_500);
    expect(await answerOf(logIn(copies[1], { login }))).toMatchObject({ retryAfterSeconds: 18 });
    clock.advance(17_500);
    expect((await guess(login, 2)).map(({ code }) => code)).toEqual([
      'authentication_failed',
      'too_many_attempts',
    ]);
    expect(await answerOf(logIn(copies[1], { login }))).toMatchObject({ retryAfterSeconds: 60 });
    clock.advance(minute);
    expect(await answerOf(logIn(copies[1], { login }))).toMatchObject({ code: 'ok' });
  });

  it('answer alike for every kind of account and for none, while waiting and before', async () => {
    const active = await registerActive(copies[0]);
    const unconfirmed = await register(copies[0]);
    const logins = [active.login, unconfirmed.login, 'nobody@nowhere.example', 'not even an address'];
    const [first, ...others] = await Promise.all(logins.map((login) => guess(login, 13)));
    expect(first?.map(({ code }) => code)).toEqual([
      ...Array<string>(10).fill('authentication_failed'),
      ...Array<string>(3).fill('too_many_attempts'),
    ]);
    for (const other of others) expect(JSON.stringify(other)).toBe(JSON.stringify(first));
  });

  it('count for an address whatever it tries, IPv6 by /64, and leave others alone', async () => {
    const { login } = await registerActive(copies[0]);
    const tries = Array.from({ length: 100 }, (_, n) =>
      answerOf(
        logIn(copies[n % 2]!, {
          login: `guess-${n}@example.com`,
          address: `2001:db8:7:7::${n.toString(16)}`,
        }),
      ),
    );
    expect(new Set((await Promise.all(tries)).map(({ code }) => code))).toEqual(
      new Set(['authentication_failed']),
    );
    expect(await answerOf(logIn(copies[1], { login, address: '2001:db8:7:7:ffff::1' }))).toMatchObject({
      code: 'too_many_attempts',
      retryAfterSeconds: 900,
    });
    expect(await answerOf(logIn(copies[1], { login, address: '2001:db8:7:8::1' }))).toMatchObject({
      code: 'ok',
    });
  });
});

describe('a thousand hostile attempts', () => {
  it('keep neither a known device nor the owner of the mailbox out for a moment', async () => {
    const { login, customerId } = await registerActive(copies[0]);
    const { deviceToken } = await logIn(copies[0], { login });
    const link = await mintRestore(copies[0], await requestReset(copies[0], login));
    // A botnet, at both copies, patient enough to use every wait.
    let refused = 0;
    for (let wave = 0; wave < 10; wave += 1) {
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, n) =>
          answerOf(logIn(copies[n % 2]!, { login, password: `guess ${wave} ${n}` })),
        ),
      );
      refused += answers.filter(({ code }) => code === 'too_many_attempts').length;
      clock.advance(90_000);
      expect(await answerOf(logIn(copies[1], { login, deviceToken }))).toMatchObject({ code: 'ok' });
    }
    expect(refused).toBeGreaterThan(950);
    expect(await answerOf(logIn(copies[0], { login }))).toMatchObject({ code: 'too_many_attempts' });

    const fresh = await mintRestore(copies[0], await requestReset(copies[0], login));
    expect(fresh).not.toBe(link);
    const restored = await copies[1].gateway.restorePassword({ token: fresh, newPassword: otherPassword });
    expect(restored.customerId).toBe(customerId);
    expect(await answerOf(logIn(copies[0], { login, password: otherPassword }))).toMatchObject({
      code: 'ok',
    });
    await guess(login, 11);
    const own = { login, password: otherPassword, deviceToken: restored.deviceToken };
    expect(await answerOf(logIn(copies[0], { login, password: otherPassword }))).toMatchObject({
      code: 'too_many_attempts',
    });
    expect(await answerOf(logIn(copies[0], own))).toMatchObject({ code: 'ok' });
  });

  it('are not allowed to a stolen device token either', async () => {
    const { login } = await registerActive(copies[0]);
    const { deviceToken } = await logIn(copies[0], { login });
    for (let n = 0; n < 10; n += 1)
      await answerOf(logIn(copies[n % 2]!, { login, password: `guess ${n}`, deviceToken }));
    expect(await answerOf(logIn(copies[0], { login, deviceToken }))).toMatchObject({
      code: 'too_many_attempts',
      retryAfterSeconds: 30,
    });
    expect(await answerOf(logIn(copies[0], { login }))).toMatchObject({ code: 'ok' });
  });
});

describe('other guesses', () => {
  it('at the current password wait as logins do', async () => {
    const { customerId } = await registerActive(copies[0]);
    const change = (copy: TestIdentity, currentPassword: string): Promise<Answer> =>
      answerOf(copy.gateway.changePassword({ customerId, currentPassword, newPassword: otherPassword }));
    for (let n = 0; n < 10; n += 1)
      expect(await change(copies[n % 2]!, `guess ${n}`)).toMatchObject({ code: 'current_password_wrong' });
    expect(await change(copies[0], goodPassword)).toMatchObject({
      code: 'too_many_attempts',
      retryAfterSeconds: 30,
    });
    clock.advance(30_000);
    expect(await change(copies[1], goodPassword)).toMatchObject({ code: 'ok' });
  });

  it('at links and refresh tokens are noise that ends, while true ones work from the same address', async () => {
    const { login } = await registerActive(copies[0]);
    const client = { address: '203.0.113.9', userAgent: '', requestId: '', deviceToken: '' };
    const { tokens } = await logIn(copies[0], { login });
    const link = await mintRestore(copies[0], await requestReset(copies[0], login));
    const kinds = [
      (n: number) => copies[0].gateway.confirmRegistration({ token: `guess ${n}`, client }),
      (n: number) => copies[1].gateway.refreshSession({ refreshToken: `guess ${n}`, client }),
      (n: number) =>
        copies[1].gateway.restorePassword({ token: `guess ${n}`, newPassword: otherPassword, client }),
    ];
    const codes: string[] = [];
    for (let n = 0; n < 102; n += 1) codes.push((await answerOf(kinds[n % 3]!(n))).code);
    expect(codes.slice(0, 100)).not.toContain('too_many_attempts');
    expect(codes.slice(100)).toEqual(['too_many_attempts', 'too_many_attempts']);
    const refreshToken = tokens?.refreshToken ?? '';
    expect(await answerOf(copies[0].gateway.refreshSession({ refreshToken, client }))).toMatchObject({
      code: 'ok',
    });
    const restore = copies[0].gateway.restorePassword({ token: link, newPassword: otherPassword, client });
    expect(await answerOf(restore)).toMatchObject({ code: 'ok' });
  });
});

describe('requests for reset mails', () => {
  const outcomeOf = async (requestId: string): Promise<string> => {
    const { links } = await copies[1].notification.mintLinks({ links: [{ requestId, ...reset }] });
    return links[0]?.refused?.reason ?? (links[0]?.minted == null ? 'nothing' : 'minted');
  };
  const ask = async (login: string, address: string): Promise<string> => {
    const known = new Set(copies[0].bus.ofType('password.reset_requested').map(({ id }) => id));
    const client = { address, userAgent: '', requestId: '', deviceToken: '' };
    await copies[0].gateway.requestReset({ login, locale: '', client });
    for (;;) {
      const event = copies[0].bus.ofType('password.reset_requested').find(({ id }) => !known.has(id));
      if (event !== undefined) return event.id;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  it('get an account three mails an hour, then none until the hour is over', async () => {
    const { login } = await registerActive(copies[0]);
    const outcomes: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const requestId = await ask(login, newAddress());
      outcomes.push(await outcomeOf(requestId));
      clock.advance(minute);
    }
    const limited = ['REASON_LIMIT', 'REASON_LIMIT'];
    expect(outcomes).toEqual(['minted', 'minted', 'minted', ...limited]);
    clock.advance(40 * minute);
    expect(await outcomeOf(await ask(login, newAddress()))).toBe('REASON_LIMIT');
    clock.advance(16 * minute);
    expect(await outcomeOf(await ask(login, newAddress()))).toBe('minted');
  });

  it('from one address end silently past its share, answered like the others', async () => {
    const [victim, other] = [await registerActive(copies[0]), await registerActive(copies[0])];
    const client = { address: '203.0.113.77', userAgent: '', requestId: '', deviceToken: '' };
    const answers = await Promise.all(
      Array.from({ length: mailsPerAddress }, (_, n) =>
        answerOf(copies[n % 2]!.gateway.requestReset({ login: `x${n}@example.com`, locale: '', client })),
      ),
    );
    expect(new Set(answers.map(({ code }) => code))).toEqual(new Set(['ok']));
    const late = await ask(victim.login, client.address);
    expect(await outcomeOf(late)).toBe('REASON_ADDRESS_LIMIT');
    expect(await outcomeOf(late)).toBe('REASON_ADDRESS_LIMIT');
    expect(await outcomeOf(await ask(other.login, newAddress()))).toBe('minted');
    clock.advance(61 * minute);
    expect(await outcomeOf(await ask(victim.login, client.address))).toBe('minted');
  });
});

describe('registrations of somebody else’s address', () => {
  const stage = async (login: string, clientAddress = newAddress()): Promise<string> => {
    const [customerId, requestId] = [newId(), newId()];
    const person = { customerId, customerReference: `customer--${customerId}`, login, locale: '' };
    const given = { requestId, password: goodPassword, contextWords: [], clientAddress };
    await copies[0].customer.stageRegistration({ ...person, ...given });
    const link = { requestId, customerId, purpose: 'LINK_PURPOSE_CONFIRM_REGISTRATION' } as const;
    const { links } = await copies[1].notification.mintLinks({ links: [link] });
    const [{ refused, minted, held } = {}] = links;
    return refused?.reason ?? (minted == null ? `held: ${held != null}` : 'minted');
  };

  it('send it three mails an hour, whether it has an account or not', async () => {
    const { login } = await registerActive(copies[0]);
    for (const [address, mail] of [
      [login, 'held: true'],
      [`new-${login}`, 'minted'],
    ] as const) {
      const outcomes: string[] = [];
      for (let n = 0; n < 4; n += 1) outcomes.push(await stage(address));
      expect(outcomes).toEqual([mail, mail, mail, 'REASON_LIMIT']);
    }
    clock.advance(61 * minute);
    expect(await stage(`new-${login}`)).toBe('minted');
  });

  it('from one client address end silently past its share, and count whatever they are', async () => {
    const clientAddress = '203.0.113.88';
    const { login } = await registerActive(copies[0]);
    const crowd = Array.from({ length: mailsPerAddress - 2 }, (_, n) =>
      stage(`crowd-${n}@example.com`, clientAddress),
    );
    expect(new Set(await Promise.all(crowd))).toEqual(new Set(['minted']));
    const outcomes = [await stage(login, clientAddress)];
    const first = await register(copies[0], { clientAddress });
    const second = await register(copies[0], { clientAddress });
    for (const { requestId, customerId } of [first, second]) {
      const link = { requestId, customerId, purpose: 'LINK_PURPOSE_CONFIRM_REGISTRATION' } as const;
      const [{ refused, minted } = {}] = (await copies[1].notification.mintLinks({ links: [link] })).links;
      outcomes.push(refused?.reason ?? (minted == null ? 'nothing' : 'minted'));
    }
    outcomes.push(await stage('one-more@example.com', clientAddress), await stage('one-more@example.com'));
    const limited = 'REASON_ADDRESS_LIMIT';
    expect(outcomes).toEqual(['held: true', 'minted', limited, limited, 'minted']);
    clock.advance(61 * minute);
    expect(await stage('one-more@example.com', clientAddress)).toBe('minted');
  });
});
