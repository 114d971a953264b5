import { settableClock, type SettableClock } from '@latchkey/kit/clock';
import { newId } from '@latchkey/kit/ids';
import { eventually, startTestStore, type TestStore } from '@latchkey/testkit';
import { goodPassword, otherPassword } from './a-credential.ts';
import { startIdentity, stopIdentities, type TestIdentity } from './identity-fixture.ts';
import { codeOf } from './outcome.ts';
import { addUser, client, invite, logIn, mint, newEvent, dump } from './staff-fixture.ts';

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
    expect(await dump(identity)).toContain(user.email);
    expect(await dump(identity)).not.toContain(token);
    expect(await dump(identity)).not.toContain(goodPassword);
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

  it('is asked for the own password again, and changes nothing by it', async () => {
    const user = await addUser(identity);
    const { token } = await logIn(identity, user);
    const verify = (currentPassword: string, of = token) =>
      codeOf(identity.staff.verifyStaffPassword({ token: of, currentPassword }));
    expect(await verify(goodPassword)).toBe('ok');
    expect(await verify(otherPassword)).toBe('current_password_wrong');
    expect(await verify(goodPassword, 'x'.repeat(43))).toBe('session_ended');
    await session(token);
    for (let guess = 0; guess < 20 && (await verify(`guess ${guess}`)) !== 'too_many_attempts'; guess += 1);
    expect(await verify(goodPassword)).toBe('too_many_attempts');
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
