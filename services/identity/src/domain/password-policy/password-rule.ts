/** The numbers and words passwords are measured against. */
export interface PasswordPolicy {
  /** Code points. */
  readonly minLength: number;
  readonly maxLength: number;
  /** Words of the shop, which everybody would try first. */
  readonly shopWords: readonly string[];
  /** Lower case. */
  readonly commonPasswords: ReadonlySet<string>;
  /** The shop's own deny list, lower case. */
  readonly denied: ReadonlySet<string>;
  /** How many equal characters in a row are too many, if any. */
  readonly sameCharactersLimit: number | undefined;
  /** Whether lower and upper case, digits and special characters are asked for. */
  readonly mixedCharacters: boolean;
}

/** What a rule is told. `words` are those of the person and the shop, lower case. */
export interface PasswordCandidate {
  readonly password: string;
  /** The same, lower case: nobody becomes safer by a capital letter at the start. */
  readonly folded: string;
  /** Code points, as NIST SP 800-63B-4 §3.1.1.2 counts. */
  readonly length: number;
  readonly words: readonly string[];
  readonly policy: PasswordPolicy;
}

/** A broken rule with its numbers, never with the password. */
export interface PasswordFault {
  readonly rule:
    | 'min_length'
    | 'max_length'
    | 'same_characters'
    | 'character_set'
    | 'deny_list'
    | 'common'
    | 'context_word'
    | 'repeats'
    | 'sequence';
  readonly values: Readonly<Record<string, number>>;
}

/** One rule: the fault, or nothing. */
export type PasswordRule = (candidate: PasswordCandidate) => PasswordFault | undefined;

/** The text in code points, which is what people and NIST SP 800-63B-4 count. */
export function codePoints(text: string): readonly string[] {
  return Array.from(text);
}
