import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { keyNamed, type Keyring } from '../../domain/keyring.ts';
import type { SecretSeal } from '../../domain/staff/second-factor.ts';
import type { Sealed } from '../../domain/staff/staff-user.ts';

/** NIST SP 800-38D: 96 bits of nonce; a key is sealed a handful of times in its life, so random ones never meet. */
const ivBytes = 12;

/**
 * Encrypts a secret for the store: a private key, that of a second factor.
 * @param about what is sealed, such as its kid; opening asks for the same, so that rows cannot be swapped
 */
export function sealKey(ring: Keyring, plaintext: Uint8Array, about: string): Sealed {
  const [{ kid, key }] = ring;
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return {
    kid,
    iv: iv.toString('base64url'),
    tag: cipher.getAuthTag().toString('base64url'),
    ciphertext: ciphertext.toString('base64url'),
  };
}

/** @throws Error naming the key that is missing or does not fit */
export function openKey(ring: Keyring, sealed: Sealed, about: string): Buffer {
  const key = keyNamed(ring, sealed.kid);
  if (key === undefined) {
    throw new Error(`KEY_ENCRYPTION_KEYS lacks the key ${sealed.kid}, which sealed what is stored`);
  }
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.iv, 'base64url'), {
      authTagLength: 16,
    })
      .setAAD(Buffer.from(about))
      .setAuthTag(Buffer.from(sealed.tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(sealed.ciphertext, 'base64url')), decipher.final()]);
  } catch (cause) {
    throw new Error(`the key ${sealed.kid} of KEY_ENCRYPTION_KEYS does not open what is stored`, {
      cause,
    });
  }
}

/** Both ways with one keyring. */
export function createSeal(ring: Keyring): SecretSeal {
  return {
    seal: (plaintext, about) => sealKey(ring, plaintext, about),
    open: (sealed, about) => openKey(ring, sealed, about),
  };
}
