import { aCredential, aLink, goodPassword, noon, otherPassword } from '../../../test/a-credential.ts';
import { fastHash } from '../../../test/fast-hasher.ts';
import { featureDeps } from '../../../test/feature-deps.ts';
import { codeOf } from '../../../test/outcome.ts';
import { changePassword } from './change-password.ts';

const given = { currentPassword: goodPassword, newPassword: otherPassword, contextWords: ['Sonia'] };

function somebody(state: Parameters<typeof aCredential>[0] = {}) {
  const deps = featureDeps();
  const credential = aCredential(state);
  deps.credentials.put(credential);
  const { customerId } = credential;
  return { deps, credential, customerId };
}

describe('changePassword', () => {
  it('sets the password, empties the links, raises the epoch, tells', async () => {
    const { deps, credential, customerId } = somebody({ links: [aLink('c', 'restore-password').link] });
    await changePassword(deps, { ...given, customerId });
    const stored = await deps.credentials.findById(customerId);
    expect(stored).toMatchObject({
      links: [],
      epoch: 2,
      state: 'active',
      password: { setAt: noon, origin: 'owner' },
    });
    expect(await deps.hasher.verify(stored!.password!, otherPassword)).toBe(true);
    expect(stored?.password?.phc).not.toBe(credential.password?.phc);
    expect(deps.published).toMatchObject([
      { type: 'password.changed', data: { customerId, changedAtMs: noon } },
    ]);
  });

  it('refuses a wrong current password', async () => {
    const { deps, customerId, credential } = somebody();
    expect(
      await codeOf(changePassword(deps, { ...given, customerId, currentPassword: 'not it, sorry' })),
    ).toBe('current_password_wrong');
    expect(await deps.credentials.findById(customerId)).toEqual(credential);
  });

  it('refuses somebody who has none', async () => {
    const { deps, customerId } = somebody({ password: undefined });
    expect(await codeOf(changePassword(deps, { ...given, customerId }))).toBe('current_password_wrong');
  });

  it('refuses a new password that breaks a rule', async () => {
    const { deps, customerId } = somebody();
    await expect(
      changePassword(deps, { ...given, customerId, newPassword: 'Sonia.2026!!' }),
    ).rejects.toMatchObject({
      code: 'password_policy',
      fields: [{ field: 'newPassword', rule: 'context_word' }],
    });
  });

  it.each(['pending', 'unconfirmed', 'blocked', 'anonymised', 'reset-required'] as const)(
    'knows nobody whose account is %s',
    async (state) => {
      const { deps, customerId } = somebody({ state });
      expect(await codeOf(changePassword(deps, { ...given, customerId }))).toBe('credential_not_found');
    },
  );

  it('goes on when a login replaced the hash of the same password meanwhile', async () => {
    const { deps, credential, customerId } = somebody();
    let upgraded = false;
    const hasher = {
      ...deps.hasher,
      hash: async (password: string) => {
        upgraded = await deps.credentials.upgrade({
          customerId,
          verified: credential.password!.phc,
          phc: fastHash(goodPassword),
        });
        return deps.hasher.hash(password);
      },
    };
    await changePassword({ ...deps, hasher }, { ...given, customerId });
    expect(upgraded).toBe(true);
    expect(
      await deps.hasher.verify((await deps.credentials.findById(customerId))!.password!, otherPassword),
    ).toBe(true);
    expect(deps.published).toHaveLength(1);
  });

  it('has one winner among two who change at once', async () => {
    const { deps, customerId } = somebody();
    const codes = await Promise.all(
      ['purple otter at dawn', 'seven slow trams wait'].map((newPassword) =>
        codeOf(changePassword(deps, { ...given, customerId, newPassword })),
      ),
    );
    expect(codes.sort()).toEqual(['current_password_wrong', 'ok']);
    expect((await deps.credentials.findById(customerId))?.epoch).toBe(2);
  });
});
