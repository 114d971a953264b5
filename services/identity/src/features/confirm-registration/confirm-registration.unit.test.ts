import { aLink, anUnconfirmed, noon } from '../../../test/a-credential.ts';
import { featureDeps } from '../../../test/feature-deps.ts';
import { codeOf } from '../../../test/outcome.ts';
import { confirmRegistration } from './confirm-registration.ts';

function waiting(expiresAt = noon + 1) {
  const deps = featureDeps();
  const credential = anUnconfirmed();
  const confirmation = aLink(credential.customerId, 'confirm-registration', { expiresAt });
  const reset = aLink(credential.customerId, 'restore-password');
  deps.credentials.put({ ...credential, links: [confirmation.link, reset.link] });
  return { deps, customerId: credential.customerId, token: confirmation.token, reset };
}

describe('confirmRegistration', () => {
  it('makes the credential active and leaves reset links alone', async () => {
    const { deps, customerId, token, reset } = waiting();
    expect(await confirmRegistration(deps, token)).toBe(customerId);
    expect(await deps.credentials.findById(customerId)).toMatchObject({
      state: 'active',
      registration: undefined,
      links: [reset.link],
      epoch: 1,
    });
    expect(deps.published).toMatchObject([
      { type: 'registration.confirmed', data: { customerId, confirmedAtMs: noon, requestId: '' } },
    ]);
  });

  it('works once, however many try at the same time', async () => {
    const { deps, token } = waiting();
    const codes = await Promise.all(
      Array.from({ length: 16 }, () => codeOf(confirmRegistration(deps, token))),
    );
    expect(codes.sort()).toEqual([...Array<string>(15).fill('link_invalid'), 'ok']);
    expect(deps.published).toHaveLength(1);
  });

  it('tells an expired link from one that is unknown or for something else', async () => {
    const { deps, reset } = waiting();
    expect(await codeOf(confirmRegistration(waiting(noon).deps, 'unknown'))).toBe('link_invalid');
    expect(await codeOf(confirmRegistration(deps, reset.token))).toBe('link_invalid');
    const late = waiting(noon);
    expect(await codeOf(confirmRegistration(late.deps, late.token))).toBe('link_expired');
  });
});
