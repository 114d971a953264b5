/**
 * What verifying a hash costs: its algorithm and parameters. Accounts of one class cannot be told apart by the
 * time a login takes, and a decoy can be made for any class.
 */
export type PasswordClass =
  | {
      readonly algorithm: 'argon2id' | 'argon2i' | 'argon2d';
      readonly memoryKib: number;
      readonly passes: number;
      readonly lanes: number;
    }
  | { readonly algorithm: 'bcrypt'; readonly cost: number }
  | {
      readonly algorithm: 'pbkdf2';
      readonly digest: Pbkdf2Digest;
      readonly iterations: number;
      readonly keyBytes: number;
    }
  /** An imported digest without salt or cost, hashed once more: nothing at rest is cheaper to guess than our own. */
  | { readonly algorithm: 'wrapped'; readonly digest: BareDigest; readonly inside: Argon2Class };

export type Argon2Class = Extract<PasswordClass, { memoryKib: number }>;
export type Pbkdf2Class = Extract<PasswordClass, { algorithm: 'pbkdf2' }>;

export const pbkdf2Digests = ['sha1', 'sha256', 'sha512'] as const;
export type Pbkdf2Digest = (typeof pbkdf2Digests)[number];

/** Digests that other systems kept passwords in, as hexadecimal text and without a salt. */
export const bareDigests = ['md5', 'sha1', 'sha256'] as const;
export type BareDigest = (typeof bareDigests)[number];

/**
 * Bounds of what is verified at all, against hostile or broken stored values: one bcrypt of cost 14 takes about
 * a second, and so do argon2 and PBKDF2 at these limits (OWASP asks for 600,000 passes of PBKDF2 with SHA-256).
 * Beyond them a hash counts as none.
 */
const bounds = {
  memoryKib: 262_144,
  passes: 10,
  lanes: 8,
  bcryptCost: { min: 4, max: 14 },
  pbkdf2: { iterations: 2_000_000, keyBytes: { min: 16, max: 64 } },
} as const;

const argon2Pattern =
  /^\$(argon2(?:id|i|d))\$v=19\$([mtp]=\d{1,7}(?:,[mtp]=\d{1,7}){2})\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{22,86}$/;
const bcryptPattern = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/;

const pbkdf2Pattern =
  /^\$pbkdf2-(?<digest>sha1|sha256|sha512)\$(?<cost>i=\d{1,9},l=\d{1,3})\$(?<salt>[A-Za-z0-9+/]{1,344})\$(?<key>[A-Za-z0-9+/]{22,86})$/;
const wrappedPattern = /^\$(md5|sha1|sha256)(\$argon2id\$.+)$/s;

/** The class of a stored hash; nothing when it cannot or must not be verified. */
export function classOf(phc: string): PasswordClass | undefined {
  const bcryptCost = bcryptPattern.exec(phc)?.[1];
  if (bcryptCost !== undefined) return bcryptClass(Number(bcryptCost));
  const pbkdf2 = readPbkdf2(phc);
  if (pbkdf2 !== undefined) return pbkdf2.known;
  const wrapped = readWrapped(phc);
  if (wrapped !== undefined) return wrappedClass(wrapped.digest, classOfArgon2(wrapped.phc));
  return classOfArgon2(phc);
}

function classOfArgon2(phc: string): Argon2Class | undefined {
  const [, algorithm, parameters] = argon2Pattern.exec(phc) ?? [];
  return algorithm === undefined || parameters === undefined ? undefined : argon2Class(algorithm, parameters);
}

/** What a stored PBKDF2 hash holds; nothing when it is none, or out of bounds. */
export function readPbkdf2(phc: string): { known: Pbkdf2Class; salt: Buffer; key: Buffer } | undefined {
  const { digest, cost, salt, key } = pbkdf2Pattern.exec(phc)?.groups ?? {};
  if (digest === undefined || cost === undefined || salt === undefined || key === undefined) return undefined;
  const known = pbkdf2Class(digest, cost);
  const keyBytes = Buffer.from(key, 'base64');
  return known === undefined || keyBytes.length !== known.keyBytes
    ? undefined
    : { known, salt: Buffer.from(salt, 'base64'), key: keyBytes };
}

/** Writes what `readPbkdf2` reads: the PHC string format, base64 without padding. */
export function writePbkdf2(known: Pbkdf2Class, salt: Buffer, key: Buffer): string {
  return `$pbkdf2-${known.digest}$${pbkdf2Cost(known)}$${unpadded(salt)}$${unpadded(key)}`;
}

/** A stored digest and the argon2id hash of its hexadecimal text. */
export function readWrapped(phc: string): { digest: BareDigest; phc: string } | undefined {
  const [, name, inside] = wrappedPattern.exec(phc) ?? [];
  const digest = bareDigests.find((each) => each === name);
  return digest === undefined || inside === undefined ? undefined : { digest, phc: inside };
}

/** @param phc the argon2id hash of the digest in hexadecimal, small letters */
export function writeWrapped(digest: BareDigest, phc: string): string {
  return `$${digest}${phc}`;
}

