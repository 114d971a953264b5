import { eventually, startTestStore, type TestStore } from '@latchkey/testkit';
import { newId } from '@latchkey/kit/ids';
import {
  mintRestore,
  registerActive,
  requestReset,
  startIdentity,
  type TestIdentity,
} from './identity-fixture.ts';
import { codeOf } from './outcome.ts';

let store: TestStore;
let identity: TestIdentity;

beforeAll(async () => {
  store = await startTestStore();
  identity = await startIdentity(store.uri('account-end'));
});
afterAll(async () => {
  await identity.stop();
  await store.stop();
});

type Person = Awaited<ReturnType<typeof registerActive>>;
const logIn = async ({ login, password }: Person) =>
  (await identity.gateway.authenticate({ login, password, client: { userAgent: 'Firefox' } })).tokens!;
const refresh = (refreshToken: string) => identity.gateway.refreshSession({ refreshToken });
const sessionsOf = async (customerId: string) =>
  (await identity.gateway.listSessions({ customerId })).sessions;

describe('the sessions of a customer', () => {
  it('are listed, and ended one by one or all but one', async () => {
    const person = await registerActive(identity);
    const { customerId } = person;
    const [first, second, third] = [await logIn(person), await logIn(person), await logIn(person)];
    const sessions = await sessionsOf(customerId);
    expect(sessions).toHaveLength(3);
    expect(sessions[0]).toMatchObject({
      sessionId: third.refreshToken.split('.')[0],
      userAgent: 'Firefox',
      lastUsedAtMs: sessions[0]?.createdAtMs,
    });

    const end = { customerId, refreshToken: first.refreshToken };
    expect(await identity.gateway.endSession(end)).toEqual({ ended: true });
    expect(await identity.gateway.endSession(end)).toEqual({ ended: false });
    expect(await codeOf(refresh(first.refreshToken))).toBe('refresh_token_invalid');
    const exceptSessionId = second.refreshToken.split('.')[0]!;
    await identity.gateway.endSessions({ customerId, exceptSessionId });
    expect((await sessionsOf(customerId)).map(({ sessionId }) => sessionId)).toEqual([exceptSessionId]);
    expect(await codeOf(refresh(third.refreshToken))).toBe('refresh_token_invalid');
    expect(await codeOf(refresh(second.refreshToken))).toBe('ok');
    await identity.gateway.endSessions({ customerId });
    expect(await sessionsOf(customerId)).toEqual([]);
  });

  it('are not for others to end', async () => {
    const tokens = await logIn(await registerActive(identity));
    const stranger = await registerActive(identity);
    const { customerId } = stranger;
    const { refreshToken } = tokens;
    expect(await identity.gateway.endSession({ customerId, refreshToken })).toEqual({ ended: false });
    await identity.gateway.endSessions({ customerId });
    expect(await codeOf(refresh(refreshToken))).toBe('ok');
  });

  it('leave nothing alive when a token is renewed and deleted at once', async () => {
    const person = await registerActive(identity);
    const { customerId } = person;
    const { refreshToken } = await logIn(person);
    const renewals = Promise.all(
      Array.from({ length: 8 }, () =>
        refresh(refreshToken).then(
          (answer) => answer.tokens,
          () => undefined,
        ),
      ),
    );
    await identity.gateway.endSession({ customerId, refreshToken });
    const alive = (await renewals).flatMap((tokens) => tokens?.refreshToken ?? []);
    for (const each of [...alive, refreshToken])
      expect(await codeOf(refresh(each))).toBe('refresh_token_invalid');
    expect(await sessionsOf(customerId)).toEqual([]);
  });
});

describe('an account that is anonymised', () => {
  const epochOf = async (customerId: string) =>
    (await identity.gateway.getEpochs({ customerIds: [customerId] })).epochs;
  const anonymise = (customerId: string) => identity.customer.anonymiseCredential({ customerId });

  it('is dead in every respect, and its address is free', async () => {
    const person = await registerActive(identity);
    const { customerId, login } = person;
    const tokens = await logIn(person);
    const link = await mintRestore(identity, await requestReset(identity, login));
    await anonymise(customerId);
    await anonymise(customerId);

    expect(await epochOf(customerId)).toEqual([]);
    expect(await codeOf(refresh(tokens.refreshToken))).toBe('refresh_token_invalid');
    expect(await codeOf(logIn(person))).toBe('authentication_failed');
    const restore = identity.gateway.restorePassword({ token: link, newPassword: 'purple otter at dawn' });
    expect(await codeOf(restore)).toBe('link_invalid');
    await eventually(() =>
      expect(identity.bus.ofType('credential.anonymised').map(({ data }) => data)).toEqual([
        { customerId, anonymisedAtMs: expect.any(Number) },
      ]),
    );

    const again = await registerActive(identity, { login });
    expect(again.customerId).not.toBe(customerId);
    expect((await logIn(again)).customerId).toBe(again.customerId);
    expect(await codeOf(refresh(tokens.refreshToken))).toBe('refresh_token_invalid');
  });

  it('leaves no login alive that was under way', async () => {
    const person = await registerActive(identity);
    const { customerId } = person;
    const logins = Promise.all(
      Array.from({ length: 8 }, () =>
        logIn(person).then(
          (tokens) => tokens,
          () => undefined,
        ),
      ),
    );
    await anonymise(customerId);
    for (const tokens of await logins) {
      if (tokens === undefined) continue;
      expect(await codeOf(refresh(tokens.refreshToken))).toBe('refresh_token_invalid');
    }
    expect(await epochOf(customerId)).toEqual([]);
  });

  it('is customer’s to end, and nobody else’s', async () => {
    const { customerId } = await registerActive(identity);
    expect(await codeOf(identity.gateway.anonymiseCredential({ customerId }))).toBe('caller_not_allowed');
    expect(await codeOf(anonymise(newId()))).toBe('credential_not_found');
    expect(await epochOf(customerId)).toHaveLength(1);
  });
});
