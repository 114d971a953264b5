import type { AuditAct, EventData } from '@latchkey/contracts/events';
import { settableClock, type SettableClock } from '@latchkey/kit/clock';
import { eventually, startTestStore, type TestStore } from '@latchkey/testkit';
import { goodPassword, otherPassword } from './a-credential.ts';
import { startIdentity, stopIdentities, type TestIdentity } from './identity-fixture.ts';
import { codeOf } from './outcome.ts';
import { addUser, client, codeAt, enrol, logIn, mint, newEvent, type TestUser } from './staff-fixture.ts';

let store: TestStore;
let clock: SettableClock;
let identity: TestIdentity;
beforeAll(async () => {
  store = await startTestStore();
  clock = settableClock(Date.now());
  identity = await startIdentity(store.uri('staff-acts'), { overrides: { clock } });
});
afterAll(async () => {
  await stopIdentities();
  await store.stop();
});

/** What the trail is told about a Back Office user, each act once, in alphabetical order. @param act waited for */
async function actsOn({ user }: TestUser, act: AuditAct): Promise<string[]> {
  return eventually(() => {
    const entries = identity.bus
      .ofType('audit.recorded')
      .flatMap(({ data }) => (data as EventData<'audit.recorded'>).entries);
    const about = entries.filter(({ subject }) => subject === user.userId);
    const acts = [...new Set(about.map((entry) => entry.act))].sort();
    expect(acts).toContain(act);
    return acts;
  });
}

async function restore(user: TestUser, newPassword: string): Promise<void> {
  const known = new Set(identity.bus.ofType('staff.reset_requested').map(({ id }) => id));
  await identity.staff.requestStaffReset({ login: user.login, locale: '', client });
  const { token } = await mint(identity, await newEvent(identity, 'staff.reset_requested', known), false);
  await identity.staff.restoreStaffPassword({ token, newPassword, client });
}

describe('the audit trail of a Back Office user', () => {
  it('tells of the password, from the invitation to a restore', async () => {
    const user = await addUser(identity);
    const wrong = identity.staff.logInStaff({ login: user.login, password: otherPassword, client });
    expect(await codeOf(wrong)).toBe('authentication_failed');
    const { token } = await logIn(identity, user);
    await identity.staff.changeStaffPassword({
      ...{ token, currentPassword: goodPassword, newPassword: otherPassword },
    });
    await restore(user, goodPassword);
    await identity.staff.logOutStaff({ token: (await logIn(identity, user)).token });
    await actsOn(user, 'staff.login_failed');
    expect(await actsOn(user, 'staff.logged_out')).toEqual([
      'staff.invited',
      'staff.logged_in',
      'staff.logged_out',
      'staff.login_failed',
      'staff.password_changed',
      'staff.password_restored',
      'staff.password_set',
      'staff.reset_requested',
    ]);
  });

  it('tells of the second factor', async () => {
    const user = await addUser(identity);
    const { token } = await logIn(identity, user);
    const { secret, recoveryCodes } = await enrol(identity, token, clock.now());
    const next = await logIn(identity, user);
    await identity.staff.proveSecondFactor({ token: next.token, code: recoveryCodes[0] ?? '' });
    await identity.staff.renewRecoveryCodes({ token: next.token, currentPassword: goodPassword });
    clock.advance(60_000);
    const last = await logIn(identity, user);
    await identity.staff.proveSecondFactor({ token: last.token, code: codeAt(secret, clock.now()) });
    await identity.staff.removeTotp({ token: last.token, currentPassword: goodPassword });
    const acts = await actsOn(user, 'staff.second_factor_removed');
    expect(acts.filter((act) => /factor|recovery/.test(act))).toEqual([
      'staff.recovery_code_used',
      'staff.recovery_codes_made',
      'staff.second_factor_enabled',
      'staff.second_factor_removed',
    ]);
  });

  it('tells what an admin did to it', async () => {
    const user = await addUser(identity);
    const { userId } = user.user;
    await identity.staff.updateStaff({ userId, role: 'STAFF_ROLE_AUDITOR' });
    await identity.staff.disableStaff({ userId });
    await identity.staff.enableStaff({ userId });
    const acts = await actsOn(user, 'staff.enabled');
    expect(acts).toEqual(
      expect.arrayContaining(['staff.role_changed', 'staff.disabled', 'staff.enabled', 'staff.invited']),
    );
  });
});
