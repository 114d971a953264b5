import { BSONRegExp } from 'bson';
import { badValue, CommandError } from '../errors.ts';

export type StringTest = (text: string) => boolean;

const SUPPORTED_OPTIONS = 'imsu';

/** One pattern, wherever it was written: `/x/i`, `{ $regex: /x/i }` or `{ $regex: 'x', $options: 'i' }`. */
export interface RegexSource {
  readonly pattern: string;
  readonly options: string;
}

/** Reads `$regex` with its `$options`. Errors: 2 for a wrong type, 51091 for an option or pattern the store does not understand. */
export function readRegex(pattern: unknown, options: unknown): RegexSource {
  if (options !== undefined && typeof options !== 'string') throw badValue('$options has to be a string');
  if (pattern instanceof BSONRegExp) {
    if (options !== undefined && pattern.options !== '')
      throw badValue('options set in both $regex and $options');
    return { pattern: pattern.pattern, options: options ?? pattern.options };
  }
  if (typeof pattern !== 'string') throw badValue('$regex has to be a string');
  return { pattern, options: options ?? '' };
}

/** Compiles to a test. PCRE's `x` and patterns JavaScript cannot read are refused rather than understood differently. */
export function compileRegex(source: RegexSource): StringTest {
  for (const option of source.options) {
    if (!SUPPORTED_OPTIONS.includes(option))
      throw new CommandError(51091, `invalid flag in regex options: ${option}`);
  }
  let expression: RegExp;
  try {
    expression = new RegExp(source.pattern, [...new Set(Array.from(`${source.options}u`))].join(''));
  } catch {
    expression = compileWithoutUnicode(source);
  }
  return (text) => expression.test(text);
}

/** Patterns with needless escapes (`\-`) are errors under JavaScript's `u` flag only. */
function compileWithoutUnicode(source: RegexSource): RegExp {
  try {
    return new RegExp(source.pattern, source.options.replaceAll('u', ''));
  } catch {
    throw new CommandError(51091, `Regular expression is invalid: ${source.pattern}`);
  }
}

const LITERAL = /^[^\\^$.|?*+()[\]{}]$/u;

/**
 * The text every match must begin with, when the pattern is anchored and case-sensitive; undefined when an index cannot help.
 * A character followed by a quantifier that allows none of it is no part of the prefix.
 */
export function anchoredPrefix(source: RegexSource): string | undefined {
  if (source.options !== '' && source.options !== 's' && source.options !== 'u') return undefined;
  if (!source.pattern.startsWith('^') || source.pattern.includes('|')) return undefined;
  const characters = Array.from(source.pattern.slice(1));
  let prefix = '';
  for (let at = 0; at < characters.length; at += 1) {
    let character = characters[at] ?? '';
    if (character === '\\') {
      at += 1;
      character = characters[at] ?? '';
      // Escaped letters and digits are classes or references (\d, \b); an escaped sign is that sign.
      if (character === '' || /[\p{L}\p{N}]/u.test(character)) break;
    } else if (!LITERAL.test(character)) break;
    if (/[?*{]/.test(characters[at + 1] ?? '')) break;
    prefix += character;
  }
  return prefix === '' ? undefined : prefix;
}
