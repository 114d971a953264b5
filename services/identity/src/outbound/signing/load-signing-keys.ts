import { createPrivateKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, exportPKCS8, generateKeyPair } from 'jose';
import type { Clock } from '@latchkey/kit/clock';
import type { Keyring } from '../../domain/keyring.ts';
import { openKey, sealKey } from './seal-key.ts';
import type { SigningKeyStore, StoredSigningKey } from './signing-key.ts';

export const signingAlgorithm = 'ES256';

/** The key that signs, and the public ones that verify. */
export interface SigningKeys {
  readonly kid: string;
  readonly privateKey: KeyObject;
  /** JSON Web Key Set (RFC 7517) as JSON text. */
  readonly jwks: string;
}

/**
 * Reads the signing keys, making the first one if there is none. Copies that start at once each offer a first
 * generation; the store takes one, and all use that.
 * @throws Error when KEY_ENCRYPTION_KEYS does not open the stored key
 */
export async function loadSigningKeys(deps: {
  store: SigningKeyStore;
  encryptionKeys: Keyring;
  clock: Clock;
}): Promise<SigningKeys> {
  const { store, encryptionKeys, clock } = deps;
  let stored = await store.usable(clock.now());
  if (stored.length === 0) {
    await store.insert(await makeKey(1, encryptionKeys, clock.now()));
    stored = await store.usable(clock.now());
  }
  const current = stored[0];
  if (current === undefined) throw new Error('no signing key is usable any more');
  const der = openKey(encryptionKeys, current.sealed, current.kid);
  const keys = stored.map(({ kid, publicJwk }) => ({ ...publicJwk, kid, alg: signingAlgorithm, use: 'sig' }));
  return {
    kid: current.kid,
    privateKey: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }),
    jwks: JSON.stringify({ keys }),
  };
}

async function makeKey(
  generation: number,
  encryptionKeys: Keyring,
  createdAt: number,
): Promise<StoredSigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(signingAlgorithm, { extractable: true });
  const { kty = '', crv = '', x = '', y = '' } = await exportJWK(publicKey);
  const publicJwk = { kty, crv, x, y };
  const kid = await calculateJwkThumbprint(publicJwk);
  const der = createPrivateKey(await exportPKCS8(privateKey)).export({ format: 'der', type: 'pkcs8' });
  return { generation, kid, publicJwk, sealed: sealKey(encryptionKeys, der, kid), createdAt };
}
