import { createHmac } from 'node:crypto';
import type { Login } from './login.ts';
import { className, classNamed, decoyHash, type PasswordClass } from './password-class.ts';

/** How many stored passwords are of each class, by class name. */
export type ClassCounts = ReadonlyMap<string, number>;

/** Counts, and when they were taken, in milliseconds since the Unix epoch. */
export interface CountedClasses {
  readonly counts: ClassCounts;
  readonly countedAt: number;
}

/**
 * The class of the decoy for a login that has nothing to verify: drawn from the shares of what is stored, the same
 * one every time this login is tried. Without the shares, imported bcrypt accounts would stand out by their
 * time; without the keyed draw, an unknown login would by changing its own.
 * @param key secret, or a stranger could compute which class a login would get if it were unknown
 */
export function drawClassName(counts: ClassCounts, key: Uint8Array, login: Login, fallback: string): string {
  const classes = [...counts].filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  const total = classes.reduce((sum, [, count]) => sum + count, 0);
  const draw = createHmac('sha256', key).update(login).digest().readUIntBE(0, 6) / 2 ** 48;
  let left = draw * total;
  for (const [name, count] of classes) {
    if (left < count) return name;
    left -= count;
  }
  return fallback;
}

/** Gives the hash that stands in where there is none to verify. */
export interface Decoys {
  forLogin(login: Login): string;
}

/**
 * Draws from the newest counts; one decoy a class is made and kept.
 * @param options.own the class new hashes are made in, used while nothing is stored
 * @param options.random gives that many random bytes
 */
export function createDecoys(options: {
  key: Uint8Array;
  own: PasswordClass;
  counts: () => ClassCounts;
  random: (bytes: number) => Buffer;
}): Decoys {
  const made = new Map<string, string>();
  return {
    forLogin: (login) => {
      const name = drawClassName(options.counts(), options.key, login, className(options.own));
      const phc = made.get(name) ?? decoyHash(classNamed(name) ?? options.own, options.random);
      made.set(name, phc);
      return phc;
    },
  };
}

/** Where the counts come from; kept in one place, so that all copies draw the same decoys. */
export interface ClassCountsStore {
  /** The counts last stored and when, in milliseconds since the Unix epoch. */
  read(): Promise<CountedClasses | undefined>;
  /** Counts anew and stores the result. */
  recount(now: number): Promise<ClassCounts>;
}
