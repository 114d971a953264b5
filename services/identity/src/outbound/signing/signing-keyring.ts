import { createPrivateKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, exportPKCS8, generateKeyPair } from 'jose';
import type { Clock } from '@latchkey/kit/clock';
import type { Keyring } from '../../domain/keyring.ts';
import {
  signingAt,
  usableAt,
  type SigningKeyStore,
  type StoredSigningKey,
} from '../../domain/signing-key.ts';
import { openKey, sealKey } from './seal-key.ts';

export const signingAlgorithm = 'ES256';

/** A private key and the name its signatures carry. */
export interface Signer {
  readonly kid: string;
  readonly privateKey: KeyObject;
}

/** The key that signs at this moment, and the public ones that verify. */
export interface SigningKeyring {
  signer(): Signer;
  /** JSON Web Key Set (RFC 7517) as JSON text: keys that will sign, that sign, and that have signed. */
  jwks(): string;
  /** Reads the keys again; when that fails, the ones at hand stay. @throws AppError, Error as at the start */
  reload(): Promise<void>;
}

interface Deps {
  store: SigningKeyStore;
  encryptionKeys: Keyring;
  clock: Clock;
  /** Life of what is signed, in ms: so long a key is published after its last signature. */
  lifeMs: number;
}

interface Loaded {
  signers: readonly (Signer & { activeFrom: number })[];
  jwks: string;
}

/**
 * Reads the signing keys, making the first one if there is none. Copies that start at once each offer a first
 * generation; the store takes one, and all use that.
 * @throws Error when KEY_ENCRYPTION_KEYS does not open the stored key
 */
export async function openSigningKeyring(deps: Deps): Promise<SigningKeyring> {
  const { store, encryptionKeys, clock } = deps;
  if ((await store.all()).length === 0)
    await store.insert(await makeSigningKey(1, encryptionKeys, clock.now(), clock.now()));
  let loaded = await load(deps);
  return {
    signer: () => {
      const signer = signingAt(loaded.signers, clock.now());
      if (signer === undefined) throw new Error('no signing key is usable any more');
      return signer;
    },
    jwks: () => loaded.jwks,
    reload: async () => {
      loaded = await load(deps);
    },
  };
}

/** Opens those that sign now or will; older ones only verify, for which nothing has to be opened. */
async function load({ store, encryptionKeys, clock, lifeMs }: Deps): Promise<Loaded> {
  const stored = usableAt(await store.all(), clock.now(), lifeMs);
  const signing = signingAt(stored, clock.now());
  const keys = stored.map(({ kid, publicJwk }) => ({ ...publicJwk, kid, alg: signingAlgorithm, use: 'sig' }));
  return {
    signers: stored
      .filter(({ generation }) => generation >= (signing?.generation ?? 0))
      .map(({ kid, sealed, activeFrom }) => {
        const key = openKey(encryptionKeys, sealed, kid);
        return { kid, activeFrom, privateKey: createPrivateKey({ key, format: 'der', type: 'pkcs8' }) };
      }),
    jwks: JSON.stringify({ keys }),
  };
}

/** A fresh key, sealed. @param activeFrom ms since 1970 */
export async function makeSigningKey(
  generation: number,
  encryptionKeys: Keyring,
  createdAt: number,
  activeFrom: number,
): Promise<StoredSigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(signingAlgorithm, { extractable: true });
  const { kty = '', crv = '', x = '', y = '' } = await exportJWK(publicKey);
  const publicJwk = { kty, crv, x, y };
  const kid = await calculateJwkThumbprint(publicJwk);
  const der = createPrivateKey(await exportPKCS8(privateKey)).export({ format: 'der', type: 'pkcs8' });
  return { generation, kid, publicJwk, sealed: sealKey(encryptionKeys, der, kid), createdAt, activeFrom };
}
