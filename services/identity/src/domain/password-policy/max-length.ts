import type { PasswordRule } from './password-rule.ts';

/** 128 code points by default (Spryker's contract; NIST SP 800-63B-4 asks for 64 at least). */
export const maxLength: PasswordRule = ({ length, policy }) =>
  length > policy.maxLength
    ? { rule: 'max_length', values: { max: policy.maxLength, actual: length } }
    : undefined;
