import { codePoints, type PasswordRule } from './password-rule.ts';

/** The rows of the common keyboards, both ways round the digits, and their columns: `1qaz2wsx3edc`. */
const rows = [
  '1234567890',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'qsdfghjklm',
  'zxcvbnm',
  'yxcvbnm',
  '1qaz',
  '2wsx',
  '3edc',
  '4rfv',
  '5tgb',
  '6yhn',
  '7ujm',
  '1qay',
];
/** Three in a row happen in words (`first`, `hijack`); from four on it is a run. */
const shortestRun = 4;
/** A password has to have this much besides its runs, each run counting as one sign. */
const leastSigns = 6;

/** `123456789012`, `abcdefgh1234`, `qwertyuiop12`: runs of the alphabet, of digits and of keyboard rows. */
export const sequence: PasswordRule = ({ folded }) => {
  const points = codePoints(folded);
  let signs = 0;
  for (let at = 0; at < points.length; signs += 1) {
    const run = runLength(points, at);
    at += run >= shortestRun ? run : 1;
  }
  return signs < leastSigns && signs < points.length
    ? { rule: 'sequence', values: { signs, min: leastSigns } }
    : undefined;
};

/** How many signs from `start` on follow each other, in the one direction the first two show. */
function runLength(points: readonly string[], start: number): number {
  const longest = ([1, -1] as const).map((direction) => {
    let end = start + 1;
    while (end < points.length && follows(points[end - 1], points[end], direction)) end += 1;
    return end - start;
  });
  return Math.max(...longest);
}

function follows(one: string | undefined, next: string | undefined, direction: 1 | -1): boolean {
  if (one === undefined || next === undefined) return false;
  if ((next.codePointAt(0) ?? 0) - (one.codePointAt(0) ?? 0) === direction) return true;
  return rows.some((row) => row.includes(direction === 1 ? one + next : next + one));
}
