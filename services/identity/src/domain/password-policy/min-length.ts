import type { PasswordRule } from './password-rule.ts';

/** 12 code points by default (Spryker's contract); 15 for NIST SP 800-63B-4 single factor. */
export const minLength: PasswordRule = ({ length, policy }) =>
  length < policy.minLength
    ? { rule: 'min_length', values: { min: policy.minLength, actual: length } }
    : undefined;
