import { hashSecret } from '../link-token.ts';
import type { Sealed, SecondFactor } from './staff-user.ts';

/** Codes of authenticator apps (RFC 6238: SHA-1, 6 digits, 30 s). */
export interface TotpCodes {
  /** A new secret, 160 bits (RFC 4226, 4, R6). */
  newSecret(): Uint8Array;
  /** What an app is told: the secret in base32, and the otpauth:// URI of a QR code. */
  describe(secret: Uint8Array, account: string): { secret: string; uri: string };
  /** The step a code is of, at most one before or after now; undefined when it is of none. */
  stepOf(secret: Uint8Array, code: string, now: number): number | undefined;
}

/** Encrypts secrets for the store. @param about what is sealed; opening asks for the same */
export interface SecretSeal {
  seal(plaintext: Uint8Array, about: string): Sealed;
  open(sealed: Sealed, about: string): Uint8Array;
}

const recoveryCodeCount = 10;

/** Crockford's base32: without what looks alike. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz';

/** `xxxx-xxxx-xxxx-xxxx`, 80 bits each: too many to try against the stored SHA-256. */
export function newRecoveryCodes(random: (bytes: number) => Uint8Array): string[] {
  return Array.from({ length: recoveryCodeCount }, () => {
    const characters = [...random(16)].map((byte) => letters.charAt(byte % 32)).join('');
    return (characters.match(/.{4}/g) ?? []).join('-');
  });
}

/** What is stored of a recovery code, however it was typed. */
export function recoveryHash(typed: string): string {
  const meant = typed.toLowerCase().replace(/o/g, '0').replace(/[il]/g, '1');
  return hashSecret(meant.replace(/[^a-z0-9]/g, ''));
}

/**
 * The second factor after a code was used: the step of an app's code counts as used, a recovery code is gone.
 * @param step of the app's code, undefined when it was none
 * @returns undefined when the code is wrong, or was used before
 */
export function useCode(
  factor: SecondFactor,
  typed: string,
  step: number | undefined,
): SecondFactor | undefined {
  if (step !== undefined) return step > factor.lastStep ? { ...factor, lastStep: step } : undefined;
  const hash = recoveryHash(typed);
  const recovery = factor.recovery.filter((each) => each !== hash);
  return recovery.length === factor.recovery.length ? undefined : { ...factor, recovery };
}
