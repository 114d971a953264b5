import { aCredential, aLink, anUnconfirmed, mintKeys, noon } from '../../test/a-credential.ts';
import type { Credential } from './credential.ts';
import type { Link } from './link.ts';
import { decideMint, type MintCase } from './mint.ts';
import type { ResetRequest } from './reset-request.ts';

const mailLimit = { mails: 3, windowMs: 3000, linkLifeMs: 1000 };
const times = { now: noon, expiresAt: noon + 1000, mailLimit };
const requestId = '01932f00-0000-7000-8000-00000000000a';

const request = (credential: Credential, given: Partial<ResetRequest> = {}): ResetRequest => ({
  requestId,
  login: credential.login,
  locale: 'en_US',
  origin: '',
  at: noon - 10,
  refusal: undefined,
  ...given,
});
const newLink = (owner: Credential): Link =>
  aLink(owner.customerId, 'restore-password', { requestId, expiresAt: times.expiresAt }).link;
const decide = (given: Partial<MintCase>) =>
  decideMint(
    {
      requestId,
      purpose: 'restore-password',
      request: undefined,
      credential: undefined,
      fromCrowdedAddress: false,
      ...given,
    },
    times,
    { make: newLink, derivable: ({ kid }) => mintKeys.some((key) => key.kid === kid) },
  );

describe('a reset link', () => {
  it.each(['active', 'unconfirmed', 'reset-required'] as const)(
    'is written for a credential that is %s',
    (state) => {
      const credential = aCredential({ state });
      expect(decide({ credential, request: request(credential) })).toEqual({
        kind: 'write',
        credential: { ...credential, links: [newLink(credential)] },
      });
    },
  );

  it.each([
    ['unknown-request', { request: undefined, credential: aCredential() }],
    ['no-account', { request: request(aCredential()), credential: undefined }],
    ['no-account', { request: request(aCredential()), credential: aCredential({ state: 'pending' }) }],
    ['account-state', { request: request(aCredential()), credential: aCredential({ state: 'blocked' }) }],
    ['account-state', { request: request(aCredential()), credential: aCredential({ state: 'anonymised' }) }],
    ['limit', { request: request(aCredential(), { refusal: 'limit' }), credential: aCredential() }],
  ] as const)('is refused: %s', (reason, given) => {
    expect(decide(given)).toEqual({ kind: 'refused', reason });
  });

  it('is refused to a request that is older than the password', () => {
    const credential = aCredential({ password: { phc: 'p', setAt: noon - 9, origin: 'owner' } });
    expect(decide({ credential, request: request(credential) })).toEqual({
      kind: 'refused',
      reason: 'overtaken',
    });
  });

  it('may be asked for by somebody who has no password', () => {
    const credential = aCredential({ password: undefined });
    expect(decide({ credential, request: request(credential) }).kind).toBe('write');
  });

  it('is refused beside three live ones', () => {
    const others = [1, 2, 3].map(() => aLink('c', 'restore-password').link);
    const credential = aCredential({ links: others });
    expect(decide({ credential, request: request(credential) })).toEqual({
      kind: 'refused',
      reason: 'limit',
    });
  });

  it('of the same request is renewed, hash and key unchanged', () => {
    const credential = aCredential();
    const old = { ...newLink(credential), expiresAt: noon - 1, kid: 'k1' };
    const links = [old, ...[1, 2].map(() => aLink('c', 'restore-password').link)];
    expect(decide({ credential: { ...credential, links }, request: request(credential) })).toEqual({
      kind: 'write',
      credential: { ...credential, links: [links[1], links[2], { ...old, expiresAt: times.expiresAt }] },
    });
  });

  it('of the same request whose key is gone stays good and gets a new one beside it', () => {
    const credential = aCredential();
    const old = { ...newLink(credential), hash: 'of a key that is gone', kid: 'k0' };
    expect(decide({ credential: { ...credential, links: [old] }, request: request(credential) })).toEqual({
      kind: 'write',
      credential: { ...credential, links: [old, newLink(credential)] },
    });
  });

  it('that is stored and lives long enough is there', () => {
    const credential = aCredential();
    const link = newLink(credential);
    const carrying = { ...credential, links: [link] };
    expect(decide({ credential: carrying, request: request(credential) })).toEqual({
      kind: 'live',
      credential: carrying,
      link,
    });
  });
});

describe('a confirmation link', () => {
  const confirm = (credential: Credential | undefined, id: string) =>
    decide({ purpose: 'confirm-registration', credential, requestId: id });

  it('is written for the registration that waits', () => {
    const credential = anUnconfirmed();
    expect(confirm(credential, credential.registration!.requestId).kind).toBe('write');
  });

  it.each([
    ['no-account', undefined],
    ['overtaken', aCredential()],
    ['overtaken', anUnconfirmed()],
    ['account-state', anUnconfirmed({ state: 'blocked' })],
  ])('is refused: %s', (reason, credential) => {
    expect(confirm(credential, requestId)).toEqual({ kind: 'refused', reason });
  });
});
