import { createHash, randomBytes } from 'node:crypto';
import { classOf, writeWrapped } from '../src/domain/password-class.ts';
import type { PasswordHasher } from '../src/domain/password-hasher.ts';

/** The class of its hashes. */
export const fastClass = 'argon2id/m=8,t=1,p=1';

export interface FastHasher extends PasswordHasher {
  /** Every hash that was verified against, in order. */
  readonly verified: readonly string[];
  hashes: number;
}

/**
 * Looks like argon2id and costs nothing: for tests whose point is not hashing. Anything weak (`outdated`) verifies
 * like the rest and needs an upgrade.
 */
export function createFastHasher(): FastHasher {
  const verified: string[] = [];
  const digest = (salt: string, password: string): string =>
    createHash('sha256').update(`${salt}${password}`).digest('base64').replace(/=+$/, '');
  const hasher: FastHasher = {
    verified,
    hashes: 0,
    approach: (read) => read(),
    depart: () => Promise.resolve(),
    hash: (password) => {
      hasher.hashes += 1;
      return Promise.resolve(fastHash(password));
    },
    hashImported: (cell) => {
      if ('phc' in cell) return Promise.resolve(cell.phc);
      hasher.hashes += 1;
      return Promise.resolve(
        'digest' in cell ? writeWrapped(cell.digest, fastHash(cell.hex)) : fastHash(cell.clearText),
      );
    },
    verify: ({ phc }, password) => {
      verified.push(phc);
      const [, , , , salt = '', stored = ''] = phc.split('$');
      return Promise.resolve(stored === digest(salt, password));
    },
    needsUpgrade: (phc) => phc.includes('$m=16,'),
    classOf,
  };
  return hasher;
}

/** @param memory 16 makes an outdated hash */
export function fastHash(password: string, memory: 8 | 16 = 8): string {
  const salt = randomBytes(16).toString('base64').replace(/=+$/, '');
  const digest = createHash('sha256').update(`${salt}${password}`).digest('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=${memory},t=1,p=1$${salt}$${digest}`;
}
