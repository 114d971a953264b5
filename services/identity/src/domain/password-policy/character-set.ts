import type { PasswordRule } from './password-rule.ts';

/** Spryker's: at least one lower and upper case letter, digit and special character, and nothing but these and blanks. */
const mixed =
  /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[!@#$%^&*()_\-=+[\]{}|;:<>.,/?\\~])[A-Za-z\d !@#$%^&*()_\-=+[\]{}|;:<>.,/?\\~]+$/;

/** Off by default: rules of composition make people choose `Password1!` (NIST SP 800-63B-4 §3.1.1.2). */
export const characterSet: PasswordRule = ({ password, length, policy }) =>
  policy.mixedCharacters && !mixed.test(password) ? { rule: 'character_set', values: { length } } : undefined;
