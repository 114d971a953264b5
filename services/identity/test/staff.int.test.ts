import { settableClock, type SettableClock } from '@latchkey/kit/clock';
import { newId } from '@latchkey/kit/ids';
import { connectMongo } from '@latchkey/kit/mongo';
import { silentLogger } from '@latchkey/kit/logging';
import { eventually, startTestStore, type TestStore } from '@latchkey/testkit';
import { goodPassword, otherPassword } from './a-credential.ts';
import { startIdentity, stopIdentities, type TestIdentity } from './identity-fixture.ts';
import { codeOf } from './outcome.ts';
import { addUser, client, codeAt, enrol, invite, logIn, mint, newEvent } from './staff-fixture.ts';

let store: TestStore;
let identity: TestIdentity;
let clock: SettableClock;
const hour = 3_600_000;

beforeAll(async () => {
  store = await startTestStore();
});
beforeEach(async () => {
  clock = settableClock(Date.now());
  identity = await startIdentity(store.uri(newId()), { overrides: { clock } });
});
afterEach(stopIdentities);
afterAll(async () => {
  await store.stop();
});

const session = (token: string) => identity.staff.getStaffSession({ token });
const restore = (token: string, newPassword = goodPassword) =>
  identity.staff.restoreStaffPassword({ token, newPassword, client });
const acts = () =>
  identity.bus
    .ofType('audit.recorded')
    .flatMap(({ data }) => (data as { entries: { act: string }[] }).entries.map(({ act }) => act));
async function askForReset(login: string): Promise<string> {
  const known = new Set(identity.bus.ofType('staff.reset_requested').map(({ id }) => id));
  await identity.staff.requestStaffReset({ login, locale: 'en_US', client });
  return newEvent(identity, 'staff.reset_requested', known);
}

describe('an invitation', () => {
  it('is a link that sets the first password, once; nothing of it travels or rests in clear', async () => {
    const { user, requestId } = await invite(identity, 'STAFF_ROLE_ADMIN');
    expect(user).toMatchObject({
      email: expect.stringMatching(/^staff-\d+@shop\.example$/),
      state: 'STAFF_STATE_INVITED',
    });
    const { token, expiresAtMs } = await mint(identity, requestId);
    expect(expiresAtMs).toBe(clock.now() + 72 * hour);
    expect((await mint(identity, requestId)).token).toBe(token);
    expect((await identity.staff.inspectStaffLink({ token })).state).toBe('LINK_STATE_LIVE');
    expect(await codeOf(restore(token, 'short'))).toBe('password_policy');
    expect(await codeOf(restore(token, user.email))).toBe('password_policy');
    await restore(token);
    expect(await codeOf(restore(token, otherPassword))).toBe('link_invalid');
    expect((await logIn(identity, { login: user.email.toUpperCase(), password: goodPassword })).stage).toBe(
      'STAFF_STAGE_FULL',
    );
    await eventually(() => {
      expect(acts()).toEqual(
        expect.arrayContaining(['staff.invited', 'staff.password_set', 'staff.logged_in']),
      );
    });
    expect(JSON.stringify(identity.bus.published)).not.toContain(token);
    expect(await dump()).toContain(user.email);
    expect(await dump()).not.toContain(token);
    expect(await dump()).not.toContain(goodPassword);
  });

  it('ends after 72 hours, and another one takes its place', async () => {
    const { user, requestId } = await invite(identity);
    const { token } = await mint(identity, requestId);
    clock.advance(72 * hour);
    expect((await identity.staff.inspectStaffLink({ token })).state).toBe('LINK_STATE_EXPIRED');
    expect(await codeOf(restore(token))).toBe('link_expired');
    const known = new Set(identity.bus.ofType('staff.invited').map(({ id }) => id));
    await identity.staff.resendInvitation({ userId: user.userId });
    const again = await newEvent(identity, 'staff.invited', known);
    expect((await mint(identity, requestId)).refused).toBe('REASON_OVERTAKEN');
    await restore((await mint(identity, again)).token);
    expect(await codeOf(identity.staff.resendInvitation({ userId: user.userId }))).toBe('staff_not_invited');
  });

  it('is refused for an address that is taken, and for two who race for it one gets it', async () => {
    const asked = { email: 'twice@shop.example', name: 'Ida', role: 'STAFF_ROLE_SUPPORT' as const };
    const outcomes = await Promise.all([1, 2, 3].map(() => codeOf(identity.staff.inviteStaff(asked))));
    expect(outcomes.sort()).toEqual(['login_taken', 'login_taken', 'ok']);
  });

  it('has one winner when many use it at once', async () => {
    const { user, requestId } = await invite(identity);
    const { token } = await mint(identity, requestId);
    const passwords = Array.from({ length: 8 }, (_, at) => `purple otter number ${at}`);
    const outcomes = await Promise.all(passwords.map((each) => codeOf(restore(token, each))));
    expect(outcomes.filter((each) => each === 'ok')).toHaveLength(1);
    expect(outcomes.filter((each) => each === 'link_invalid')).toHaveLength(7);
    const winner = passwords[outcomes.indexOf('ok')] ?? '';
    await logIn(identity, { login: user.email, password: winner });
  });
});

