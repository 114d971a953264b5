import type { PasswordRule } from './password-rule.ts';

/** The shop's own words (Spryker's deny list), whatever their case. Empty by default. */
export const denyList: PasswordRule = ({ folded, length, policy: { denied } }) =>
  denied.has(folded) ? { rule: 'deny_list', values: { length } } : undefined;
