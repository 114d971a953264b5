import { aCredential, goodPassword } from '../../../test/a-credential.ts';
import { featureDeps } from '../../../test/feature-deps.ts';
import { codeOf } from '../../../test/outcome.ts';
import { verifyPassword } from './verify-password.ts';

describe('verifying the current password', () => {
  it('lets its owner through, and nobody without one', async () => {
    const deps = featureDeps();
    const [owner, without] = [aCredential(), aCredential({ password: undefined })];
    deps.credentials.put(owner);
    deps.credentials.put(without);
    const { customerId } = owner;
    expect(await verifyPassword(deps, { customerId, password: goodPassword })).toEqual(owner);
    const other = { customerId: without.customerId, password: '' };
    expect(await codeOf(verifyPassword(deps, other))).toBe('current_password_wrong');
    deps.credentials.put({ ...owner, state: 'blocked' });
    expect(await codeOf(verifyPassword(deps, { customerId, password: goodPassword }))).toBe(
      'credential_not_found',
    );
  });

  it('makes guesses wait after the tenth, the right password too', async () => {
    const deps = featureDeps();
    const { customerId } = aCredential();
    deps.credentials.put(aCredential({ customerId }));
    for (let guess = 0; guess < 10; guess += 1)
      expect(await codeOf(verifyPassword(deps, { customerId, password: `guess ${guess}` }))).toBe(
        'current_password_wrong',
      );
    expect(await codeOf(verifyPassword(deps, { customerId, password: goodPassword }))).toBe(
      'too_many_attempts',
    );
    deps.clock.advance(30_000);
    expect(await codeOf(verifyPassword(deps, { customerId, password: goodPassword }))).toBe('ok');
  });
});
