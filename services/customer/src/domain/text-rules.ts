import { fieldErrors, type FieldError } from '@latchkey/kit/errors';

type Fault = Omit<FieldError, 'field'>;
/** Says what is wrong with a text that was given; `required` also sees one that was not. */
export type Rule = (text: string, today: string) => Fault | undefined;

export const required: Rule = (text) => (text === '' ? { rule: 'required' } : undefined);

/** Characters are code points, as Spryker counts them. */
export const atMost =
  (max: number): Rule =>
  (text) =>
    text.length > max && Array.from(text).length > max ? { rule: 'max-length', values: { max } } : undefined;

export const oneOf =
  (words: readonly string[]): Rule =>
  (text) =>
    words.includes(text) ? undefined : { rule: 'one-of', values: { allowed: words.join(', ') } };

export const matching =
  (pattern: RegExp): Rule =>
  (text) =>
    pattern.test(text) ? undefined : { rule: 'format' };

export const notInFuture: Rule = (date, today) => (date > today ? { rule: 'not-in-future' } : undefined);

/** Line breaks and other control characters do not belong in a text that ends up in mail headers and CSV files. */
export const oneLine: Rule = (text) =>
  /[\p{Cc}\u2028\u2029]/u.test(text) ? { rule: 'characters' } : undefined;

/**
 * The texts that are given, in the form in which they are stored: blanks around them are dropped. A field without a
 * rule is left out.
 * @param now milliseconds since the Unix epoch
 * @throws AppError `invalid_input` naming every field at fault, each with the first rule it breaks
 */
export function checkedTexts<Field extends string>(
  rules: Readonly<Record<Field, readonly Rule[]>>,
  input: { readonly [Each in Field]?: string | undefined },
  now: number,
): Partial<Record<Field, string>> {
  const today = new Date(now).toISOString().slice(0, 10);
  const checked: Partial<Record<Field, string>> = {};
  const faults: FieldError[] = [];
  for (const field of Object.keys(rules) as Field[]) {
    const text = input[field]?.trim();
    if (text === undefined) continue;
    const fault = firstFault(rules[field], text, today);
    if (fault === undefined) checked[field] = text;
    else faults.push({ field, ...fault });
  }
  if (faults.length > 0) throw fieldErrors(...faults);
  return checked;
}

function firstFault(fieldRules: readonly Rule[], text: string, today: string): Fault | undefined {
  if (text === '' && !fieldRules.includes(required)) return undefined;
  for (const rule of fieldRules) {
    const fault = rule(text, today);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
