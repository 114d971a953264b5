import { randomBytes } from 'node:crypto';
import { v7, validate, version } from 'uuid';

/** A new UUIDv7 (RFC 9562): sorts by the time it was made. */
export function newId(): string {
  return v7();
}

/** Whether the text is a UUIDv7. */
export function isId(text: string): boolean {
  return validate(text) && version(text) === 7;
}

/** A secret of 256 bits from the system's generator, as 43 characters of base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
