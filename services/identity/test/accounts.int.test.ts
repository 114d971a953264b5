import { accountService, type AccountServiceDefinition } from '@latchkey/contracts/identity';
import { settableClock } from '@latchkey/kit/clock';
import { createGrpcClient, type ServiceClient } from '@latchkey/kit/grpc';
import { newId } from '@latchkey/kit/ids';
import { eventually, startTestStore, type TestStore } from '@latchkey/testkit';
import {
  mintRestore,
  registerActive,
  requestReset,
  secretOf,
  startIdentity,
  stopIdentities,
  tokenOf,
  type TestIdentity,
} from './identity-fixture.ts';
import { otherPassword } from './a-credential.ts';

type Accounts = ServiceClient<AccountServiceDefinition>;

let store: TestStore;
let identity: TestIdentity;
let staff: Accounts;
let customer: Accounts;
const open: Accounts[] = [];
beforeAll(async () => {
  store = await startTestStore();
  identity = await startIdentity(store.uri('accounts'));
  const client = (caller: 'gateway' | 'customer'): Accounts => {
    const made = createGrpcClient({
      ...{ service: accountService, address: identity.address, idempotent: [] },
      ...{ caller, credential: secretOf(caller) },
    });
    open.push(made);
    return made;
  };
  staff = client('gateway');
  customer = client('customer');
});
afterAll(async () => {
  for (const client of open) client.close();
  await stopIdentities();
  await store.stop();
});

const stateOf = async (customerId: string) =>
  (await customer.getAccountStates({ customerIds: [customerId, newId()] })).states[0];
const logIn = ({ login, password }: { login: string; password: string }) =>
  identity.gateway.authenticate({ login, password });

describe('accounts, as staff sees them', () => {
  it('tells all but what lets somebody in', async () => {
    const person = await registerActive(identity);
    const { customerId } = person;
    await logIn(person);
    const requestId = await requestReset(identity, person.login);
    const token = await mintRestore(identity, requestId);
    const account = await staff.getAccount({ customerId });
    expect(account).toMatchObject({
      state: { customerId, state: 'active', password: 'PASSWORD_STATE_SET' },
      passwordClass: expect.stringMatching(/^argon2id\/m=\d+,t=\d+,p=\d+$/) as unknown,
      links: [{ purpose: 'LINK_PURPOSE_RESTORE_PASSWORD' }],
      sessions: [{ userAgent: '' }],
    });
    const told = JSON.stringify(account);
    for (const secret of [token, '$argon2', person.password]) expect(told).not.toContain(secret);
    await expect(staff.getAccount({ customerId: newId() })).rejects.toMatchObject({
      code: 'credential_not_found',
    });
  });

  it('expires a password: tokens and sessions die, the person gets in again by a link only', async () => {
    const person = await registerActive(identity);
    const { customerId } = person;
    await logIn(person);
    await staff.expirePassword({ customerId });
    expect((await identity.gateway.getEpochs({ customerIds: [customerId] })).epochs).toEqual([]);
    await expect(logIn(person)).rejects.toMatchObject({ code: 'authentication_failed' });
    const { requestId } = await staff.inviteToPassword({ customerId, locale: 'en_US' });
    const { links } = await identity.notification.mintLinks({
      links: [{ requestId, customerId, purpose: 'LINK_PURPOSE_CHOOSE_PASSWORD' }],
    });
    await identity.gateway.restorePassword({ token: tokenOf(links[0]), newPassword: otherPassword });
    await logIn({ ...person, password: otherPassword });
  });

  it('blocks and unblocks', async () => {
    const person = await registerActive(identity);
    const { customerId } = person;
    await staff.blockAccount({ customerId });
    await expect(logIn(person)).rejects.toMatchObject({ code: 'authentication_failed' });
    await expect(staff.inviteToPassword({ customerId, locale: '' })).rejects.toMatchObject({
      code: 'account_blocked',
    });
    await staff.unblockAccount({ customerId });
    await logIn(person);
  });

  it('makes an account without a password, whose first mail is the invitation alone', async () => {
    const customerId = newId();
    const given = { customerId, customerReference: 'customer--7', login: `Made-${customerId}@example.com` };
    const made = { ...given, requestId: newId(), locale: 'de_DE', invite: true };
    await customer.createAccount(made);
    await customer.createAccount(made);
    expect(await stateOf(customerId)).toMatchObject({ state: 'pending', password: 'PASSWORD_STATE_NONE' });
    await identity.customer.activateCredential({ customerId });
    expect(await stateOf(customerId)).toMatchObject({ state: 'unconfirmed' });
    await eventually(() => {
      const mine = identity.bus.published.filter(
        ({ type, data }) => type !== 'audit.recorded' && JSON.stringify(data).includes(customerId),
      );
      expect(mine.map(({ type }) => type).sort()).toEqual(['credential.changed', 'password.invited']);
    });
    await expect(customer.createAccount({ ...made, customerId: newId() })).rejects.toMatchObject({
      code: 'login_taken',
    });
  });

  it('tells of every change, and each has a higher version', async () => {
    const person = await registerActive(identity);
    const { customerId } = person;
    const told = () =>
      identity.bus
        .ofType('credential.changed')
        .filter(({ data }) => (data as { customerId: string }).customerId === customerId).length;
    const acts = [
      () => requestReset(identity, person.login).then((requestId) => mintRestore(identity, requestId)),
      () => staff.logOutAccount({ customerId }),
      () => staff.expirePassword({ customerId }),
      () => staff.blockAccount({ customerId }),
      () => staff.unblockAccount({ customerId }),
      () => identity.customer.anonymiseCredential({ customerId }),
    ];
    for (const act of acts) {
      const before = { told: told(), version: (await stateOf(customerId))!.version };
      await act();
      expect((await stateOf(customerId))!.version).toBeGreaterThan(before.version);
      await eventually(() => expect(told()).toBeGreaterThan(before.told));
    }
    expect(await stateOf(customerId)).toMatchObject({ state: 'anonymised', password: 'PASSWORD_STATE_NONE' });
  });

  it('counts passwords by their hash, the most frequent first', async () => {
    const clock = settableClock(Date.UTC(2026, 5, 1));
    const uri = store.uri('hashes');
    const counting = await startIdentity(uri, { overrides: { clock } });
    const client = createGrpcClient({
      ...{ service: accountService, address: counting.address, idempotent: [] },
      ...{ caller: 'gateway', credential: secretOf('gateway') },
    });
    open.push(client);
    const counted = async () => {
      clock.advance(5_001);
      const { classes, countedAtMs } = await client.countHashClasses({});
      expect(countedAtMs).toBe(clock.now());
      return classes.map((each): unknown[] => Object.values(each));
    };
    expect(await counted()).toEqual([]);
    // `U*U` from the test vectors of crypt_blowfish.
    const cell = '$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW';
    const credentials = [cell, cell, 'a password in clear', ''].map((passwordCell, at) => ({
      customerId: newId(),
      customerReference: `DE--${at}`,
      login: `hashes.${at}@example.com`,
      passwordCell,
      confirmed: true,
      row: at + 2,
    }));
    await counting.customer.importCredentials({ credentials, importId: newId() });
    const own = expect.stringMatching(/^argon2id\//) as unknown;
    expect(await counted()).toEqual([
      ['bcrypt/5', 2, true],
      [own, 1, expect.any(Boolean)],
    ]);
    await counting.customer.anonymiseCredential({ customerId: credentials[0]!.customerId });
    expect(await counted()).toEqual([
      [own, 1, expect.any(Boolean)],
      ['bcrypt/5', 1, true],
    ]);
  });
});