describe('log in', () => {
  it('gives the same answer for every reason', async () => {
    const user = await addUser(identity);
    const invited = await invite(identity);
    const gone = await addUser(identity);
    await identity.staff.disableStaff({ userId: gone.user.userId });
    for (const [login, password] of [
      [user.login, 'wrong'],
      ['nobody@shop.example', goodPassword],
      [invited.user.email, goodPassword],
      [gone.login, goodPassword],
    ] as const)
      expect(await codeOf(identity.staff.logInStaff({ login, password, client }))).toBe(
        'authentication_failed',
      );
  });

  it('makes known and unknown users wait after ten failures, and neither a customer with that address', async () => {
    const { login } = await addUser(identity);
    const elsewhere = (at: number) => ({ address: `198.51.${at}.1`, userAgent: 'x' });
    for (const each of [login, 'unknown@shop.example']) {
      const tries = [];
      for (let at = 0; at < 11; at += 1)
        tries.push(
          await codeOf(identity.staff.logInStaff({ login: each, password: 'wrong', client: elsewhere(at) })),
        );
      expect(tries).toEqual([
        ...Array.from({ length: 10 }, () => 'authentication_failed'),
        'too_many_attempts',
      ]);
      const asCustomer = { login: each, password: 'wrong', client: elsewhere(20) };
      expect(await codeOf(identity.gateway.authenticate(asCustomer))).toBe('authentication_failed');
    }
    // A mailed link ends the wait.
    await restore((await mint(identity, await askForReset(login), false)).token, otherPassword);
    await logIn(identity, { login, password: otherPassword });
  });
});

