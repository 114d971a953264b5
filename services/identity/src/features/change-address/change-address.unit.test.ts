import { aCredential, aLink, anUnconfirmed, noon } from '../../../test/a-credential.ts';
import { aSession } from '../../../test/a-session.ts';
import { featureDeps } from '../../../test/feature-deps.ts';
import { codeOf } from '../../../test/outcome.ts';
import type { Credential } from '../../domain/credential.ts';
import { mintLinks } from '../mint-links/mint-links.ts';
import { changeAddress } from './change-address.ts';

const newLogin = ' Corrected@Shop.example';
const to = 'corrected@shop.example';

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
    move: () => changeAddress(deps, { customerId, newLogin }),
    now: () => deps.credentials.findById(customerId),
    sessions: () => deps.sessions.list(customerId, deps.clock.now(), 10),
    wish: () => deps.changes.findNewest(customerId),
    told: () => deps.published.map(({ type }) => type),
  };
}

describe('a change of the address by staff', () => {
  it.each(['active', 'reset-required', 'blocked'] as const)(
    'moves an account that is %s, ends sessions and links, and tells the old address',
    async (state) => {
      const { deps, credential, move, now, sessions, wish, told } = await withAccount({ state });
      await move();
      const anew = { login: to, links: [], epoch: 2, version: 2, registration: undefined };
      expect(await now()).toEqual({ ...credential, ...anew, invitation: undefined });
      expect(await sessions()).toEqual([]);
      expect(await wish()).toMatchObject({ from: credential.login, to, link: undefined });
      expect(told()).toEqual(['credential.email_changed']);
      expect(deps.published[0]?.data).toMatchObject({
        requestId: (await wish())?.requestId,
        changedAtMs: noon,
        byStaff: true,
      });
      expect(deps.acts).toMatchObject([
        { act: 'account.email_changed', subject: credential.customerId, details: { reason: 'staff' } },
      ]);
      expect(JSON.stringify([deps.published, deps.acts])).not.toContain('@');
    },
  );

  it('of an unproven one asks for the proof anew, and tells nobody at the old address', async () => {
    const { registration } = anUnconfirmed();
    const { customerId, move, now, wish, told, deps } = await withAccount({
      ...{ state: 'unconfirmed', registration },
    });
    await move();
    expect(await wish()).toBeUndefined();
    expect(told()).toEqual(['credential.email_changed', 'registration.confirmation_requested']);
    const moved = await now();
    expect(moved).toMatchObject({ login: to, state: 'unconfirmed' });
    expect(moved?.registration?.requestId).not.toBe(registration?.requestId);
    // The link that went to the old address is not made again.
    const purpose = 'confirm-registration' as const;
    const [old, fresh] = await mintLinks(deps, [
      { requestId: registration?.requestId ?? '', customerId, purpose },
      { requestId: moved?.registration?.requestId ?? '', customerId, purpose },
    ]);
    expect(old).toHaveProperty('refused');
    expect(fresh).toMatchObject({ minted: { login: to } });
  });

  it('invites anew whoever has not followed an invitation yet', async () => {
    const invitation = { requestId: 'old', locale: 'de_DE', requestedAt: noon };
    const { move, now, told } = await withAccount({ password: undefined, invitation });
    await move();
    expect(told()).toEqual(['credential.email_changed', 'password.invited']);
    const { invitation: anew } = (await now()) ?? {};
    expect(anew).toMatchObject({ locale: 'de_DE' });
    expect(anew?.requestId).not.toBe('old');
  });

  it('changes nothing again, but ends sessions that a death in between has left', async () => {
    const { deps, customerId, move, now, sessions, told } = await withAccount();
    await move();
    await deps.sessions.insert(aSession({ customerId }));
    await move();
    expect(await now()).toMatchObject({ epoch: 2, version: 2 });
    expect(await sessions()).toEqual([]);
    expect(told()).toHaveLength(1);
  });

  it('is refused for an address that somebody has, and leaves all as it was', async () => {
    const { deps, credential, move, now, wish, sessions } = await withAccount();
    deps.credentials.put(aCredential({ login: to as Credential['login'] }));
    expect(await codeOf(move())).toBe('login_taken');
    expect(await now()).toEqual(credential);
    expect(await wish()).toBeUndefined();
    expect(await sessions()).toHaveLength(1);
  });

  it.each(['pending', 'anonymised'] as const)('knows nobody who is %s', async (state) => {
    const { move } = await withAccount({ state });
    expect(await codeOf(move())).toBe('credential_not_found');
  });

  it('means nothing when it ends before the account was written', async () => {
    const { deps, credential, customerId, now } = await withAccount();
    const cut = { ...deps.credentials, changeAddress: () => Promise.reject(new Error('killed')) };
    await expect(changeAddress({ ...deps, credentials: cut }, { customerId, newLogin })).rejects.toThrow();
    expect(await now()).toEqual(credential);
    await changeAddress(deps, { customerId, newLogin });
    expect(await now()).toMatchObject({ login: to, epoch: 2 });
  });
});
