import { settableClock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { aRegistration } from '../../../test/a-registration.ts';
import type { StagedProfile } from '../../domain/staged-profiles.ts';
import type { NewCredential } from '../../domain/credentials.ts';
import { submitRegistration } from './submit-registration.ts';

function house(stage: (credential: NewCredential) => Promise<boolean>) {
  const rows = new Map<string, StagedProfile>();
  const registered: unknown[] = [];
  const deps = {
    staged: {
      insert: (profile: StagedProfile) => Promise.resolve(void rows.set(profile.requestId, profile)),
      delete: (requestId: string) => Promise.resolve(void rows.delete(requestId)),
    },
    credentials: { stage },
    references: { next: () => Promise.resolve(7) },
    register: (registration: unknown) => Promise.resolve(void registered.push(registration)),
    clock: settableClock(Date.UTC(2026, 0, 1)),
    referencePrefix: 'customer',
    termsVersion: '1',
    defaultLocale: 'en_US',
    defaultStore: 'DE',
  };
  const { password, acceptedTerms, ...profile } = aRegistration();
  const submit = (): Promise<void> =>
    submitRegistration(deps, { profile, password, acceptedTerms, clientAddress: '192.0.2.1' });
  return { rows, registered, submit };
}

describe('submitRegistration', () => {
  it('stores the profile before identity can mail its link', async () => {
    let atIdentity = 0;
    let from = '';
    const { rows, registered, submit } = house((credential) => {
      atIdentity = rows.has(credential.requestId) ? rows.size : -1;
      from = credential.clientAddress;
      return Promise.resolve(true);
    });
    await submit();
    expect([atIdentity, rows.size, registered, from]).toEqual([1, 1, [], '192.0.2.1']);
    const [[requestId, { customer }]] = [...rows] as [[string, StagedProfile]];
    expect(customer.customerReference).toBe('customer--7');
    expect(requestId).not.toBe(customer.customerId);
  });

  it('leaves nothing behind of what identity refuses', async () => {
    const { rows, submit } = house(() => Promise.reject(new AppError('password_policy')));
    await expect(submit()).rejects.toMatchObject({ code: 'password_policy' });
    expect(rows.size).toBe(0);
  });

  it('registers at once without double opt-in', async () => {
    const { rows, registered, submit } = house(() => Promise.resolve(false));
    await submit();
    expect([rows.size, registered.length]).toEqual([0, 1]);
  });
});
