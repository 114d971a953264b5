import type { CredentialEvent } from '../credential-repository.ts';
import type { Login } from '../login.ts';
import type { StaffSession } from './staff-session.ts';
import type { StaffUser } from './staff-user.ts';

/** Stores Back Office users; each write is one document write. Failures of the store are AppErrors of kind `unavailable`. */
export interface StaffRepository {
  insert(user: StaffUser, events: readonly CredentialEvent[]): Promise<'inserted' | 'login-taken'>;
  find(userId: string): Promise<StaffUser | undefined>;
  findByLogin(login: Login): Promise<StaffUser | undefined>;
  findByLinkHash(hash: string): Promise<StaffUser | undefined>;
  /** By the invitation that counts. */
  findByInvitation(requestId: string): Promise<StaffUser | undefined>;
  /** In the order of their making. @param after a userId, or nothing for the first ones */
  list(after: string | undefined, limit: number): Promise<StaffUser[]>;
  /** Stores a changed user if the version is still the one it was read with; false when it is not. */
  replace(user: StaffUser, events?: readonly CredentialEvent[]): Promise<boolean>;
}

/**
 * Who counts as admin, in one document, so that two who take each other's role away cannot both succeed. A user enters it
 * before becoming an active admin and leaves it before ceasing to be one; so whoever is in it may be one, and who is
 * not in it does not count.
 */
export interface AdminRoster {
  read(): Promise<{ readonly userIds: readonly string[]; readonly version: number }>;
  /** Stores the list if the version is still `version`; false when it is not. */
  write(userIds: readonly string[], version: number): Promise<boolean>;
}

/** Stores sessions of the staff. */
export interface StaffSessionRepository {
  insert(session: StaffSession): Promise<void>;
  find(id: string): Promise<StaffSession | undefined>;
  /** Notes its use. */
  touch(id: string, at: number): Promise<void>;
  /** Notes that a code was proven in it. */
  factorProven(id: string): Promise<void>;
  end(id: string): Promise<void>;
}