describe('a session', () => {
  it('ends after 12 hours however busy, and after one idle hour', async () => {
    const user = await addUser(identity);
    const { token } = await logIn(identity, user);
    for (let at = 0; at < 14; at += 1) {
      clock.advance(50 * 60_000);
      await session(token);
    }
    clock.advance(19 * 60_000);
    await session(token);
    clock.advance(61_000);
    expect(await codeOf(session(token))).toBe('session_ended');

    const idle = await logIn(identity, user);
    clock.advance(hour - 1);
    await session(idle.token);
    clock.advance(hour);
    expect(await codeOf(session(idle.token))).toBe('session_ended');
  });

  it('ends by logging out, by another password, and by being disabled', async () => {
    const user = await addUser(identity);
    const out = await logIn(identity, user);
    await identity.staff.logOutStaff({ token: out.token });
    await identity.staff.logOutStaff({ token: out.token });
    expect(await codeOf(session(out.token))).toBe('session_ended');

    const [one, two] = [await logIn(identity, user), await logIn(identity, user)];
    const change = { token: one.token, currentPassword: goodPassword, newPassword: otherPassword };
    expect(await codeOf(identity.staff.changeStaffPassword({ ...change, currentPassword: 'wrong' }))).toBe(
      'current_password_wrong',
    );
    const fresh = await identity.staff.changeStaffPassword(change);
    expect(await codeOf(session(one.token))).toBe('session_ended');
    expect(await codeOf(session(two.token))).toBe('session_ended');
    await session(fresh.token);

    const { userId } = user.user;
    expect((await identity.staff.disableStaff({ userId })).user?.state).toBe('STAFF_STATE_DISABLED');
    expect(await codeOf(session(fresh.token))).toBe('session_ended');
    expect((await identity.staff.enableStaff({ userId })).user?.state).toBe('STAFF_STATE_ACTIVE');
    expect(await codeOf(session(fresh.token))).toBe('session_ended');
    await logIn(identity, { login: user.login, password: otherPassword });
  });

  it('holds at another copy, which hears of its end at once', async () => {
    const other = await startIdentity(identity.config.MONGODB_URI, { overrides: { clock } });
    const user = await addUser(identity);
    const { token } = await logIn(identity, user);
    await other.staff.getStaffSession({ token });
    await identity.staff.updateStaff({ userId: user.user.userId, role: 'STAFF_ROLE_AUDITOR' });
    const seen = await other.staff.getStaffSession({ token });
    expect(seen.session?.user?.role).toBe('STAFF_ROLE_AUDITOR');
    await identity.staff.disableStaff({ userId: user.user.userId });
    expect(await codeOf(other.staff.getStaffSession({ token }))).toBe('session_ended');
  });
});

describe('a forgotten password', () => {
  it('asks alike for known and unknown, and mails only the known', async () => {
    const user = await addUser(identity);
    clock.advance(1000);
    const { token } = await mint(identity, await askForReset(user.login), false);
    expect((await mint(identity, await askForReset('nobody@shop.example'), false)).refused).toBe(
      'REASON_NO_ACCOUNT',
    );
    const { token: session1 } = await logIn(identity, user);
    await restore(token, otherPassword);
    expect(await codeOf(session(session1))).toBe('session_ended');
    await logIn(identity, { ...user, password: otherPassword });
  });

  it('mails three links an hour at most, none to the disabled, and none that a later change overtook', async () => {
    const user = await addUser(identity);
    clock.advance(1000);
    const early = await askForReset(user.login);
    const reasons = [];
    for (let at = 0; at < 4; at += 1)
      reasons.push((await mint(identity, await askForReset(user.login), false)).refused);
    expect(reasons).toEqual([undefined, undefined, undefined, 'REASON_LIMIT']);
    clock.advance(2 * hour);
    const { token } = await mint(identity, await askForReset(user.login), false);
    await restore(token, otherPassword);
    expect((await mint(identity, early, false)).refused).toBe('REASON_OVERTAKEN');
    clock.advance(1000);
    const late = await askForReset(user.login);
    await identity.staff.disableStaff({ userId: user.user.userId });
    expect((await mint(identity, late, false)).refused).toBe('REASON_ACCOUNT_STATE');
  });
});

