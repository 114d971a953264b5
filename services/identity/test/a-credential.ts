import { newId } from '@latchkey/kit/ids';
import type { Credential } from '../src/domain/credential.ts';
import { deriveLinkToken, hashSecret } from '../src/domain/link-token.ts';
import type { Link, LinkPurpose } from '../src/domain/link.ts';
import { normaliseLogin } from '../src/domain/login.ts';
import type { Keyring } from '../src/domain/keyring.ts';
import { fastHash } from './fast-hasher.ts';

/** A moment for tests that set the clock: 1 November 2026, 12:00 UTC. */
export const noon = Date.UTC(2026, 10, 1, 12);

export const mintKeys: Keyring = [
  { kid: 'k2', key: Buffer.alloc(32, 2) },
  { kid: 'k1', key: Buffer.alloc(32, 1) },
];

/** A password that breaks no rule. */
export const goodPassword = 'zebra wants more jam';
export const otherPassword = 'purple otter at dawn';

/** An active credential of somebody with `goodPassword`, changed as told. */
export function aCredential(given: Partial<Credential> = {}): Credential {
  const customerId = given.customerId ?? newId();
  return {
    customerId,
    customerReference: 'customer--1',
    login: normaliseLogin(`sonia-${customerId}@example.com`),
    password: { phc: fastHash(goodPassword), setAt: noon - 86_400_000, origin: 'owner' },
    state: 'active',
    epoch: 1,
    links: [],
    registration: undefined,
    version: 1,
    createdAt: noon - 86_400_000,
    ...given,
  };
}

/** A registration that waits for its proof. */
export function anUnconfirmed(given: Partial<Credential> = {}): Credential {
  return aCredential({
    state: 'unconfirmed',
    registration: { requestId: newId(), locale: 'de_DE', requestedAt: noon },
    ...given,
  });
}

/** A link of a credential, and its token. */
export function aLink(
  customerId: string,
  purpose: LinkPurpose,
  given: { requestId?: string; expiresAt?: number } = {},
): { link: Link; token: string } {
  const requestId = given.requestId ?? newId();
  const [{ kid, key }] = mintKeys;
  const token = deriveLinkToken(key, requestId, customerId);
  return {
    token,
    link: { hash: hashSecret(token), purpose, expiresAt: given.expiresAt ?? noon + 60_000, requestId, kid },
  };
}
