import { createHash, createHmac } from 'node:crypto';

/**
 * The token of a mailed link: HMAC-SHA256(key, requestId ‖ customerId) as 43 characters of base64url. The same
 * request gives the same token however often it is minted, so a retried mail never makes a second link.
 * Both ids are UUIDs of 36 characters, so no two pairs give the same text.
 */
export function deriveLinkToken(key: Uint8Array, requestId: string, customerId: string): string {
  return createHmac('sha256', key).update(`${requestId}${customerId}`).digest('base64url');
}

/**
 * What is stored of a secret of 256 bits (link token, refresh token): its SHA-256 as base64url. A slow hash would
 * add nothing, there is no dictionary of such secrets; looking it up by an index is safe for the same reason.
 */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
