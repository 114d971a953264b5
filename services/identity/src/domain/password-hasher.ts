import type { PasswordOrigin } from './credential.ts';
import type { PasswordCell } from './password-cell.ts';
import type { PasswordClass } from './password-class.ts';

/** What is needed of a stored password to verify against it. */
export interface VerifiablePassword {
  readonly phc: string;
  readonly origin: PasswordOrigin;
}

/**
 * The one door to slow hashing. `hash` and `verify` wait for a free core; where that would take too long they throw
 * AppError `overloaded`.
 */
export interface PasswordHasher {
  /**
   * Reads what a hash is needed for, when its turn is near: reading earlier would be in vain for whoever is turned
   * away, and those who wait read together.
   * @param read ends before `verify` or `hash` is called
   * @throws AppError overloaded, before it reads, when a hash would have to wait too long; what `read` throws
   */
  approach<T>(read: () => Promise<T>): Promise<T>;
  /**
   * To be waited for before what follows a verified password is written. While hashes wait in line, those whose hash is
   * done wait for each other, for some tens of milliseconds at most, and what they write becomes one write.
   */
  depart(): Promise<void>;
  /**
   * A new hash in the current class, as PHC string.
   * @param origin of the stored password that is hashed anew; `verify` treats the two origins differently
   */
  hash(password: string, origin?: PasswordOrigin): Promise<string>;
  /**
   * What is stored of an imported cell: a hash as it came, or a new one of what must not rest as it came. Waits until
   * no login waits, however long; is never turned away.
   */
  hashImported(cell: PasswordCell): Promise<string>;
  /** Whether the password is the stored one. A hash of no known class matches nothing. */
  verify(stored: VerifiablePassword, password: string): Promise<boolean>;
  /**
   * Whether a hash just verified with this password should be replaced by a new one of it. Never where only a part
   * of the password was proven: bcrypt looks at 72 bytes.
   */
  needsUpgrade(phc: string, password: string): boolean;
  /** The class of a stored hash; nothing when it cannot or must not be verified. */
  classOf(phc: string): PasswordClass | undefined;
}