describe('a second factor', () => {
  it('is asked for from then on; each code works once, one step early or late', async () => {
    const user = await addUser(identity);
    const first = await logIn(identity, user);
    const older = await logIn(identity, user);
    const { secret } = await enrol(identity, first.token, clock.now());
    expect((await session(first.token)).session?.stage).toBe('STAFF_STAGE_FULL');
    expect((await session(older.token)).session?.stage).toBe('STAFF_STAGE_CODE');

    const { token, stage } = await logIn(identity, user);
    expect(stage).toBe('STAFF_STAGE_CODE');
    const prove = (code: string, of = token) => codeOf(identity.staff.proveSecondFactor({ token: of, code }));
    expect(await prove(codeAt(secret, clock.now()))).toBe('second_factor_wrong');
    clock.advance(60_000);
    expect(await prove(codeAt(secret, clock.now() - 60_000))).toBe('second_factor_wrong');
    expect(await prove(codeAt(secret, clock.now() + 60_000))).toBe('second_factor_wrong');
    expect(await prove(codeAt(secret, clock.now() + 30_000))).toBe('ok');
    expect((await session(token)).session?.stage).toBe('STAFF_STAGE_FULL');
    const next = await logIn(identity, user);
    expect(await prove(codeAt(secret, clock.now() + 30_000), next.token)).toBe('second_factor_wrong');
    expect(await prove(codeAt(secret, clock.now()), next.token)).toBe('second_factor_wrong');
  });

  it('takes a code once, however many try it at a time', async () => {
    const user = await addUser(identity);
    const { secret } = await enrol(identity, (await logIn(identity, user)).token, clock.now());
    clock.advance(60_000);
    const tokens = await Promise.all([1, 2, 3, 4].map(async () => (await logIn(identity, user)).token));
    const code = codeAt(secret, clock.now());
    const outcomes = await Promise.all(
      tokens.map((token) => codeOf(identity.staff.proveSecondFactor({ token, code }))),
    );
    expect(outcomes.filter((each) => each === 'ok')).toHaveLength(1);
  });

  it('has ten recovery codes, each for one use, that can be renewed', async () => {
    const user = await addUser(identity);
    const { recoveryCodes } = await enrol(identity, (await logIn(identity, user)).token, clock.now());
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(recoveryCodes.every((code) => /^([0-9a-z]{4}-){3}[0-9a-z]{4}$/.test(code))).toBe(true);
    const [code = ''] = recoveryCodes;
    const { token } = await logIn(identity, user);
    await identity.staff.proveSecondFactor({ token, code: ` ${code.toUpperCase().replaceAll('-', ' ')}` });
    expect((await session(token)).session?.user?.recoveryCodes).toBe(9);
    const next = await logIn(identity, user);
    const prove = (of: string) => codeOf(identity.staff.proveSecondFactor({ token: next.token, code: of }));
    expect(await prove(code)).toBe('second_factor_wrong');
    const renewed = await identity.staff.renewRecoveryCodes({ token, currentPassword: goodPassword });
    expect(await prove(recoveryCodes[1] ?? '')).toBe('second_factor_wrong');
    expect(await prove(renewed.recoveryCodes[1] ?? '')).toBe('ok');
    expect(await dump()).not.toContain(renewed.recoveryCodes[2]);
  });

  it('makes whoever guesses wait, while another session asks in vain too', async () => {
    const user = await addUser(identity);
    await enrol(identity, (await logIn(identity, user)).token, clock.now());
    const { token } = await logIn(identity, user);
    const tries = [];
    for (let at = 0; at < 11; at += 1)
      tries.push(await codeOf(identity.staff.proveSecondFactor({ token, code: '000000' })));
    expect(tries.filter((each) => each === 'second_factor_wrong')).toHaveLength(10);
    expect(tries.at(-1)).toBe('too_many_attempts');
    expect(await codeOf(session((await logIn(identity, user)).token))).toBe('ok');
  });

  it('waits ten minutes for the code and lets nothing else be done', async () => {
    const user = await addUser(identity);
    await enrol(identity, (await logIn(identity, user)).token, clock.now());
    const { token } = await logIn(identity, user);
    const withPassword = { token, currentPassword: goodPassword };
    expect(await codeOf(identity.staff.removeTotp(withPassword))).toBe('second_factor_required');
    expect(
      await codeOf(identity.staff.changeStaffPassword({ ...withPassword, newPassword: otherPassword })),
    ).toBe('second_factor_required');
    clock.advance(10 * 60_000);
    expect(await codeOf(session(token))).toBe('session_ended');
  });

  it('can be taken away with the password, and by an admin', async () => {
    const user = await addUser(identity);
    const { token } = await logIn(identity, user);
    await enrol(identity, token, clock.now());
    expect(await codeOf(identity.staff.enrolTotp({ token, currentPassword: goodPassword }))).toBe(
      'second_factor_exists',
    );
    expect(await codeOf(identity.staff.removeTotp({ token, currentPassword: 'wrong' }))).toBe(
      'current_password_wrong',
    );
    await identity.staff.removeTotp({ token, currentPassword: goodPassword });
    expect((await logIn(identity, user)).stage).toBe('STAFF_STAGE_FULL');
    clock.advance(60_000);
    await enrol(identity, token, clock.now());
    await identity.staff.resetSecondFactor({ userId: user.user.userId });
    expect(await codeOf(session(token))).toBe('session_ended');
    expect((await logIn(identity, user)).stage).toBe('STAFF_STAGE_FULL');
  });

  it('can be asked of a role, which has to set one up before anything else', async () => {
    const env = { STAFF_TOTP_ROLES: 'admin,operator' };
    const strict = await startIdentity(store.uri(newId()), { env, overrides: { clock } });
    const user = await addUser(strict, 'STAFF_ROLE_OPERATOR');
    const { token, stage } = await logIn(strict, user);
    expect(stage).toBe('STAFF_STAGE_SETUP');
    await enrol(strict, token, clock.now());
    const { session: full } = await strict.staff.getStaffSession({ token });
    expect(full?.stage).toBe('STAFF_STAGE_FULL');
    const support = await addUser(strict);
    expect((await logIn(strict, support)).stage).toBe('STAFF_STAGE_FULL');
  });

  it('rests sealed', async () => {
    const user = await addUser(identity);
    const { token } = await logIn(identity, user);
    const { secret, uri } = await identity.staff.enrolTotp({ token, currentPassword: goodPassword });
    expect(uri).toContain(`secret=${secret}`);
    expect(uri).toMatch(/^otpauth:\/\/totp\/Latchkey:staff-\d+%40shop\.example\?issuer=Latchkey/);
    expect(await dump()).not.toContain(secret);
  });
});

