import { codePoints, type PasswordRule } from './password-rule.ts';

/** So many equal characters in a row are refused (Spryker's sequence limit: 3 in its demo shops). Off by default. */
export const sameCharacters: PasswordRule = ({ password, policy: { sameCharactersLimit } }) => {
  if (sameCharactersLimit === undefined) return undefined;
  let run = 0;
  let last: string | undefined;
  for (const point of codePoints(password)) {
    run = point === last ? run + 1 : 1;
    last = point;
    if (run >= sameCharactersLimit)
      return { rule: 'same_characters', values: { limit: sameCharactersLimit } };
  }
  return undefined;
};
