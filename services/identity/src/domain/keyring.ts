/** A secret key and the name it is remembered by. */
export interface NamedKey {
  readonly kid: string;
  /** 32 bytes or more. */
  readonly key: Uint8Array;
}

/** Keys of one purpose: the first makes new things, the others still serve what they made. */
export type Keyring = readonly [NamedKey, ...NamedKey[]];

/** The key called `kid`, if it is still in the ring. */
export function keyNamed(ring: Keyring, kid: string): Uint8Array | undefined {
  return ring.find((each) => each.kid === kid)?.key;
}