describe('the last active admin', () => {
  const demote = (userId: string) =>
    codeOf(identity.staff.updateStaff({ userId, role: 'STAFF_ROLE_SUPPORT' }));
  const disable = (userId: string) => codeOf(identity.staff.disableStaff({ userId }));

  it('cannot be disabled or get another role; invited and disabled admins do not count', async () => {
    const { user } = await addUser(identity, 'STAFF_ROLE_ADMIN');
    await invite(identity, 'STAFF_ROLE_ADMIN');
    const second = await addUser(identity, 'STAFF_ROLE_ADMIN');
    expect(await disable(second.user.userId)).toBe('ok');
    expect(await demote(user.userId)).toBe('last_admin');
    expect(await disable(user.userId)).toBe('last_admin');
    await identity.staff.enableStaff({ userId: second.user.userId });
    expect(await demote(user.userId)).toBe('ok');
    expect(await disable(second.user.userId)).toBe('last_admin');
    const support = await addUser(identity);
    await identity.staff.updateStaff({ userId: support.user.userId, role: 'STAFF_ROLE_ADMIN' });
    expect(await disable(second.user.userId)).toBe('ok');
    expect(await disable(support.user.userId)).toBe('last_admin');
  });

  it('is left when all are taken away at once, at two copies', async () => {
    const other = await startIdentity(identity.config.MONGODB_URI, { overrides: { clock } });
    const admins = [];
    for (let at = 0; at < 4; at += 1) admins.push((await addUser(identity, 'STAFF_ROLE_ADMIN')).user.userId);
    const outcomes = await Promise.all(
      admins.map((userId, at) =>
        codeOf(
          at % 2 === 0
            ? identity.staff.disableStaff({ userId })
            : other.staff.updateStaff({ userId, role: 'STAFF_ROLE_AUDITOR' }),
        ),
      ),
    );
    const { users } = await identity.staff.listStaff({ limit: 50 });
    const left = users.filter(
      (user) => user.role === 'STAFF_ROLE_ADMIN' && user.state === 'STAFF_STATE_ACTIVE',
    );
    expect(left).toHaveLength(1);
    expect(outcomes.filter((each) => each === 'last_admin')).toHaveLength(1);
  });
});

