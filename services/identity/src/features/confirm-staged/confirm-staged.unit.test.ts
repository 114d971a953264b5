import { aCredential, anUnconfirmed, noon } from '../../../test/a-credential.ts';
import { aStaged } from '../../../test/contracts/staged-registration-repository.contract.ts';
import { featureDeps } from '../../../test/feature-deps.ts';
import { hashSecret } from '../../domain/link-token.ts';
import type { StagedRegistration } from '../../domain/staged-registration.ts';
import { confirmStaged } from './confirm-staged.ts';

async function house(given: Partial<StagedRegistration> = {}) {
  const deps = featureDeps();
  const link = { hash: hashSecret('the token'), kid: 'k1', expiresAt: noon + 1 };
  const row = aStaged({ link, ...given });
  const stage = (each: StagedRegistration): Promise<void> => {
    const { requestId, customerId, at } = each;
    const data = { requestId, customerId, requestedAtMs: at };
    return deps.registrations.insert(
      each,
      { id: requestId, type: 'registration.confirmation_requested', data, at },
      noon,
    );
  };
  await stage(row);
  return { deps, row, stage, confirm: (token = 'the token') => confirmStaged(deps, token) };
}

describe('confirmStaged', () => {
  it('makes an account with the password of this registration, and drops the others', async () => {
    const { deps, row, stage, confirm } = await house();
    await stage(aStaged({ login: row.login, phc: 'fast:other' }));
    expect(await confirm()).toEqual({ customerId: row.customerId, requestId: row.requestId });
    expect(await deps.credentials.findByLogin(row.login)).toMatchObject({
      customerId: row.customerId,
      state: 'active',
      password: { phc: row.phc },
    });
    expect(deps.registrations.rows.size).toBe(0);
    expect(deps.published).toMatchObject([
      { type: 'registration.confirmed', data: { customerId: row.customerId, requestId: row.requestId } },
    ]);
    expect(deps.credentials.events).toEqual(deps.published);
  });

  it('takes over an account that waits for the same proof', async () => {
    const { deps, row, confirm } = await house();
    const waiting = anUnconfirmed({ login: row.login });
    deps.credentials.put(waiting);
    expect(await confirm()).toEqual({ customerId: waiting.customerId, requestId: row.requestId });
    expect(await deps.credentials.findById(waiting.customerId)).toMatchObject({
      state: 'active',
      password: { phc: row.phc },
      links: [],
    });
  });

  it.each(['active', 'blocked', 'reset-required'] as const)(
    'is nothing against a %s account',
    async (state) => {
      const { deps, row, confirm } = await house();
      const owner = aCredential({ login: row.login, state });
      deps.credentials.put(owner);
      await expect(confirm()).rejects.toMatchObject({ code: 'link_invalid' });
      expect(await deps.credentials.findById(owner.customerId)).toEqual(owner);
    },
  );

  it('says the same when a use of the link was cut off', async () => {
    const { deps, row, stage, confirm } = await house();
    const first = await confirm();
    await stage(row);
    expect(await confirm()).toEqual(first);
    expect(deps.published).toHaveLength(1);
  });

  it('knows other links, expired ones, and waits for a registration under way', async () => {
    const { deps, row, confirm } = await house();
    expect(await confirm('another')).toBeUndefined();
    deps.credentials.put(aCredential({ login: row.login, state: 'pending' }));
    await expect(confirm()).rejects.toMatchObject({ code: 'unavailable' });
    deps.clock.advance(1);
    await expect(confirm()).rejects.toMatchObject({ code: 'link_expired' });
  });
});
