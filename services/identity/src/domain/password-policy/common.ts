import { codePoints, type PasswordRule } from './password-rule.ts';

/** Shorter words turn up in good passwords by chance. */
const shortestWord = 4;
/** What is left beside a common password has to be one of its own; see context-word.ts. */
const leastRest = 8;
/** `!!!!!!!!` and `20202020` add nothing. */
const leastDistinct = 4;

/** What people write for a letter so as to look clever; guessing programs do the same (hashcat's `leetspeak.rule`). */
const disguises: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

/**
 * Passwords of the list (NIST SP 800-63B-4 §3.1.1.2), and what is made of them to reach a length: with digits and
 * signs around, doubled, with look-alikes for letters. `P@ssw0rd2026!!` is tried as early as `password`.
 */
export const common: PasswordRule = ({ folded, length, policy: { commonPasswords } }) => {
  const listed = (word: string): boolean => word.length >= shortestWord && commonPasswords.has(word);
  const withoutTail = folded.replace(/[^\p{L}]+$/u, '');
  const word = withoutTail.replace(/^[^\p{L}]+/u, '');
  const isCommon =
    listed(folded) ||
    [word, undisguised(word), undisguised(withoutTail)].some(
      (each) => (listed(each) || listed(doubled(each))) && isWeak(folded.replace(word, ''), commonPasswords),
    );
  return isCommon ? { rule: 'common', values: { length } } : undefined;
};

function undisguised(text: string): string {
  return text.replace(/[@4310!$57]/g, (sign) => disguises[sign] ?? sign);
}

/** `dragon` of `dragondragon` and `dragon-dragon`; nothing of anything else. */
function doubled(text: string): string {
  const half = Math.ceil(text.length / 2);
  for (let end = half; end >= Math.max(shortestWord, half - 2); end -= 1) {
    const part = text.slice(0, end);
    if (text.endsWith(part) && end * 2 <= text.length) return part;
  }
  return '';
}

function isWeak(rest: string, commonPasswords: ReadonlySet<string>): boolean {
  const points = codePoints(rest);
  return points.length < leastRest || new Set(points).size < leastDistinct || commonPasswords.has(rest);
}
