import { randomBytes } from 'node:crypto';
import { v5, validate, version } from 'uuid';
import { uuidv7 } from 'uuidv7';

/** A new UUIDv7 (RFC 9562): sorts by the time it was made. By uuidv7, as uuid's own asks the system's generator for each. */
export function newId(): string {
  return uuidv7();
}

/** Drawn once for repeatableId. */
const namespace = 'a3f1c9d2-5b7e-4c68-9e0d-6f2b8a417c55';

/** An id that is the same whenever the parts are: what is tried again is known by it (UUIDv5). @param parts ids and words */
export function repeatableId(...parts: readonly string[]): string {
  return v5(parts.join('\n'), namespace);
}

/** Whether the text is a UUIDv7. */
export function isId(text: string): boolean {
  return validate(text) && version(text) === 7;
}

/** A secret of 256 bits from the system's generator, as 43 characters of base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
