/**
 * Keys that never reach a log line, wherever they stand. The log is for operators:
 * it holds route templates, ids, codes and durations, never what people typed.
 */
export const secretKeys = [
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

/**
 * What looks like a secret, whatever key or sentence it stands in. Driver messages repeat what they were given
 * (E11000 prints the key, SMTP servers print the recipient), so a list of keys alone does not do.
 */
const shapes: readonly [RegExp, string | ((text: string) => string)][] = [
  [new RegExp(`"(${secretKeys.join('|')})":"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"`, 'g'), '"$1":"[redacted]"'],
  // A URL's user and password: mongodb://user:password@host
  [/(\w{2,20}:\/\/)[^\s/@"\\]{1,512}@/g, '$1[redacted]@'],
  // A URL's query and fragment, where links carry their token.
  [/(\bhttps?:\/\/[^\s?#"\\]{1,1024})[?#][^\s"\\]*/g, '$1?[redacted]'],
  // The key of a duplicate: dup key: { login: "…" }
  [/(dup key: )\{[^}]*\}/g, '$1[redacted]'],
  // A password hash, in PHC or crypt form.
  [/\$(argon2\w{1,2}|2[aby]|pbkdf2[\w-]*|scrypt)\$[\w$=,.+/-]+/g, '[hash]'],
  // A JSON web token.
  [/\beyJ[\w-]{8,}\.[\w-]+(\.[\w-]*)?/g, '[token]'],
  // 40 and more characters of base64url or hex: tokens, links, digests. Long kebab-case names are neither.
  [/[\w-]{40,}/g, (text) => (/[A-Z\d]/.test(text) ? '[token]' : text)],
  // An e-mail address, in letters of any script.
  [
    /[\p{L}\p{N}.!#$%&'*+=?^_`{|}~-]{1,64}@[\p{L}\p{N}-]{1,63}(\.[\p{L}\p{N}-]{1,63})*\.\p{L}{2,}/gu,
    '[address]',
  ],
];

/** @param line a log line as it would be written; it stays valid JSON, as no shape holds a quote or a backslash */
export function scrub(line: string): string {
  let text = line;
  for (const [shape, instead] of shapes) {
    text = typeof instead === 'string' ? text.replace(shape, instead) : text.replace(shape, instead);
  }
  return text;
}
