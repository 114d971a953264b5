import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import type { ChainLink } from './chain.ts';

export const auditKeySchema = z.object({
  kid: z.string(),
  kty: z.string(),
  crv: z.string(),
  x: z.string(),
  y: z.string(),
});
/** The public half of a key that signs heads (RFC 7517, ES256). */
export type AuditKey = Readonly<z.infer<typeof auditKeySchema>>;

/** What a head says, once its signature is proven. */
export interface Head extends ChainLink {
  readonly atMs: number;
}

/** `typ` of the JWS, so that no other token of the same key can pass for a head. */
export const headType = 'latchkey-audit-head';

const headerSchema = z.object({ alg: z.literal('ES256'), typ: z.literal(headType), kid: z.string() });
const headSchema = z.object({
  seq: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  atMs: z.int().nonnegative(),
});

/**
 * Reads a signed head: a compact JWS (RFC 7515) of `{ seq, hash, atMs }`.
 * @returns undefined when it is none, its key is none of `keys` or the signature is not that key's
 */
export function readHead(jws: string, keys: readonly AuditKey[]): Head | undefined {
  const [header = '', payload = '', signature = '', ...more] = jws.split('.');
  if (more.length > 0) return undefined;
  const { data: named } = headerSchema.safeParse(parsed(header));
  const key = keys.find(({ kid }) => kid === named?.kid);
  if (key === undefined) return undefined;
  const { kty, crv, x, y } = key;
  try {
    const publicKey = createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' });
    const bytes = Buffer.from(signature, 'base64url');
    const signed = Buffer.from(`${header}.${payload}`);
    if (!verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, bytes)) return undefined;
  } catch {
    return undefined;
  }
  return headSchema.safeParse(parsed(payload)).data;
}

function parsed(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return undefined;
  }
}
