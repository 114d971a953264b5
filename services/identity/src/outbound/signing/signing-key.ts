/** A private key under a configured key (AES-256-GCM); every part is base64url. */
export interface SealedKey {
  /** Which of KEY_ENCRYPTION_KEYS sealed it. */
  readonly kid: string;
  readonly iv: string;
  readonly tag: string;
  readonly ciphertext: string;
}

/** A signing key as it is stored. The greatest generation signs, all verify. */
export interface StoredSigningKey {
  readonly generation: number;
  /** RFC 7638 thumbprint of the public key; the `kid` of tokens. */
  readonly kid: string;
  readonly publicJwk: { readonly kty: string; readonly crv: string; readonly x: string; readonly y: string };
  readonly sealed: SealedKey;
  readonly createdAt: number;
}

/** Stores signing keys. */
export interface SigningKeyStore {
  /** The keys that tokens may still be verified by, newest generation first. */
  usable(now: number): Promise<StoredSigningKey[]>;
  /** False when this generation exists already: another copy was faster, its key is the one. */
  insert(key: StoredSigningKey): Promise<boolean>;
}
