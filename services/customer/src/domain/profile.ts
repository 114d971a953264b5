import { z } from 'zod';
import { fieldErrors, type FieldError } from '@latchkey/kit/errors';

/** Spryker's titles; `n/a` is its own word for "none given" (spryker.md §1.3, §2.1). */
export const salutations = ['Mr', 'Mrs', 'Ms', 'Dr', 'n/a'] as const;
/** Optional in a stored profile, as in Spryker's table; Glue's edge asks for one (spryker.md §1.3). */
export const genders = ['Male', 'Female'] as const;

/** What a person says about themselves. An empty string means "not given". */
export interface Profile {
  /** As typed: mail goes to this spelling. Identity normalises its own copy, the login. */
  email: string;
  salutation: (typeof salutations)[number];
  firstName: string;
  lastName: string;
  gender: (typeof genders)[number] | '';
  /** YYYY-MM-DD */
  dateOfBirth: string;
  phone: string;
  company: string;
  /** Language and country, such as en_US. */
  locale: string;
  store: string;
}

/** A profile as it arrives, not checked yet. */
export type ProfileInput = Record<keyof Profile, string>;

type Fault = Omit<FieldError, 'field'>;
/** Says what is wrong with a text that was given; `required` also sees one that was not. */
type Rule = (text: string, today: string) => Fault | undefined;

const required: Rule = (text) => (text === '' ? { rule: 'required' } : undefined);

/** Characters are code points, as Spryker counts them. */
const atMost =
  (max: number): Rule =>
  (text) =>
    Array.from(text).length > max ? { rule: 'max-length', values: { max } } : undefined;

const oneOf =
  (words: readonly string[]): Rule =>
  (text) =>
    words.includes(text) ? undefined : { rule: 'one-of', values: { allowed: words.join(', ') } };

const matching =
  (pattern: RegExp): Rule =>
  (text) =>
    pattern.test(text) ? undefined : { rule: 'format' };

const notInFuture: Rule = (date, today) => (date > today ? { rule: 'not-in-future' } : undefined);

/** Line breaks and other control characters do not belong in a text that ends up in mail headers and CSV files. */
const oneLine: Rule = (text) => (/[\p{Cc}\u2028\u2029]/u.test(text) ? { rule: 'characters' } : undefined);

/**
 * Lengths are those of Spryker's columns and forms (spryker.md §1.3, §2.1).
 *
 * The characters `: / < >` are not refused here. Spryker refuses them in names at the Back Office's and the storefront's
 * forms, but Glue clients and import files may send them: it is a rule of those forms, and lives at their edge.
 */
const rules: Record<keyof Profile, readonly Rule[]> = {
  // The pattern of <input type=email> (WHATWG HTML), so that no form accepts what is refused here.
  email: [required, atMost(100), matching(z.regexes.html5Email)],
  salutation: [required, oneOf(salutations)],
  firstName: [required, atMost(100), oneLine],
  lastName: [required, atMost(100), oneLine],
  gender: [oneOf(genders)],
  dateOfBirth: [matching(z.regexes.date), notInFuture],
  phone: [atMost(255), oneLine],
  company: [atMost(100), oneLine],
  locale: [required, matching(/^[a-z]{2}_[A-Z]{2}$/)],
  store: [required, atMost(255), oneLine],
};

/**
 * Checks a profile and brings it into the form in which it is stored: blanks around a text are dropped.
 * @param now milliseconds since the Unix epoch; no date of birth lies after its day in UTC
 * @throws AppError `invalid_input` naming every field at fault, each with the first rule it breaks: `required`,
 *   `max-length` {max}, `one-of` {allowed}, `format`, `not-in-future`, `characters`
 */
export function parseProfile(input: ProfileInput, now: number): Profile {
  const today = new Date(now).toISOString().slice(0, 10);
  const fields = Object.keys(rules) as (keyof Profile)[];
  const trimmed = Object.fromEntries(fields.map((field) => [field, input[field].trim()])) as ProfileInput;
  const faults = fields.flatMap((field) => {
    const fault = firstFault(rules[field], trimmed[field], today);
    return fault === undefined ? [] : [{ field, ...fault }];
  });
  if (faults.length > 0) throw fieldErrors(...faults);
  return trimmed as Profile;
}

function firstFault(fieldRules: readonly Rule[], text: string, today: string): Fault | undefined {
  if (text === '' && !fieldRules.includes(required)) return undefined;
  for (const rule of fieldRules) {
    const fault = rule(text, today);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