function wrappedClass(digest: BareDigest, inside: Argon2Class | undefined): PasswordClass | undefined {
  return inside?.algorithm === 'argon2id' ? { algorithm: 'wrapped', digest, inside } : undefined;
}

function pbkdf2Class(name: string, cost: string): Pbkdf2Class | undefined {
  const digest = pbkdf2Digests.find((each) => each === name);
  const [iterations, keyBytes] = [/i=(\d+)/, /l=(\d+)/].map((each) => Number(each.exec(cost)?.[1] ?? 0));
  const { keyBytes: length, iterations: most } = bounds.pbkdf2;
  if (digest === undefined || iterations === undefined || keyBytes === undefined) return undefined;
  if (iterations < 1 || iterations > most || keyBytes < length.min || keyBytes > length.max) return undefined;
  return { algorithm: 'pbkdf2', digest, iterations, keyBytes };
}

const pbkdf2Cost = ({ iterations, keyBytes }: Pbkdf2Class): string => `i=${iterations},l=${keyBytes}`;
const unpadded = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');

function bcryptClass(cost: number): PasswordClass | undefined {
  return cost >= bounds.bcryptCost.min && cost <= bounds.bcryptCost.max
    ? { algorithm: 'bcrypt', cost }
    : undefined;
}

/** The two back ends write the parameters in different orders (m,t,p and m,p,t). */
function argon2Class(algorithm: string, parameters: string): Argon2Class | undefined {
  const value = (name: string): number => Number(new RegExp(`${name}=(\\d+)`).exec(parameters)?.[1] ?? 0);
  const [memoryKib, passes, lanes] = [value('m'), value('t'), value('p')];
  const inBounds =
    passes >= 1 &&
    passes <= bounds.passes &&
    lanes >= 1 &&
    lanes <= bounds.lanes &&
    memoryKib <= bounds.memoryKib;
  if (!inBounds || memoryKib < 8 * lanes) return undefined; // RFC 9106 §3.1: at least 8 KiB a lane
  return { algorithm: algorithm as Argon2Class['algorithm'], memoryKib, passes, lanes };
}

/**
 * The class in one word, for the store's index, metrics and comparisons: `argon2id/m=19456,t=2,p=1`, `bcrypt/12`,
 * `pbkdf2-sha256/i=600000,l=32`, `md5+argon2id/m=19456,t=2,p=1`.
 */
export function className(given: PasswordClass): string {
  switch (given.algorithm) {
    case 'bcrypt':
      return `bcrypt/${given.cost}`;
    case 'pbkdf2':
      return `pbkdf2-${given.digest}/${pbkdf2Cost(given)}`;
    case 'wrapped':
      return `${given.digest}+${className(given.inside)}`;
    case 'argon2id':
    case 'argon2i':
    case 'argon2d':
      return `${given.algorithm}/m=${given.memoryKib},t=${given.passes},p=${given.lanes}`;
  }
}

/** Whether a login is to make a hash of today's setting of it. One that is stronger is left alone. */
export function isBehind(known: PasswordClass, own: Argon2Class): boolean {
  return (
    known.algorithm !== 'argon2id' ||
    // Less memory, or less work over all.
    known.memoryKib < own.memoryKib ||
    known.memoryKib * known.passes < own.memoryKib * own.passes
  );
}

/** Reads `className` back. */
export function classNamed(name: string): PasswordClass | undefined {
  const [algorithm = '', rest = ''] = name.split('/');
  if (algorithm === 'bcrypt') return /^\d{1,2}$/.test(rest) ? bcryptClass(Number(rest)) : undefined;
  if (algorithm.startsWith('pbkdf2-')) return pbkdf2Class(algorithm.slice('pbkdf2-'.length), rest);
  const digest = bareDigests.find((each) => algorithm === `${each}+argon2id`);
  if (digest !== undefined) return wrappedClass(digest, argon2Class('argon2id', rest));
  return /^argon2(id|i|d)$/.test(algorithm) ? argon2Class(algorithm, rest) : undefined;
}

/** The 64 signs of bcrypt's own base64. */
const bcryptSigns = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const base64Signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * A hash of this class that no password has: a random digest under a random salt. Verifying anything against it
 * takes exactly the work of a real one and fails, and making it takes none.
 * @param random gives that many random bytes
 */
export function decoyHash(given: PasswordClass, random: (bytes: number) => Buffer): string {
  const encode = (bytes: number): string => unpadded(random(bytes));
  switch (given.algorithm) {
    case 'bcrypt': {
      const signs = Array.from(
        `${encode(16)}${encode(23)}`,
        (sign) => bcryptSigns[base64Signs.indexOf(sign)],
      );
      return `$2b$${String(given.cost).padStart(2, '0')}$${signs.join('')}`;
    }
    case 'pbkdf2':
      return writePbkdf2(given, random(16), random(given.keyBytes));
    case 'wrapped':
      return writeWrapped(given.digest, decoyHash(given.inside, random));
    case 'argon2id':
    case 'argon2i':
    case 'argon2d':
      return `$${given.algorithm}$v=19$m=${given.memoryKib},t=${given.passes},p=${given.lanes}$${encode(16)}$${encode(32)}`;
  }
}
