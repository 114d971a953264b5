import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { roles, type Role } from './roles.ts';

/** A program that works at the admin routes, or somebody with its token. */
export interface Operator {
  readonly name: string;
  readonly role: Role;
}

export interface OperatorToken extends Operator {
  /** SHA-256 of the token: what the configuration holds lets nobody in. */
  readonly digest: Buffer;
}

/** `name:role:sha256,…`, the digest in hexadecimal; comes out as a list. */
export function operatorTokens() {
  return z.string().transform((text, context): OperatorToken[] => {
    const entries = text.split(',').map((entry) => {
      const [name = '', role, digest = '', ...rest] = entry.trim().split(':');
      const known = roles.find((each) => each === role);
      const fits = /^[\w.@-]{1,100}$/.test(name) && /^[0-9a-f]{64}$/i.test(digest) && rest.length === 0;
      return fits && known !== undefined
        ? { name, role: known, digest: Buffer.from(digest, 'hex') }
        : undefined;
    });
    const good = entries.filter((entry) => entry !== undefined);
    if (good.length === entries.length) return good;
    context.addIssue({
      code: 'custom',
      message: `name:role:sha256 is expected, several separated by commas; roles are ${roles.join(', ')}`,
    });
    return z.NEVER;
  });
}

/**
 * Whose token it is; every token there is gets compared, each in constant time.
 * @returns undefined when it is nobody's
 */
export function operatorOf(tokens: readonly OperatorToken[], token: string): Operator | undefined {
  const digest = createHash('sha256').update(token).digest();
  let found: OperatorToken | undefined;
  for (const each of tokens) if (timingSafeEqual(each.digest, digest)) found ??= each;
  return found && { name: found.name, role: found.role };
}
