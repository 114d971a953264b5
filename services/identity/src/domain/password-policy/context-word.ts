import { codePoints, type PasswordRule } from './password-rule.ts';

/** Shorter words, such as the name Al, turn up in good passwords by chance. */
const shortestWord = 3;
/** What is left beside the words has to be a password of its own, by NIST's least length; a year and `!!` are not. */
const leastRest = 8;

/**
 * A password that is the person's name or address or the shop's name, with little around it, is among the first
 * that are guessed (NIST SP 800-63B-4 §3.1.1.2: context-specific words).
 */
export const contextWord: PasswordRule = ({ folded, length, words }) => {
  let rest = folded;
  const telling = words.filter((word) => codePoints(word).length >= shortestWord);
  for (const word of telling.sort((a, b) => b.length - a.length)) rest = rest.replaceAll(word, '');
  const left = codePoints(rest).length;
  return left < length && left < leastRest
    ? { rule: 'context_word', values: { rest: left, min: leastRest } }
    : undefined;
};
