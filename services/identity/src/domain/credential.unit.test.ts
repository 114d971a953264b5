import { aCredential, aLink, noon } from '../../test/a-credential.ts';
import { createCredential, credentialFromStored, type StoredCredential } from './credential.ts';
import { normaliseLogin } from './login.ts';

describe('createCredential', () => {
  it('is pending, without links, in its first epoch', () => {
    const credential = createCredential({
      customerId: 'c',
      customerReference: 'customer--1',
      login: normaliseLogin('Sonia@example.com'),
      phc: 'hash',
      registration: { requestId: 'r', locale: 'en_US' },
      now: noon,
    });
    expect(credential).toMatchObject({
      state: 'pending',
      epoch: 1,
      version: 1,
      links: [],
      password: { phc: 'hash', setAt: noon, origin: 'owner' },
      registration: { requestId: 'r', locale: 'en_US', requestedAt: noon },
    });
  });
});

describe('credentialFromStored', () => {
  const stored = (given: Partial<StoredCredential>): StoredCredential => ({ ...aCredential(), ...given });

  it('takes what was stored', () => {
    const credential = aCredential({ links: [aLink('c', 'restore-password').link] });
    expect(credentialFromStored(credential)).toEqual(credential);
  });

  it.each([
    ['state', stored({ state: 'superuser' })],
    ['password origin', stored({ password: { phc: 'p', setAt: 0, origin: 'guess' } })],
    ['link purpose', stored({ links: [{ ...aLink('c', 'restore-password').link, purpose: 'log-in' }] })],
  ])('refuses an unknown %s', (field, given) => {
    expect(() => credentialFromStored(given)).toThrow(`unknown ${field}`);
  });
});
