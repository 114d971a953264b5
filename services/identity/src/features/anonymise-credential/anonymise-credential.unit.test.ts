import { newId } from '@latchkey/kit/ids';
import { aCredential, aLink, anUnconfirmed, noon } from '../../../test/a-credential.ts';
import { aSession } from '../../../test/a-session.ts';
import { featureDeps } from '../../../test/feature-deps.ts';
import { anonymousLogin } from '../../domain/login.ts';
import { anonymiseCredential } from './anonymise-credential.ts';

describe('anonymiseCredential', () => {
  it('frees the login, takes everything away and tells of it, once', async () => {
    const deps = featureDeps();
    const customerId = newId();
    const before = aCredential({ customerId, links: [aLink(customerId, 'restore-password').link] });
    deps.credentials.put(before);
    await deps.sessions.insert(aSession({ customerId }));
    const other = aSession();
    await deps.sessions.insert(other);

    await anonymiseCredential(deps, customerId);
    await anonymiseCredential(deps, customerId);
    expect(await deps.credentials.findByLogin(before.login)).toBeUndefined();
    expect(await deps.credentials.findById(customerId)).toEqual({
      ...before,
      login: anonymousLogin(customerId),
      state: 'anonymised',
      password: undefined,
      links: [],
      epoch: 2,
      version: 2,
    });
    expect(await deps.credentials.epochs([customerId])).toEqual([]);
    expect([...deps.sessions.rows.values()]).toEqual([other]);
    expect(deps.published).toEqual([
      {
        id: expect.any(String),
        type: 'credential.anonymised',
        data: { customerId, anonymisedAtMs: noon },
        at: noon,
      },
    ]);
  });

  it.each([
    anUnconfirmed(),
    aCredential({ state: 'blocked' }),
    aCredential({ state: 'reset-required', password: undefined }),
  ])('does so from the state $state', async (before) => {
    const deps = featureDeps();
    deps.credentials.put(before);
    await anonymiseCredential(deps, before.customerId);
    expect(await deps.credentials.findById(before.customerId)).toMatchObject({
      state: 'anonymised',
      password: undefined,
      registration: undefined,
    });
  });

  it('knows nobody else, and no registration that is pending', async () => {
    const deps = featureDeps();
    const pending = aCredential({ state: 'pending' });
    deps.credentials.put(pending);
    for (const customerId of [newId(), pending.customerId]) {
      await expect(anonymiseCredential(deps, customerId)).rejects.toMatchObject({
        code: 'credential_not_found',
      });
    }
    expect(await deps.credentials.findById(pending.customerId)).toEqual(pending);
  });
});
