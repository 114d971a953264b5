import { aCredential, aLink, anUnconfirmed } from '../../../test/a-credential.ts';
import { aSession } from '../../../test/a-session.ts';
import { featureDeps } from '../../../test/feature-deps.ts';
import type { Credential, CredentialState } from '../../domain/credential.ts';
import { blockAccount, expirePassword, logOutAccount, unblockAccount } from './keep-account.ts';

async function withAccount(given: Partial<Credential> = {}) {
  const deps = featureDeps();
  const credential = aCredential({ links: [aLink('c', 'restore-password').link], ...given });
  deps.credentials.put(credential);
  const { customerId } = credential;
  await deps.sessions.insert(aSession({ customerId }));
  return {
    deps,
    customerId,
    credential,
    now: () => deps.credentials.findById(customerId),
    sessions: () => deps.sessions.list(customerId, deps.clock.now(), 10),
  };
}

describe('expiring a password', () => {
  it.each<CredentialState>(['active', 'unconfirmed'])(
    'ends it, with links and sessions, of an %s account',
    async (state) => {
      const { deps, customerId, credential, now, sessions } = await withAccount({ state });
      await expirePassword(deps, customerId);
      expect(await now()).toEqual({
        ...credential,
        state: 'reset-required',
        links: [],
        invitation: undefined,
        epoch: 2,
        version: 2,
      });
      expect(await sessions()).toEqual([]);
    },
  );

  it('changes nothing again, and refuses for a blocked account', async () => {
    const { deps, customerId, now } = await withAccount({ state: 'reset-required' });
    await expirePassword(deps, customerId);
    expect(await now()).toMatchObject({ version: 1 });
    const blocked = await withAccount({ state: 'blocked' });
    await expect(expirePassword(blocked.deps, blocked.customerId)).rejects.toMatchObject({
      code: 'account_blocked',
    });
  });
});

describe('blocking', () => {
  it.each<CredentialState>(['active', 'unconfirmed', 'reset-required'])(
    'and unblocking gives %s back',
    async (state) => {
      const { deps, customerId, now, sessions } = await withAccount({ state });
      await blockAccount(deps, customerId);
      await blockAccount(deps, customerId);
      expect(await now()).toMatchObject({
        state: 'blocked',
        blockedFrom: state,
        links: [],
        epoch: 2,
        version: 2,
      });
      expect(await sessions()).toEqual([]);
      await unblockAccount(deps, customerId);
      await unblockAccount(deps, customerId);
      expect(await now()).toMatchObject({ state, blockedFrom: undefined, version: 3 });
    },
  );
});

it('every act is in the audit trail once, however often it is asked for', async () => {
  const { deps, customerId } = await withAccount();
  for (const act of [
    blockAccount,
    blockAccount,
    unblockAccount,
    expirePassword,
    expirePassword,
    logOutAccount,
  ])
    await act(deps, customerId);
  const acts = deps.acts.map(({ act, subject }) => ({ act, subject }));
  expect(acts).toEqual(
    ['account.blocked', 'account.unblocked', 'password.expired', 'sessions.ended'].map((act) => ({
      act,
      subject: customerId,
    })),
  );
  expect(deps.credentials.stored).toHaveLength(4);
});

it('logging out raises the epoch each time', async () => {
  const { deps, customerId, now, sessions } = await withAccount();
  await logOutAccount(deps, customerId);
  await logOutAccount(deps, customerId);
  expect(await now()).toMatchObject({ state: 'active', epoch: 3 });
  expect(await sessions()).toEqual([]);
});

it.each<CredentialState>(['pending', 'anonymised'])('an %s account is none', async (state) => {
  const { deps, customerId } = await withAccount(anUnconfirmed({ state }));
  for (const act of [expirePassword, blockAccount, unblockAccount, logOutAccount])
    await expect(act(deps, customerId)).rejects.toMatchObject({ code: 'credential_not_found' });
});

it('decides anew when somebody else changed the account in between', async () => {
  const { deps, customerId, now } = await withAccount({ state: 'unconfirmed' });
  let raced = false;
  const { credentials } = deps;
  const racing = {
    ...deps,
    credentials: {
      ...credentials,
      changeAccount: async (given: Parameters<typeof credentials.changeAccount>[0]) => {
        if (!raced) {
          raced = true;
          await credentials.changeAccount({ ...given, change: { state: 'active' } });
        }
        return credentials.changeAccount(given);
      },
    },
  };
  await blockAccount(racing, customerId);
  expect(await now()).toMatchObject({ state: 'blocked', blockedFrom: 'active' });
});
