import { z } from 'zod';
import {
  atMost,
  checkedTexts,
  matching,
  notInFuture,
  oneLine,
  oneOf,
  required,
  type Rule,
} from './text-rules.ts';

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
  return checkedTexts(rules, input, now) as Profile;
}

/** What people may change of a profile by themselves. The address takes a proof, the store is the shop's. */
export type ProfileChange = Omit<Profile, 'email' | 'store'>;

/**
 * As parseProfile, for the fields that are given; the others stay away.
 * @throws AppError `invalid_input`
 */
export function parseProfileChange(
  input: { readonly [Field in keyof ProfileChange]?: string | undefined },
  now: number,
): Partial<ProfileChange> {
  const { email: _, store: __, ...changeable } = rules;
  return checkedTexts(changeable, input, now) as Partial<ProfileChange>;
}
