import { classOf, pbkdf2Digests, writePbkdf2, type BareDigest, type Pbkdf2Digest } from './password-class.ts';

/** What an imported password cell says. */
export type PasswordCell =
  /** A hash that is verified as it is: PHC string, or bcrypt's modular format. */
  | { readonly phc: string }
  /** A digest without salt or cost, hexadecimal in small letters; never stored as it came. */
  | { readonly digest: BareDigest; readonly hex: string }
  | { readonly clearText: string };

export type CellRefusal = 'password-format' | 'password-cost' | 'password-length';

/** Code points; nobody can type more at a login (domain/password-policy/max-length.ts). */
const clearTextMaxLength = 128;

/** Lengths of hexadecimal text, by the digest that makes them. */
const digestOfLength: ReadonlyMap<number, BareDigest> = new Map([
  [32, 'md5'],
  [40, 'sha1'],
  [64, 'sha256'],
]);
/** SHA-224, SHA-384 and SHA-512: surely nobody's password, and nothing that we verify. */
const otherDigestLengths: readonly number[] = [56, 96, 128];

/**
 * Tells the formats apart (ARCHITECTURE §5): bcrypt, argon2, PBKDF2 as passlib, PHC or Django write it, hexadecimal md5,
 * sha1 and sha256, and clear text, which is whatever does not look like any hash. A hash that is not known must not
 * become somebody's password in clear, so that everything that looks like one is refused.
 * @param cell not empty
 */
export function readPasswordCell(cell: string): PasswordCell | CellRefusal {
  const text = cell.trim();
  if (/^\$2[abxy]\$/.test(text)) return hash(text, /^\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$/);
  if (/^\$argon2/.test(text))
    return hash(text, /^\$argon2(id|i|d)\$v=19\$[^$]+\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{22,86}$/);
  if (/^(\$pbkdf2|pbkdf2_)/.test(text)) return readPbkdf2Cell(text);
  if (/^[0-9a-f]+$/i.test(text)) {
    const digest = digestOfLength.get(text.length);
    if (digest !== undefined) return { digest, hex: text.toLowerCase() };
    if (otherDigestLengths.includes(text.length)) return 'password-format';
  }
  if (looksLikeHash(text)) return 'password-format';
  return Array.from(cell).length > clearTextMaxLength ? 'password-length' : { clearText: cell };
}

function hash(phc: string, pattern: RegExp): PasswordCell | CellRefusal {
  if (!pattern.test(phc)) return 'password-format';
  return classOf(phc) === undefined ? 'password-cost' : { phc };
}

/** crypt's `$id$…`, Django's `algorithm$…$…`, LDAP's `{SCHEME}…`, phpass, and MySQL's `*` with 40 digits. */
function looksLikeHash(text: string): boolean {
  return /^(\$[\w-]+\$\S{16,}|\{[\w.-]+\}\S{16,}|[a-z0-9_]+\$[^$\s]+\$\S{16,}$|\*[0-9A-F]{40}$)/i.test(text);
}

const passlib =
  /^\$pbkdf2(?:-(?<digest>\w+))?\$(?:i=)?(?<iterations>\d{1,9})(?:,l=\d{1,3})?\$(?<salt>[./+A-Za-z0-9]{1,344})\$(?<key>[./+A-Za-z0-9]{22,86})$/;
const django =
  /^pbkdf2_(?<digest>\w+)\$(?<iterations>\d{1,9})\$(?<salt>[^$\s]{1,256})\$(?<key>[+/A-Za-z0-9]{22,86}={0,2})$/;

/** passlib writes `.` for `+` and nothing for SHA-1; Django's salt is text, and its base64 is padded. */
function readPbkdf2Cell(text: string): PasswordCell | CellRefusal {
  const groups = (passlib.exec(text) ?? django.exec(text))?.groups;
  const digest = digestNamed(groups?.['digest']);
  if (groups === undefined || digest === undefined) return 'password-format';
  const { iterations, salt = '', key = '' } = groups;
  const bytes = (encoded: string): Buffer => Buffer.from(encoded.replaceAll('.', '+'), 'base64');
  const saltBytes = text.startsWith('$') ? bytes(salt) : Buffer.from(salt);
  const keyBytes = bytes(key);
  const phc = writePbkdf2(
    { algorithm: 'pbkdf2', digest, iterations: Number(iterations), keyBytes: keyBytes.length },
    saltBytes,
    keyBytes,
  );
  return classOf(phc) === undefined ? 'password-cost' : { phc };
}

function digestNamed(name: string | undefined): Pbkdf2Digest | undefined {
  return name === undefined ? 'sha1' : pbkdf2Digests.find((each) => each === name);
}
