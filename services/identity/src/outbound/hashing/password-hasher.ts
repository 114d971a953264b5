import { createHash } from 'node:crypto';
import type { PasswordOrigin } from '../../domain/credential.ts';
import {
  className,
  classOf,
  isBehind,
  readWrapped,
  writeWrapped,
  type Argon2Class,
  type BareDigest,
} from '../../domain/password-class.ts';
import type { PasswordHasher } from '../../domain/password-hasher.ts';
import type { Argon2Backend } from './argon2-backend.ts';
import { bcryptMaxBytes, type BcryptBackend } from './bcrypt-backend.ts';
import type { HashQueue } from './hash-queue.ts';
import { verifyPbkdf2 } from './pbkdf2.ts';

/** @param options.own the class of new hashes */
export function createPasswordHasher(options: {
  argon2: Argon2Backend;
  bcrypt: BcryptBackend;
  queue: HashQueue;
  own: Argon2Class;
}): PasswordHasher {
  const { argon2, bcrypt, queue, own } = options;
  return {
    approach: (prepare) => queue.approach(prepare),
    depart: () => queue.depart(),
    hash: (password, origin = 'owner') =>
      queue.run(className(own), () => argon2.hash(textOf(password, origin), own)),
    hashImported: async (cell) => {
      if ('phc' in cell) return cell.phc;
      const text = 'digest' in cell ? cell.hex : cell.clearText;
      const phc = await queue.runWhenIdle(className(own), () => argon2.hash(text, own));
      return 'digest' in cell ? writeWrapped(cell.digest, phc) : phc;
    },
    verify: async ({ phc, origin }, password) => {
      const known = classOf(phc);
      if (known === undefined) return false;
      const text = textOf(password, origin);
      return queue.run(className(known), () => {
        switch (known.algorithm) {
          case 'bcrypt':
            return bcrypt.verify(phc, text);
          case 'pbkdf2':
            return verifyPbkdf2(phc, text);
          case 'wrapped':
            return argon2.verify(readWrapped(phc)?.phc ?? '', digestOf(known.digest, text));
          case 'argon2id':
          case 'argon2i':
          case 'argon2d':
            return argon2.verify(phc, text);
        }
      });
    },
    needsUpgrade: (phc, password) => {
      const known = classOf(phc);
      if (known === undefined || !isBehind(known, own)) return false;
      return known.algorithm !== 'bcrypt' || Buffer.byteLength(password) <= bcryptMaxBytes;
    },
    classOf,
  };
}

/** Other systems hashed the bytes they were given, and so does the upgrade of their hashes. */
function textOf(password: string, origin: PasswordOrigin): string {
  return origin === 'owner' ? stabilised(password) : password;
}

function digestOf(digest: BareDigest, text: string): string {
  return createHash(digest).update(text).digest('hex');
}

/**
 * The same signs give the same bytes, whichever keyboard composed them (NIST SP 800-63B-4 §3.1.1.2: NFKC or NFKD
 * before hashing).
 */
function stabilised(password: string): string {
  return password.normalize('NFKC');
}
