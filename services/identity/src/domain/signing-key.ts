import type { Sealed } from './staff/staff-user.ts';

/** A key that signs access tokens, as it is stored. */
export interface StoredSigningKey {
  /** 1 for the first one; each rotation makes the next. */
  readonly generation: number;
  /** RFC 7638 thumbprint of the public key; the `kid` of tokens. */
  readonly kid: string;
  readonly publicJwk: { readonly kty: string; readonly crv: string; readonly x: string; readonly y: string };
  /** The private key. */
  readonly sealed: Sealed;
  readonly createdAt: number;
  /** From then on it signs, in ms since 1970; until then it is only published. */
  readonly activeFrom: number;
}

/** Stores signing keys. */
export interface SigningKeyStore {
  /** All of them, newest generation first. */
  all(): Promise<StoredSigningKey[]>;
  /** False when this generation exists already: another copy was faster, its key is the one. */
  insert(key: StoredSigningKey): Promise<boolean>;
  remove(generation: number): Promise<void>;
  /** Takes another seal for the same private key; does nothing when another copy has done so. */
  reseal(generation: number, from: Sealed, to: Sealed): Promise<void>;
}

/** Clocks that differ, and requests that were on their way when the old key signed last. */
const marginMs = 5 * 60_000;

/** The newest key whose time has come. @param keys newest first */
export function signingAt<Key extends Pick<StoredSigningKey, 'activeFrom'>>(
  keys: readonly Key[],
  now: number,
): Key | undefined {
  return keys.find(({ activeFrom }) => activeFrom <= now) ?? keys.at(-1);
}

/**
 * Until when tokens of a key may be about, in ms since 1970; undefined while nothing follows it.
 * @param keys newest first; @param lifeMs life of a token
 */
export function verifiesUntil(
  keys: readonly StoredSigningKey[],
  { generation }: StoredSigningKey,
  lifeMs: number,
): number | undefined {
  const next = keys.findLast((each) => each.generation > generation);
  return next === undefined ? undefined : next.activeFrom + lifeMs + marginMs;
}

/** Those by which a token may still be verified. @param keys newest first */
export function usableAt(keys: readonly StoredSigningKey[], now: number, lifeMs: number): StoredSigningKey[] {
  return keys.filter((key) => (verifiesUntil(keys, key, lifeMs) ?? Infinity) > now);
}
