import { newId } from '@latchkey/kit/ids';
import { eventually, startTestStore, type TestStore } from '@latchkey/testkit';
import { otherPassword } from './a-credential.ts';
import {
  mintRestore,
  register,
  registerActive,
  requestReset,
  startIdentity,
  stopIdentities,
  tokenOf,
  type Person,
  type TestIdentity,
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

const newAddress = (): string => `new-${newId()}@example.com`;

/** Asks, as the storefront does, and returns the request's id, as its event tells it. */
async function ask(identity: TestIdentity, { customerId, password }: Person, newLogin: string) {
  const known = new Set(identity.bus.ofType('credential.email_change_requested').map(({ id }) => id));
  expect(await identity.owner.gateway.requestEmailChange({ customerId, newLogin, password })).toEqual({
    requested: true,
  });
  return eventually(() => {
    const told = identity.bus.ofType('credential.email_change_requested').find(({ id }) => !known.has(id));
    if (told === undefined) throw new Error('not published yet');
    return (told.data as { requestId: string }).requestId;
  });
}

async function mint(identity: TestIdentity, requestId: string) {
  const { links } = await identity.notification.mintLinks({
    links: [{ requestId, purpose: 'LINK_PURPOSE_CHANGE_EMAIL' }],
  });
  return links[0]!;
}

async function linkTo(identity: TestIdentity, person: Person, newLogin: string): Promise<string> {
  return tokenOf(await mint(identity, await ask(identity, person, newLogin)));
}

const stateOf = async (identity: TestIdentity, token: string) =>
  (await identity.gateway.inspectLink({ token, purpose: 'LINK_PURPOSE_CHANGE_EMAIL' })).state;
const logIn = (identity: TestIdentity, login: string, password: string) =>
  codeOf(identity.gateway.authenticate({ login, password }));

describe('a change of the e-mail address', () => {
  it('takes place by the link to the new address, once, on whichever copy', async () => {
    const uri = store.uri('once');
    const [one, two] = await Promise.all([startIdentity(uri), startIdentity(uri)]);
    const person = await registerActive(one);
    const { customerId, login, password } = person;
    const requestId = await ask(one, person, ' New.Address@Example.com ');
    const minted = await mint(one, requestId);
    expect(minted.minted).toMatchObject({ login: 'new.address@example.com', customerId });
    const token = tokenOf(minted);
    expect(tokenOf(await mint(two, requestId))).toBe(token);
    const previous = await one.owner.notification.getPreviousLogins({ requestIds: [requestId, newId()] });
    expect(previous.logins).toEqual([{ requestId, customerId, login, locale: '' }]);

    expect(await stateOf(one, token)).toBe('LINK_STATE_LIVE');
    expect(await logIn(one, login, password)).toBe('ok');
    const tries = Array.from({ length: 16 }, (_, at) =>
      codeOf((at % 2 === 0 ? one : two).owner.gateway.confirmEmailChange({ token })),
    );
    expect((await Promise.all(tries)).sort()).toEqual([...Array<string>(15).fill('link_invalid'), 'ok']);

    expect(await logIn(one, login, password)).toBe('authentication_failed');
    expect(await logIn(one, 'new.address@example.com', password)).toBe('ok');
    expect(await stateOf(one, token)).toBe('LINK_STATE_INVALID');
    expect((await one.gateway.getEpochs({ customerIds: [customerId] })).epochs).toEqual([
      { customerId, epoch: 2 },
    ]);
    const { logins } = await two.owner.customer.getLogins({ customerIds: [customerId, newId()] });
    expect(logins).toEqual([{ customerId, login: 'new.address@example.com', version: expect.any(Number) }]);
    expect((await mint(two, requestId)).refused?.reason).toBe('REASON_OVERTAKEN');
    await eventually(() => {
      const told = [one, two].flatMap(({ bus }) => bus.ofType('credential.email_changed'));
      expect(told.map(({ data }) => data)).toEqual([
        { customerId, requestId, changedAtMs: expect.any(Number), byStaff: false },
      ]);
      expect(
        JSON.stringify([one.bus, two.bus].map((bus) => bus.ofType('credential.email_change_requested'))),
      ).not.toContain('@');
    });
  });

  it('gives an address that two want to one of them', async () => {
    const identity = await startIdentity(store.uri('two'));
    const people = [await registerActive(identity), await registerActive(identity)];
    const wanted = newAddress();
    const tokens = await Promise.all(people.map((person) => linkTo(identity, person, wanted)));
    const codes = await Promise.all(
      tokens.map((token) => codeOf(identity.owner.gateway.confirmEmailChange({ token }))),
    );
    expect([...codes].sort()).toEqual(['link_invalid', 'ok']);
    const loser = people[codes.indexOf('link_invalid')]!;
    expect(await logIn(identity, loser.login, loser.password)).toBe('ok');
    expect(await logIn(identity, wanted, loser.password)).toBe('ok');
  });

  it('and the end of the account at once: whoever is gone stays gone, and the address is free', async () => {
    const identity = await startIdentity(store.uri('anonymise'));
    const ends = Array.from({ length: 6 }, async () => {
      const person = await registerActive(identity);
      const { customerId, login } = person;
      const wanted = newAddress();
      const requestId = await ask(identity, person, wanted);
      const token = tokenOf(await mint(identity, requestId));
      await Promise.all([
        codeOf(identity.owner.gateway.confirmEmailChange({ token })),
        identity.customer.anonymiseCredential({ customerId }),
      ]);
      expect(await codeOf(identity.owner.gateway.confirmEmailChange({ token }))).toBe('link_invalid');
      for (const address of [login, wanted])
        expect(await logIn(identity, address, person.password)).toBe('authentication_failed');
      const kept = await identity.owner.notification.getPreviousLogins({ requestIds: [requestId] });
      expect(kept.logins).toEqual([]);
      await register(identity, { login });
      await register(identity, { login: wanted });
    });
    await Promise.all(ends);
  });

  it('says nothing of a taken address to whoever asks, and tells its owner', async () => {
    const identity = await startIdentity(store.uri('taken'));
    const [person, holder] = [await registerActive(identity), await registerActive(identity)];
    const held = await mint(identity, await ask(identity, person, holder.login));
    expect(held.held).toMatchObject({ customerId: holder.customerId, login: holder.login });
    const { customerId } = person;
    const asked = { customerId, newLogin: holder.login, withoutPassword: true, disclose: true };
    expect(await codeOf(identity.owner.gateway.requestEmailChange(asked))).toBe('login_taken');
    const own = { ...asked, newLogin: person.login.toUpperCase() };
    expect(await identity.owner.gateway.requestEmailChange(own)).toEqual({ requested: false });
  });

  it('is void once asked for anew, and once the password was restored or changed', async () => {
    const identity = await startIdentity(store.uri('void'));
    const person = await registerActive(identity);
    const { customerId, login, password } = person;
    const use = (token: string) => codeOf(identity.owner.gateway.confirmEmailChange({ token }));
    const mistyped = await linkTo(identity, person, newAddress());
    const first = await ask(identity, person, newAddress());
    expect(await stateOf(identity, mistyped)).toBe('LINK_STATE_INVALID');
    expect(await use(mistyped)).toBe('link_invalid');

    const token = tokenOf(await mint(identity, first));
    const restore = await mintRestore(identity, await requestReset(identity, login));
    await identity.gateway.restorePassword({ token: restore, newPassword: otherPassword });
    expect(await use(token)).toBe('link_invalid');

    const again = await linkTo(identity, { ...person, password: otherPassword }, newAddress());
    const change = { customerId, currentPassword: otherPassword, newPassword: password };
    await identity.gateway.changePassword(change);
    expect(await use(again)).toBe('link_invalid');
    expect(await logIn(identity, login, password)).toBe('ok');
  });

  it('empties the links that went to the old address', async () => {
    const identity = await startIdentity(store.uri('links'));
    const person = await registerActive(identity);
    const restore = await mintRestore(identity, await requestReset(identity, person.login));
    const token = await linkTo(identity, person, newAddress());
    await identity.owner.gateway.confirmEmailChange({ token });
    const stolen = identity.gateway.restorePassword({ token: restore, newPassword: otherPassword });
    expect(await codeOf(stolen)).toBe('link_invalid');
  });

  it('asks for the current password, counts wrong ones with those of a change, and takes three requests an hour', async () => {
    const identity = await startIdentity(store.uri('throttle'), { env: { LOGIN_FAILURES_PER_LOGIN: '2' } });
    const [person, guessed] = [await registerActive(identity), await registerActive(identity)];
    const { customerId, password } = person;
    const request = (given: object) =>
      codeOf(identity.owner.gateway.requestEmailChange({ customerId, newLogin: newAddress(), ...given }));
    for (let count = 0; count < 3; count += 1) expect(await request({ password })).toBe('ok');
    expect(await request({ password })).toBe('too_many_attempts');
    expect(await request({ withoutPassword: true })).toBe('too_many_attempts');

    const { customerId: other } = guessed;
    expect(await request({ customerId: other, password: 'wrong' })).toBe('current_password_wrong');
    const verify = (attempt: string) =>
      codeOf(identity.owner.gateway.verifyPassword({ customerId: other, password: attempt }));
    expect(await verify('wrong')).toBe('current_password_wrong');
    expect(await verify(guessed.password)).toBe('too_many_attempts');
    expect(await request({ customerId: newId(), password })).toBe('credential_not_found');
    expect(await request({ newLogin: 'a,b@example.com\nx', password })).toBe('invalid_input');
  });

  it('is nobody’s but the gateway’s, and addresses are told to those who need them', async () => {
    const { owner } = await startIdentity(store.uri('callers'));
    const id = newId();
    expect(await codeOf(owner.customer.requestEmailChange({ customerId: id }))).toBe('caller_not_allowed');
    expect(await codeOf(owner.gateway.getLogins({ customerIds: [id] }))).toBe('caller_not_allowed');
    expect(await codeOf(owner.gateway.getPreviousLogins({ requestIds: [id] }))).toBe('caller_not_allowed');
  });
});
