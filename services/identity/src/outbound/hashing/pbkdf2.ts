import { pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { readPbkdf2 } from '../../domain/password-class.ts';

const derive = promisify(pbkdf2);

/** Verifies what was imported; no such hash is made. A hash out of bounds matches nothing. */
export async function verifyPbkdf2(phc: string, password: string): Promise<boolean> {
  const stored = readPbkdf2(phc);
  if (stored === undefined) return false;
  const { iterations, keyBytes, digest } = stored.known;
  return timingSafeEqual(await derive(password, stored.salt, iterations, keyBytes, digest), stored.key);
}
