import { aCredential, aLink, goodPassword, noon, otherPassword } from '../../../test/a-credential.ts';
import { featureDeps } from '../../../test/feature-deps.ts';
import type { CredentialState } from '../../domain/credential.ts';
import { inspectLink } from '../inspect-link/inspect-link.ts';
import { mintLinks } from '../mint-links/mint-links.ts';
import { restorePassword } from '../restore-password/restore-password.ts';
import { inviteToPassword } from './invite-to-password.ts';

function withAccount(given: Parameters<typeof aCredential>[0] = {}) {
  const deps = featureDeps();
  const credential = aCredential(given);
  deps.credentials.put(credential);
  const { customerId } = credential;
  return {
    deps,
    customerId,
    invite: () => inviteToPassword(deps, { customerId, locale: 'de_DE' }),
    mint: async (requestId: string) =>
      (await mintLinks(deps, [{ requestId, customerId, purpose: 'choose-password' }]))[0]!,
  };
}

async function tokenOf(outcome: ReturnType<ReturnType<typeof withAccount>['mint']>): Promise<string> {
  const minted = await outcome;
  if (!('minted' in minted)) throw new Error(`not minted: ${minted.refused}`);
  return minted.minted.token;
}

describe('an invitation to choose a password', () => {
  it('is stored with its event, and gets a link of 72 h when its mail is sent', async () => {
    const { deps, customerId, invite, mint } = withAccount({ password: undefined });
    const requestId = await invite();
    const event = {
      id: requestId,
      type: 'password.invited',
      data: { requestId, customerId, requestedAtMs: noon, firstPassword: true },
      at: noon,
    };
    const entry = { act: 'password.reset_requested', subject: customerId, details: { reason: 'staff' } };
    expect(deps.credentials.events).toEqual([event]);
    expect(deps.credentials.stored).toHaveLength(2);
    expect(deps.published).toEqual([event]);
    expect(deps.acts).toMatchObject([entry]);
    const minted = await mint(requestId);
    expect(minted).toMatchObject({ minted: { customerId, locale: 'de_DE', requestedAt: noon } });
    expect(minted).toMatchObject({ minted: { expiresAt: noon + 72 * 3_600_000 } });
    expect(await mint(requestId)).toEqual(minted);
  });

  it('sets the password by its link, which the page of reset links knows, too', async () => {
    const { deps, customerId, invite, mint } = withAccount({ state: 'unconfirmed', password: undefined });
    const token = await tokenOf(mint(await invite()));
    expect(await inspectLink(deps, { token, purpose: 'restore-password' })).toMatchObject({ state: 'live' });
    expect(await inspectLink(deps, { token, purpose: 'confirm-registration' })).toMatchObject({
      state: 'invalid',
    });
    await restorePassword(deps, { token, newPassword: goodPassword, contextWords: [] });
    expect(await deps.credentials.findById(customerId)).toMatchObject({
      state: 'active',
      links: [],
      invitation: undefined,
    });
    await expect(
      restorePassword(deps, { token, newPassword: otherPassword, contextWords: [] }),
    ).rejects.toMatchObject({
      code: 'link_invalid',
    });
  });

  it('gives way to a newer one, with its link, and leaves the links people asked for alone', async () => {
    const own = aLink('c', 'restore-password').link;
    const { deps, customerId, invite, mint } = withAccount({ links: [own, own, own] });
    const first = await invite();
    const firstToken = await tokenOf(mint(first));
    const second = await invite();
    expect(await mint(first)).toEqual({ refused: 'overtaken' });
    await mint(second);
    expect(await inspectLink(deps, { token: firstToken, purpose: 'restore-password' })).toMatchObject({
      state: 'invalid',
    });
    const { links = [] } = (await deps.credentials.findById(customerId)) ?? {};
    expect(links.map(({ purpose }) => purpose)).toEqual([
      'restore-password',
      'restore-password',
      'restore-password',
      'choose-password',
    ]);
  });

  it.each([
    ['blocked', 'account_blocked'],
    ['anonymised', 'credential_not_found'],
    ['pending', 'credential_not_found'],
  ] as [CredentialState, string][])('is refused for an account that is %s', async (state, code) => {
    const { deps, invite } = withAccount({ state });
    await expect(invite()).rejects.toMatchObject({ code });
    expect(deps.published).toEqual([]);
  });

  it('mints nothing once the account was blocked', async () => {
    const { deps, customerId, invite, mint } = withAccount();
    const requestId = await invite();
    const change = { state: 'blocked', emptiesLinks: true } as const;
    await deps.credentials.changeAccount({ customerId, from: ['active'], change, events: [] });
    expect(await mint(requestId)).toEqual({ refused: 'account-state' });
  });
});
