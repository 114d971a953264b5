import { codePoints, type PasswordRule } from './password-rule.ts';

/**
 * `aaaaaaaaaaaa`, `abcabcabcabc`: a password that repeats one part is as strong as the part, which is shorter
 * than a password may be.
 */
export const repeats: PasswordRule = ({ folded, length, policy }) => {
  const points = codePoints(folded);
  const shortest = Math.min(Math.floor(points.length / 2), policy.minLength - 1);
  for (let period = 1; period <= shortest; period += 1) {
    if (points.every((point, at) => at < period || point === points[at - period])) {
      return { rule: 'repeats', values: { part: period, length } };
    }
  }
  return undefined;
};
