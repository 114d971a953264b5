import { createRequire } from 'node:module';
import type { Argon2Class } from '../../domain/password-class.ts';

/** One implementation of argon2. Each verifies the other's hashes. */
export interface Argon2Backend {
  readonly name: Argon2BackendName;
  /** A PHC string with a salt of 16 bytes and a digest of 32. */
  hash(password: string, cost: Pick<Argon2Class, 'memoryKib' | 'passes' | 'lanes'>): Promise<string>;
  verify(phc: string, password: string): Promise<boolean>;
}

export type Argon2BackendName = 'argon2' | 'node-rs';

/** What can be chosen: where the module is, for the probe, and how it is loaded. */
export interface Argon2Candidate {
  readonly name: Argon2BackendName;
  /** Nothing when the module is not installed. */
  readonly path: string | undefined;
  load(): Promise<Argon2Backend>;
}

const salt = { saltBytes: 16, digestBytes: 32 } as const;

/** The back ends, the faster one first: @node-rs/argon2 makes about twice as many hashes a second (docs/adr). */
export const argon2Candidates: readonly Argon2Candidate[] = [
  {
    name: 'node-rs',
    path: pathOf('@node-rs/argon2'),
    load: async () => {
      const { hash, verify } = await import('@node-rs/argon2');
      return {
        name: 'node-rs',
        hash: (password, cost) =>
          hash(password, {
            memoryCost: cost.memoryKib,
            timeCost: cost.passes,
            parallelism: cost.lanes,
            outputLen: salt.digestBytes,
          }),
        verify: (phc, password) => verify(phc, password),
      };
    },
  },
  {
    name: 'argon2',
    path: pathOf('argon2'),
    load: async () => {
      const { hash, verify } = await import('argon2');
      return {
        name: 'argon2',
        hash: (password, cost) =>
          hash(password, {
            memoryCost: cost.memoryKib,
            timeCost: cost.passes,
            parallelism: cost.lanes,
            hashLength: salt.digestBytes,
          }),
        verify: (phc, password) => verify(phc, password),
      };
    },
  },
];

/** Where Node finds a module, without loading it; nothing when it is not there. */
export function pathOf(module: string): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(module);
  } catch {
    return undefined;
  }
}
