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
  | { readonly algorithm: 'bcrypt'; readonly cost: number };

export type Argon2Class = Exclude<PasswordClass, { algorithm: 'bcrypt' }>;

/**
 * Bounds of what is verified at all, against hostile or broken stored values: one bcrypt of cost 14 takes about
 * a second, and so does argon2 at these limits. Beyond them a hash counts as none.
 */
const bounds = { memoryKib: 262_144, passes: 10, lanes: 8, bcryptCost: { min: 4, max: 14 } } as const;

const argon2Pattern =
  /^\$(argon2(?:id|i|d))\$v=19\$([mtp]=\d{1,7}(?:,[mtp]=\d{1,7}){2})\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{22,86}$/;
const bcryptPattern = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/;

/** The class of a stored hash; nothing when it cannot or must not be verified. */
export function classOf(phc: string): PasswordClass | undefined {
  const bcryptCost = bcryptPattern.exec(phc)?.[1];
  if (bcryptCost !== undefined) return bcryptClass(Number(bcryptCost));
  const [, algorithm, parameters] = argon2Pattern.exec(phc) ?? [];
  return algorithm === undefined || parameters === undefined ? undefined : argon2Class(algorithm, parameters);
}

function bcryptClass(cost: number): PasswordClass | undefined {
  return cost >= bounds.bcryptCost.min && cost <= bounds.bcryptCost.max
    ? { algorithm: 'bcrypt', cost }
    : undefined;
}

/** The two back ends write the parameters in different orders (m,t,p and m,p,t). */
function argon2Class(algorithm: string, parameters: string): PasswordClass | undefined {
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

/** The class in one word, for the store's index, metrics and comparisons: `argon2id/m=19456,t=2,p=1`, `bcrypt/12`. */
export function className(given: PasswordClass): string {
  return given.algorithm === 'bcrypt'
    ? `bcrypt/${given.cost}`
    : `${given.algorithm}/m=${given.memoryKib},t=${given.passes},p=${given.lanes}`;
}

/** Reads `className` back. */
export function classNamed(name: string): PasswordClass | undefined {
  const [algorithm, rest = ''] = name.split('/');
  if (algorithm === 'bcrypt') return /^\d{1,2}$/.test(rest) ? bcryptClass(Number(rest)) : undefined;
  return algorithm !== undefined && /^argon2(id|i|d)$/.test(algorithm)
    ? argon2Class(algorithm, rest)
    : undefined;
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
  const encode = (bytes: number): string => random(bytes).toString('base64').replaceAll('=', '');
  if (given.algorithm !== 'bcrypt') {
    return `$${given.algorithm}$v=19$m=${given.memoryKib},t=${given.passes},p=${given.lanes}$${encode(16)}$${encode(32)}`;
  }
  const signs = Array.from(`${encode(16)}${encode(23)}`, (sign) => bcryptSigns[base64Signs.indexOf(sign)]);
  return `$2b$${String(given.cost).padStart(2, '0')}$${signs.join('')}`;
}
