import type { Login } from '../login.ts';
import type { StaffLink } from './staff-link.ts';

export const staffRoles = ['admin', 'support', 'operator', 'auditor'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** `invited`: has no password yet. `disabled`: may do nothing, until somebody enables the user again. */
export const staffStates = ['invited', 'active', 'disabled'] as const;
export type StaffState = (typeof staffStates)[number];

/** A secret encrypted for the store, with the name of its key. */
export interface Sealed {
  readonly kid: string;
  readonly iv: string;
  readonly tag: string;
  readonly ciphertext: string;
}

/** The second factor: codes of an app (RFC 6238). */
export interface SecondFactor {
  readonly secret: Sealed;
  /** It counts from the first code on that was proven. */
  readonly confirmed: boolean;
  /** The step of the last code that was used; codes of it and of earlier steps are void. */
  readonly lastStep: number;
  /** hashSecret of each recovery code that is left. */
  readonly recovery: readonly string[];
}

/** Somebody who works for the shop. */
export interface StaffUser {
  readonly userId: string;
  readonly login: Login;
  readonly name: string;
  readonly role: StaffRole;
  readonly state: StaffState;
  /** Of the mails, such as en_US. */
  readonly locale: string;
  readonly password: { readonly phc: string; readonly setAt: number } | undefined;
  /** Raised when every session must end. */
  readonly epoch: number;
  readonly links: readonly StaffLink[];
  /** The invitation that counts; earlier ones are void. */
  readonly invitation: { readonly requestId: string; readonly requestedAt: number } | undefined;
  readonly secondFactor: SecondFactor | undefined;
  /** Raised by every write; guards writes that were decided from a read. */
  readonly version: number;
  readonly createdAt: number;
  readonly lastLoginAt: number | undefined;
}

/** A user who is to set a password by a mailed link. */
export function invitedUser(given: {
  userId: string;
  login: Login;
  name: string;
  role: StaffRole;
  locale: string;
  requestId: string;
  now: number;
}): StaffUser {
  const { userId, login, name, role, locale, requestId, now } = given;
  return {
    ...{ userId, login, name, role, locale },
    state: 'invited',
    password: undefined,
    epoch: 1,
    links: [],
    invitation: { requestId, requestedAt: now },
    secondFactor: undefined,
    version: 1,
    createdAt: now,
    lastLoginAt: undefined,
  };
}

/** The user with a new password: every session and link ends. A disabled one stays so. */
export function withPassword(user: StaffUser, phc: string, now: number): StaffUser {
  return {
    ...user,
    state: user.state === 'invited' ? 'active' : user.state,
    password: { phc, setAt: now },
    epoch: user.epoch + 1,
    links: [],
    invitation: undefined,
  };
}

/** The user, shut out. */
export function disabled(user: StaffUser): StaffUser {
  return { ...user, state: 'disabled', epoch: user.epoch + 1, links: [], invitation: undefined };
}

/** The user, let in again: who never set a password has to be invited once more. */
export function enabled(user: StaffUser): StaffUser {
  if (user.state !== 'disabled') return user;
  return { ...user, state: user.password === undefined ? 'invited' : 'active' };
}

export function withoutSecondFactor(user: StaffUser): StaffUser {
  return { ...user, secondFactor: undefined };
}

export function isActiveAdmin(user: StaffUser): boolean {
  return user.role === 'admin' && user.state === 'active';
}

/** Whether codes are asked for. */
export function hasSecondFactor(user: StaffUser): boolean {
  return user.secondFactor?.confirmed === true;
}
