import { z } from 'zod';

/**
 * Looks at one attribute and says what is wrong with it, in the words of Symfony's validator, which are part of
 * Glue's contract; undefined when nothing is.
 */
export type Constraint = (value: unknown) => string | undefined;

const missing = 'This field is missing.';
const notText = 'This value should be of type string.';
const notValid = 'This value is not valid.';

/** Symfony passes over null in every constraint but NotBlank, and over '' in those that look at a format. */
function onText(check: (text: string) => string | undefined): Constraint {
  return (value) => {
    if (value === null) return undefined;
    return typeof value === 'string' ? check(value) : notText;
  };
}

/** NotBlank: refuses null, the empty string, false and the empty array (as PHP's empty() does). */
export const notBlank: Constraint = (value) => {
  const blank =
    value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
  return blank ? 'This value should not be blank.' : undefined;
};

/** Length in code points, as mb_strlen counts. */
export function length(bounds: { min?: number; max?: number }): Constraint {
  const { min = 0, max = Number.POSITIVE_INFINITY } = bounds;
  const characters = (limit: number): string => (limit === 1 ? `${limit} character` : `${limit} characters`);
  return onText((text) => {
    const actual = countCodePoints(text);
    if (min === max && actual !== min) return `This value should have exactly ${characters(min)}.`;
    if (actual > max) return `This value is too long. It should have ${characters(max)} or less.`;
    if (actual < min) return `This value is too short. It should have ${characters(min)} or more.`;
    return undefined;
  });
}

/** An e-mail address such as HTML's input accepts, in any script after the @; RFC 5321 allows 320 characters in all. */
export const email: Constraint = onText((text) =>
  text === '' || isEmail(text) ? undefined : 'This value is not a valid email address.',
);

/** Choice: one of the words, exactly. */
export function choice(...options: readonly string[]): Constraint {
  return (value) =>
    value === null || (typeof value === 'string' && options.includes(value))
      ? undefined
      : 'The value you selected is not a valid choice.';
}

/** IsTrue takes 1 and "1" as well. */
const isTrue: Constraint = (value) =>
  value === true || value === 1 || value === '1' ? undefined : 'This value should be true.';

/** A day of the calendar as YYYY-MM-DD. */
export const date: Constraint = onText((text) => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const time = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists =
    day !== undefined && time.getUTCMonth() === Number(month) - 1 && time.getUTCDate() === Number(day);
  return text === '' || exists ? undefined : 'This value is not a valid date.';
});

/** Regex. */
export function matches(pattern: RegExp): Constraint {
  return onText((text) => (text === '' || pattern.test(text) ? undefined : notValid));
}

/** Half of a surrogate pair: nothing that can be stored or sent as UTF-8 without becoming something else. */
const unpaired = /\p{Surrogate}/u;
/** Line breaks and their kin have no place in a name that will stand in the header of a mail. */
const control = /\p{Cc}/u;
const inOneLine = onText((value) => (control.test(value) ? notValid : undefined));

function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

const local = "[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}";
const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}-]{0,61}[\\p{L}\\p{N}\\p{M}])?';
const emailPattern = new RegExp(`^${local}@${label}(?:\\.${label})+$`, 'u');

function isEmail(text: string): boolean {
  return text.length <= 320 && emailPattern.test(text);
}

function violationsOf(value: unknown, constraints: readonly Constraint[]): readonly string[] {
  const found = constraints.map((constraint) => constraint(value)).filter((message) => message !== undefined);
  if (found.length > 0) return [...new Set(found)];
  if (value !== null && typeof value !== 'string') return [notText];
  return typeof value === 'string' && unpaired.test(value) ? [notValid] : [];
}

function report(messages: readonly string[], context: z.RefinementCtx): void {
  for (const message of messages) context.addIssue({ code: 'custom', message });
}

/** An attribute that has to be there: a text that meets every constraint. All violations are reported. */
export function text(...constraints: readonly Constraint[]): z.ZodType<string> {
  const all = [notBlank, ...constraints];
  return z
    .unknown()
    .superRefine((value, context) => {
      report(value === undefined ? [missing] : violationsOf(value, all), context);
    })
    .pipe(z.string());
}

/** As text, in one line. */
export function line(...constraints: readonly Constraint[]): z.ZodType<string> {
  return text(...constraints, inOneLine);
}

/** An attribute that may be absent or null; both come out as the empty string. */
export function optionalLine(...constraints: readonly Constraint[]): z.ZodType<string> {
  return nullableLine(...constraints).prefault('');
}

/** An attribute that may be null, which comes out as the empty string: nothing shall be there from now on. */
export function nullableLine(...constraints: readonly Constraint[]) {
  const all = [...constraints, inOneLine];
  return z
    .unknown()
    .superRefine((value, context) => report(violationsOf(value, all), context))
    .transform((value) => (typeof value === 'string' ? value : ''));
}

/** Type boolean; PHP's other truths do not count. */
export function yesOrNo(): z.ZodType<boolean> {
  return z
    .unknown()
    .superRefine((value, context) => {
      if (value === undefined) report([missing], context);
      else if (typeof value !== 'boolean') report(['This value should be of type boolean.'], context);
    })
    .transform((value) => value === true);
}

/** A box that has to be ticked. */
export function accepted(): z.ZodType<true> {
  return z
    .unknown()
    .superRefine((value, context) => {
      const message = value === undefined ? missing : isTrue(value);
      if (message !== undefined) report([message], context);
    })
    .transform(() => true as const);
}

/** The attributes of a change: each may be absent, and then stays as it is. */
export function changeOf<Shape extends Record<string, z.ZodType>>(
  shape: Shape,
): z.ZodObject<{ [Name in keyof Shape]: z.ZodExactOptional<Shape[Name]> }> {
  const optional = Object.entries(shape).map(([name, schema]) => [name, z.exactOptional(schema)]);
  return z.object(Object.fromEntries(optional) as { [Name in keyof Shape]: z.ZodExactOptional<Shape[Name]> });
}
