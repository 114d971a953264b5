import { hasSecondFactor, type StaffRole, type StaffUser } from './staff-user.ts';

/** Somebody of the staff, logged in on one device. */
export interface StaffSession {
  /** hashSecret of the token. */
  readonly id: string;
  readonly userId: string;
  /** The user's epoch when it was opened. */
  readonly epoch: number;
  /** Whether a code was proven in it. */
  readonly factorProven: boolean;
  readonly createdAt: number;
  readonly lastUsedAt: number;
  readonly expiresAt: number;
  readonly userAgent: string;
}

/** `code`: the second factor is to be proven. `setup`: the role asks for one, and there is none. */
export type StaffStage = 'code' | 'setup' | 'full';

export interface StaffSessionRules {
  /** Milliseconds a session lives, however busy. */
  readonly lifeMs: number;
  /** Milliseconds without use after which it is over. */
  readonly idleMs: number;
  /** Roles that need a second factor. */
  readonly totpRoles: readonly StaffRole[];
}

/** How long a code may be waited for: a password alone must not keep a session alive. */
const codeWithinMs = 10 * 60_000;

/** Use is noted this often, so that a busy session costs no write per request. */
export const touchEveryMs = 60_000;

/** What a session is worth now; undefined when it is over, for whatever reason. */
export function stageOf(
  session: StaffSession,
  user: StaffUser | undefined,
  rules: StaffSessionRules,
  now: number,
): StaffStage | undefined {
  if (user?.state !== 'active' || user.epoch !== session.epoch) return undefined;
  if (now >= session.expiresAt || now >= idleAt(session, rules)) return undefined;
  if (hasSecondFactor(user)) {
    if (session.factorProven) return 'full';
    return now < session.createdAt + codeWithinMs ? 'code' : undefined;
  }
  return rules.totpRoles.includes(user.role) ? 'setup' : 'full';
}

/** When it is over without further use; use is noted late by as much as `touchEveryMs`, which is granted. */
export function idleAt(session: StaffSession, { idleMs }: Pick<StaffSessionRules, 'idleMs'>): number {
  return session.lastUsedAt + idleMs;
}
