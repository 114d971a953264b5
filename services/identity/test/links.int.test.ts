import { settableClock } from '@latchkey/kit/clock';
import { eventually, startTestStore, type TestStore } from '@latchkey/testkit';
import { otherPassword } from './a-credential.ts';
import {
  mintConfirmation,
  mintRestore,
  register,
  registerActive,
  requestReset,
  startIdentity,
  tokenOf,
  stopIdentities,
} from './identity-fixture.ts';
import { codeOf } from './outcome.ts';

let store: TestStore;
beforeAll(async () => {
  store = await startTestStore();
});
afterEach(stopIdentities);
afterAll(async () => {
  await store.stop();
});

const minute = 60_000;

describe('links', () => {
  it('restores once, however many try at the same moment on two copies', async () => {
    const uri = store.uri('sixteen');
    // Fifteen log-ins with losing passwords come from here.
    const env = { LOGIN_FAILURES_PER_LOGIN: '100' };
    const [one, two] = await Promise.all([startIdentity(uri, { env }), startIdentity(uri, { env })]);
    const person = await registerActive(one);
    const token = await mintRestore(one, await requestReset(one, person.login));
    const tries = Array.from({ length: 16 }, (_, at) => ({
      token,
      newPassword: `sixteen tries, number ${at}`,
    }));
    const codes = await Promise.all(
      tries.map((each, at) => codeOf((at % 2 === 0 ? one : two).gateway.restorePassword(each))),
    );

    expect([...codes].sort()).toEqual([...Array<string>(15).fill('link_invalid'), 'ok']);
    const winner = tries[codes.indexOf('ok')]!;
    for (const { newPassword } of tries) {
      const logIn = one.gateway.authenticate({ login: person.login, password: newPassword });
      expect(await codeOf(logIn)).toBe(newPassword === winner.newPassword ? 'ok' : 'authentication_failed');
    }
    const { epochs } = await one.gateway.getEpochs({ customerIds: [person.customerId] });
    expect(epochs).toEqual([{ customerId: person.customerId, epoch: 2 }]);
    await eventually(() => {
      const told = [...one.bus.ofType('password.restored'), ...two.bus.ofType('password.restored')];
      expect(new Set(told.map(({ id }) => id)).size).toBe(1);
    });
    await Promise.all([one.stop(), two.stop()]);
  });

  it('run out, are renewed by minting again, and are three at most', async () => {
    const clock = settableClock(Date.now());
    const identity = await startIdentity(store.uri('limits'), { overrides: { clock } });
    const person = await registerActive(identity);
    clock.advance(minute);
    const requestIds: string[] = [];
    for (let count = 0; count < 4; count += 1) requestIds.push(await requestReset(identity, person.login));
    const mint = async (ids: readonly string[]) => {
      const links = ids.map((requestId) => ({
        requestId,
        purpose: 'LINK_PURPOSE_RESTORE_PASSWORD' as const,
      }));
      return (await identity.notification.mintLinks({ links })).links;
    };

    const minted = await mint(requestIds);
    expect(minted.map((link) => link.refused?.reason ?? 'minted')).toEqual([
      'minted',
      'minted',
      'minted',
      'REASON_LIMIT',
    ]);
    expect(minted[0]?.minted?.expiresAtMs).toBe(clock.now() + 30 * minute);
    const token = tokenOf(minted[0]);

    clock.advance(30 * minute);
    const inspect = async () =>
      (await identity.gateway.inspectLink({ token, purpose: 'LINK_PURPOSE_RESTORE_PASSWORD' })).state;
    expect(await inspect()).toBe('LINK_STATE_EXPIRED');
    expect(await codeOf(identity.gateway.restorePassword({ token, newPassword: otherPassword }))).toBe(
      'link_expired',
    );
    expect(
      await codeOf(identity.gateway.restorePassword({ token: 'x'.repeat(43), newPassword: otherPassword })),
    ).toBe('link_invalid');

    expect(tokenOf((await mint(requestIds.slice(0, 1)))[0])).toBe(token);
    expect(await inspect()).toBe('LINK_STATE_LIVE');
    await identity.gateway.restorePassword({ token, newPassword: otherPassword });
    expect((await mint(requestIds)).map((link) => link.refused?.reason)).toEqual([
      'REASON_OVERTAKEN',
      'REASON_OVERTAKEN',
      'REASON_OVERTAKEN',
      'REASON_LIMIT',
    ]);
    await identity.stop();
  });

  it('are minted the same by two copies at once, for known and unknown addresses in one batch', async () => {
    const uri = store.uri('minters');
    const [one, two] = await Promise.all([startIdentity(uri), startIdentity(uri)]);
    const person = await registerActive(one);
    const links: { requestId: string; purpose: 'LINK_PURPOSE_RESTORE_PASSWORD' }[] = [];
    for (const login of [person.login, 'nobody@example.com', person.login]) {
      links.push({
        requestId: await requestReset(one, login),
        purpose: 'LINK_PURPOSE_RESTORE_PASSWORD',
      });
    }
    const [first, second] = await Promise.all(
      [one, two].map((copy) => copy.notification.mintLinks({ links })),
    );
    const outcome = (answer: typeof first) =>
      answer?.links.map((link) => link.minted?.token ?? link.refused?.reason);
    expect(outcome(first)).toEqual(outcome(second));
    expect(first?.links[0]?.minted).toMatchObject({
      login: person.login,
      customerId: person.customerId,
      locale: 'en_US',
    });
    expect(first?.links[1]?.refused).toEqual({ reason: 'REASON_NO_ACCOUNT' });
    await Promise.all([one.stop(), two.stop()]);
  });

  it('confirms once', async () => {
    const identity = await startIdentity(store.uri('confirm'));
    const person = await register(identity);
    const token = await mintConfirmation(identity, person);
    const codes = await Promise.all(
      Array.from({ length: 16 }, () => codeOf(identity.gateway.confirmRegistration({ token }))),
    );
    expect(codes.sort()).toEqual([...Array<string>(15).fill('link_invalid'), 'ok']);
    await identity.stop();
    expect(identity.bus.ofType('registration.confirmed')).toHaveLength(1);
  });
});
