import { settableClock, type SettableClock } from '@latchkey/kit/clock';
import { newId } from '@latchkey/kit/ids';
import { eventually, startTestStore, type TestStore } from '@latchkey/testkit';
import { goodPassword } from './a-credential.ts';
import { startIdentity, stopIdentities, type TestIdentity } from './identity-fixture.ts';
import { codeOf } from './outcome.ts';
import { addUser, client, invite, logIn } from './staff-fixture.ts';

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