describe('the list of users', () => {
  it('comes in pages, in the order of their making, by the primary key', async () => {
    const made = [];
    for (let at = 0; at < 5; at += 1) made.push((await invite(identity)).user.userId);
    const first = await identity.staff.listStaff({ limit: 3 });
    expect([first.users.map(({ userId }) => userId), first.more]).toEqual([made.slice(0, 3), true]);
    const rest = await identity.staff.listStaff({ limit: 3, after: made[2] ?? '' });
    expect([rest.users.map(({ userId }) => userId), rest.more]).toEqual([made.slice(3), false]);
    expect(await codeOf(identity.staff.getStaff({ userId: newId() }))).toBe('staff_not_found');
    expect(await codeOf(identity.staff.listStaff({ limit: 0 }))).toBe('invalid_input');
  });
});

describe('the first user', () => {
  it('is made once by copies that start together, with a password', async () => {
    const uri = store.uri(newId());
    const env = { BACKOFFICE_ADMIN_EMAIL: 'boss@shop.example', BACKOFFICE_ADMIN_PASSWORD: goodPassword };
    const copies = await Promise.all([startIdentity(uri, { env }), startIdentity(uri, { env })]);
    const { users } = await copies[0].staff.listStaff({ limit: 10 });
    expect(users).toMatchObject([
      { email: 'boss@shop.example', role: 'STAFF_ROLE_ADMIN', state: 'STAFF_STATE_ACTIVE' },
    ]);
    await logIn(copies[1], { login: 'boss@shop.example', password: goodPassword });
    expect(await codeOf(copies[1].staff.disableStaff({ userId: users[0]!.userId }))).toBe('last_admin');
  });

  it('refuses a password that breaks the rules, in a sentence', async () => {
    const env = { BACKOFFICE_ADMIN_EMAIL: 'boss@shop.example', BACKOFFICE_ADMIN_PASSWORD: 'short' };
    await expect(startIdentity(store.uri(newId()), { env })).rejects.toThrow(
      'BACKOFFICE_ADMIN_PASSWORD does not meet the rules of passwords: min_length',
    );
  });

  it('without one gets a link: shown at every start until it was used, or by mail', async () => {
    const uri = store.uri(newId());
    const env = { BACKOFFICE_ADMIN_EMAIL: 'boss@shop.example' };
    const shown: string[] = [];
    const overrides = { showFirstUser: (_: string, token: string) => void shown.push(token) };
    const once = await startIdentity(uri, { env, overrides });
    expect(once.bus.ofType('staff.invited')).toEqual([]);
    await once.stop();
    const again = await startIdentity(uri, { env, overrides });
    expect(new Set(shown).size).toBe(1);
    await again.staff.restoreStaffPassword({ token: shown[1] ?? '', newPassword: goodPassword, client });
    await again.stop();
    await startIdentity(uri, { env, overrides });
    expect(shown).toHaveLength(2);

    const mailed = await startIdentity(store.uri(newId()), { env });
    await eventually(() => {
      expect(mailed.bus.ofType('staff.invited')).toHaveLength(1);
    });
  });
});

/** Everything that rests in the store. */
async function dump(): Promise<string> {
  const connection = await connectMongo({
    uri: identity.config.MONGODB_URI,
    appName: 'test',
    logger: silentLogger,
  });
  const texts = [];
  for (const name of ['staff', 'staffSessions', 'staffResetRequests'])
    texts.push(JSON.stringify(await connection.collection(name).find({}).toArray()));
  await connection.close();
  return texts.join('');
}
