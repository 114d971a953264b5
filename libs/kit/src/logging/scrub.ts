/**
 * Keys that never reach a log line, wherever they stand. The log is for operators:
 * it holds route templates, ids, codes and durations, never what people typed.
 */
const secretKeys = [
  'password',
  'currentPassword',
  'newPassword',
  'confirmPassword',
  'token',
  'accessToken',
  'refreshToken',
  'restorePasswordKey',
  'registrationKey',
  'hash',
  'phc',
  'authorization',
  'cookie',
  'secret',
  'credential',
  'link',
  'url',
  'login',
  'email',
] as const;

const secretKey: ReadonlySet<string> = new Set(secretKeys);
const anySecretKey = new RegExp(`"(?:${secretKeys.join('|')})":`);

/**
 * Takes out the whole value of every key that names a secret, at any depth. Few lines have one, so a look at the text
 * comes before the walk through its fields.
 * @param line a log line as it would be written: JSON
 */
export function censor(line: string): string {
  if (!anySecretKey.test(line)) return line;
  const censored = JSON.stringify(JSON.parse(line), (key, value: unknown) =>
    secretKey.has(key) ? '[redacted]' : value,
  );
  return `${censored}\n`;
}

/**
 * What looks like a secret, whatever key or sentence it stands in. Driver messages repeat what they were given
 * (E11000 prints the key, SMTP servers print the recipient), so a list of keys alone does not do.
 * `has` is a text the shape cannot do without, which is quicker looked for.
 */
const shapes: readonly { has: string; shape: RegExp; instead: string | ((text: string) => string) }[] = [
  // A URL's user and password: mongodb://user:password@host
  { has: '://', shape: /(\w{2,20}:\/\/)[^\s/@"\\]{1,512}@/g, instead: '$1[redacted]@' },
  // A URL's query and fragment, where links carry their token.
  { has: '://', shape: /(\bhttps?:\/\/[^\s?#"\\]{1,1024})[?#][^\s"\\]*/g, instead: '$1?[redacted]' },
  // The key of a duplicate: dup key: { login: "…" }
  { has: 'dup key: ', shape: /(dup key: )\{[^}]*\}/g, instead: '$1[redacted]' },
  // A password hash, in PHC or crypt form.
  { has: '$', shape: /\$(argon2\w{1,2}|2[aby]|pbkdf2[\w-]*|scrypt)\$[\w$=,.+/-]+/g, instead: '[hash]' },
  // A JSON web token.
  { has: 'eyJ', shape: /\beyJ[\w-]{8,}\.[\w-]+(\.[\w-]*)?/g, instead: '[token]' },
  // 40 and more characters of base64url or hex: tokens, links, digests. Long kebab-case names are neither.
  { has: '', shape: /[\w-]{40,}/g, instead: (text) => (/[A-Z\d]/.test(text) ? '[token]' : text) },
  // An e-mail address, in letters of any script.
  {
    has: '@',
    shape: /[\p{L}\p{N}.!#$%&'*+=?^_`{|}~-]{1,64}@[\p{L}\p{N}-]{1,63}(\.[\p{L}\p{N}-]{1,63})*\.\p{L}{2,}/gu,
    instead: '[address]',
  },
];

/** @param line a log line as it would be written; it stays valid JSON, as no shape holds a quote or a backslash */
export function scrub(line: string): string {
  let text = line;
  for (const { has, shape, instead } of shapes) {
    if (!text.includes(has)) continue;
    text = typeof instead === 'string' ? text.replace(shape, instead) : text.replace(shape, instead);
  }
  return text;
}
