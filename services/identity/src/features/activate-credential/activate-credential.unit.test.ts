import { aCredential, anUnconfirmed, noon } from '../../../test/a-credential.ts';
import { featureDeps } from '../../../test/feature-deps.ts';
import { codeOf } from '../../../test/outcome.ts';
import { activateCredential } from './activate-credential.ts';

const pending = () => anUnconfirmed({ state: 'pending' });

describe('activateCredential', () => {
  it('asks for the proof of the address', async () => {
    const deps = featureDeps();
    const credential = pending();
    deps.credentials.put(credential);
    await activateCredential(deps, credential.customerId);
    expect((await deps.credentials.findById(credential.customerId))?.state).toBe('unconfirmed');
    expect(deps.credentials.events).toEqual(deps.published);
    expect(deps.published).toMatchObject([
      {
        type: 'registration.confirmation_requested',
        data: {
          requestId: credential.registration?.requestId,
          customerId: credential.customerId,
          requestedAtMs: noon,
        },
      },
    ]);
  });

  it('is a registration in the audit trail, unless staff made the account', async () => {
    const deps = featureDeps();
    const [own, made] = [pending(), anUnconfirmed({ state: 'pending', password: undefined })];
    deps.credentials.put(own);
    deps.credentials.put(made);
    for (const { customerId } of [own, made]) await activateCredential(deps, customerId);
    expect(deps.acts).toMatchObject([{ act: 'account.registered', subject: own.customerId }]);
  });

  it('asks for nothing without double opt-in', async () => {
    const deps = { ...featureDeps(), doubleOptIn: false };
    const credential = pending();
    deps.credentials.put(credential);
    await activateCredential(deps, credential.customerId);
    expect((await deps.credentials.findById(credential.customerId))?.state).toBe('active');
    expect(deps.published).toEqual([]);
  });

  it('changes nothing the second time, or at the same time', async () => {
    const deps = featureDeps();
    const credential = pending();
    deps.credentials.put(credential);
    await Promise.all([1, 2, 3].map(() => activateCredential(deps, credential.customerId)));
    await activateCredential(deps, credential.customerId);
    expect(deps.published).toHaveLength(1);
  });

  it.each(['active', 'blocked', 'anonymised'] as const)(
    'leaves a credential alone that is %s',
    async (state) => {
      const deps = featureDeps();
      const credential = aCredential({ state });
      deps.credentials.put(credential);
      await activateCredential(deps, credential.customerId);
      expect(await deps.credentials.findById(credential.customerId)).toEqual(credential);
    },
  );

  it('says when there is none', async () => {
    expect(await codeOf(activateCredential(featureDeps(), 'nobody'))).toBe('credential_not_found');
  });
});
