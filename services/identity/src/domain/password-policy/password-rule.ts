/** The numbers and words passwords are measured against. */
export interface PasswordPolicy {
  /** Code points. */
  readonly minLength: number;
  readonly maxLength: number;
  /** Words of the shop, which everybody would try first. */
  readonly shopWords: readonly string[];
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
  readonly rule: 'min_length' | 'max_length' | 'context_word' | 'repeats' | 'sequence';
  readonly values: Readonly<Record<string, number>>;
}

/** One rule: the fault, or nothing. */
export type PasswordRule = (candidate: PasswordCandidate) => PasswordFault | undefined;

/** The text in code points, which is what people and NIST SP 800-63B-4 count. */
export function codePoints(text: string): readonly string[] {
  return Array.from(text);
}
