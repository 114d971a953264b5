import { aCredential, aLink, anUnconfirmed, noon, otherPassword } from '../../../test/a-credential.ts';
import { featureDeps } from '../../../test/feature-deps.ts';
import { codeOf } from '../../../test/outcome.ts';
import type { Credential } from '../../domain/credential.ts';
import { restorePassword } from './restore-password.ts';

function withLink(credential: Credential = aCredential(), expiresAt = noon + 1) {
  const deps = featureDeps();
  const { customerId } = credential;
  const one = aLink(customerId, 'restore-password', { expiresAt });
  const other = aLink(customerId, 'restore-password');
  deps.credentials.put({ ...credential, links: [one.link, other.link] });
  const restore = (token: string, newPassword = otherPassword, contextWords: string[] = []) =>
    restorePassword(deps, { token, newPassword, contextWords });
  return { deps, customerId, token: one.token, otherToken: other.token, restore };
}

describe('restorePassword', () => {
  it('sets the password, empties all links, raises the epoch, tells', async () => {
    const { deps, customerId, token, otherToken, restore } = withLink();
    expect((await restore(token)).customerId).toBe(customerId);
    const stored = await deps.credentials.findById(customerId);
    expect(stored).toMatchObject({
      links: [],
      epoch: 2,
      state: 'active',
      password: { setAt: noon, origin: 'owner' },
    });
    expect(await deps.hasher.verify(stored!.password!, otherPassword)).toBe(true);
    expect(deps.published).toMatchObject([
      { type: 'password.restored', data: { customerId, restoredAtMs: noon } },
    ]);
    expect(await codeOf(restore(otherToken))).toBe('link_invalid');
  });

  it('takes no password built from the names of its owner', async () => {
    const { token, restore } = withLink();
    expect(await codeOf(restore(token, 'lovelace 2026', ['Ada', 'Lovelace']))).toBe('password_policy');
    expect(await codeOf(restore(token, 'lovelace 2026'))).toBe('ok');
  });

  it.each([
    ['unconfirmed', anUnconfirmed(), ['password.restored', 'registration.confirmed']],
    [
      'active without proof (DOUBLE_OPT_IN off)',
      anUnconfirmed({ state: 'active' }),
      ['password.restored', 'registration.confirmed'],
    ],
    ['reset-required', aCredential({ state: 'reset-required' }), ['password.restored']],
    ['without a password', aCredential({ password: undefined }), ['password.restored']],
  ])('lets somebody in who was %s', async (_what, credential, told) => {
    const { deps, customerId, token, restore } = withLink(credential);
    await restore(token);
    expect(await deps.credentials.findById(customerId)).toMatchObject({
      state: 'active',
      registration: undefined,
    });
    expect(deps.published.map((event) => event.type)).toEqual(told);
  });

  it.each(['blocked', 'anonymised', 'pending'] as const)('works for no account that is %s', async (state) => {
    const { deps, token, restore } = withLink(aCredential({ state }));
    expect(await codeOf(restore(token))).toBe('link_invalid');
    expect(deps.hasher.hashes).toBe(0);
  });

  it('has one winner among sixteen', async () => {
    const { deps, customerId, token, restore } = withLink();
    const codes = await Promise.all(Array.from({ length: 16 }, () => codeOf(restore(token))));
    expect(codes.sort()).toEqual([...Array<string>(15).fill('link_invalid'), 'ok']);
    expect((await deps.credentials.findById(customerId))?.epoch).toBe(2);
    expect(deps.published).toHaveLength(1);
  });

  it('works when the address is confirmed while the hash is made', async () => {
    const { deps, customerId, token, restore } = withLink(anUnconfirmed());
    const { hash } = deps.hasher;
    deps.hasher.hash = async (password) => {
      const credential = (await deps.credentials.findById(customerId))!;
      const { version } = credential;
      deps.credentials.put({ ...credential, state: 'active', registration: undefined, version: version + 1 });
      return hash(password);
    };
    expect((await restore(token)).customerId).toBe(customerId);
    expect(deps.published.map((event) => event.type)).toEqual(['password.restored']);
    expect(deps.hasher.hashes).toBe(1);
  });

  it('tells an expired link from an unknown one, and neither costs a hash', async () => {
    const { deps, token, restore } = withLink(aCredential(), noon);
    expect(await codeOf(restore(token))).toBe('link_expired');
    expect(await codeOf(restore('unknown'))).toBe('link_invalid');
    expect(deps.hasher.hashes).toBe(0);
  });

  it('refuses a bad password and keeps the link', async () => {
    const { customerId, token, restore } = withLink();
    await expect(restore(token, 'short')).rejects.toMatchObject({
      code: 'password_policy',
      fields: [{ field: 'newPassword', rule: 'min_length' }],
    });
    expect((await restore(token)).customerId).toBe(customerId);
  });
});
