import { settableClock, type SettableClock } from '@latchkey/kit/clock';
import { newId } from '@latchkey/kit/ids';
import { startTestStore, type TestStore } from '@latchkey/testkit';
import { goodPassword, otherPassword } from './a-credential.ts';
import { startIdentity, stopIdentities, type TestIdentity } from './identity-fixture.ts';
import { codeOf } from './outcome.ts';
import { addUser, codeAt, enrol, logIn, dump } from './staff-fixture.ts';

let store: TestStore;
let identity: TestIdentity;
let clock: SettableClock;

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
    expect(await dump(identity)).not.toContain(renewed.recoveryCodes[2]);
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
    expect(await dump(identity)).not.toContain(secret);
  });
});
