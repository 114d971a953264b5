import { AppError } from '@latchkey/kit/errors';
import type { Login } from '../login.ts';
import { characterSet } from './character-set.ts';
import { common } from './common.ts';
import { contextWord } from './context-word.ts';
import { denyList } from './deny-list.ts';
import { maxLength } from './max-length.ts';
import { minLength } from './min-length.ts';
import {
  codePoints,
  type PasswordCandidate,
  type PasswordFault,
  type PasswordPolicy,
  type PasswordRule,
} from './password-rule.ts';
import { repeats } from './repeats.ts';
import { sameCharacters } from './same-characters.ts';
import { sequence } from './sequence.ts';

export type { PasswordFault, PasswordPolicy } from './password-rule.ts';

/**
 * The rules, in the order they are asked. A block list counts after the length rule (NIST SP 800-63B-4 §3.1.1.2):
 * what is too short is not called common as well. Spryker's rules of composition are off unless a shop asks.
 */
const lengthRules: readonly PasswordRule[] = [minLength, maxLength];
const compositionRules: readonly PasswordRule[] = [sameCharacters, characterSet];
const blockRules: readonly PasswordRule[] = [denyList, common, contextWord, repeats, sequence];

/**
 * Every rule a new password breaks.
 * @param person what is known of its owner: the login, and words such as given names
 */
export function passwordFaults(
  password: string,
  policy: PasswordPolicy,
  person: { login: Login; words: readonly string[] },
): PasswordFault[] {
  const candidate: PasswordCandidate = {
    password,
    folded: password.toLowerCase(),
    length: codePoints(password).length,
    words: contextWords(policy, person),
    policy,
  };
  const faults = (rules: readonly PasswordRule[]): PasswordFault[] =>
    rules.flatMap((rule) => rule(candidate) ?? []);
  const wrongForm = [...faults(lengthRules), ...faults(compositionRules)];
  return wrongForm.length > 0 ? wrongForm : faults(blockRules);
}

/**
 * Refuses a new password that breaks a rule.
 * @param field the input field to blame, such as `password`
 * @throws AppError password_policy with one field error per broken rule
 */
export function assertPasswordAllowed(
  field: string,
  password: string,
  policy: PasswordPolicy,
  person: { login: Login; words: readonly string[] },
): void {
  const faults = passwordFaults(password, policy, person);
  if (faults.length === 0) return;
  throw new AppError('password_policy', {
    fields: faults.map((fault) => ({ field, rule: fault.rule, values: fault.values })),
  });
}

/** The local part as a whole and in its pieces, the person's words, the shop's. */
function contextWords(policy: PasswordPolicy, person: { login: Login; words: readonly string[] }): string[] {
  const localPart = person.login.slice(0, Math.max(0, person.login.lastIndexOf('@')));
  const words = [
    person.login,
    localPart,
    ...localPart.split(/[._+-]+/),
    ...person.words,
    ...policy.shopWords,
  ];
  return [
    ...new Set(words.map((word) => word.normalize('NFC').trim().toLowerCase()).filter((word) => word !== '')),
  ];
}
