import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { hashSecret } from '../../../domain/link-token.ts';
import { userAgentMaxLength } from '../../../domain/session.ts';
import type { StaffRepository, StaffSessionRepository } from '../../../domain/staff/staff-repository.ts';
import {
  idleAt,
  stageOf,
  touchEveryMs,
  type StaffSession,
  type StaffSessionRules,
  type StaffStage,
} from '../../../domain/staff/staff-session.ts';
import type { StaffUser } from '../../../domain/staff/staff-user.ts';
import { changeUser, type ChangeUserDeps } from '../change-user.ts';
import { staffAct, type ActDeps } from '../staff-act.ts';

export interface SessionDeps {
  users: Pick<StaffRepository, 'find'>;
  sessions: StaffSessionRepository;
  rules: StaffSessionRules;
  clock: Clock;
  newSecret: () => string;
}

/** A live session, what it may do, and whose it is. Times in milliseconds since the Unix epoch. */
export interface LiveSession {
  readonly session: StaffSession;
  readonly user: StaffUser;
  readonly stage: StaffStage;
  readonly idleAt: number;
}

/**
 * Opens a session of a user who has proven the password.
 * @param factorProven of the session it follows, if it follows one
 */
export async function openStaffSession(
  deps: SessionDeps,
  user: StaffUser,
  given: { userAgent: string; factorProven?: boolean },
): Promise<{ token: string; live: LiveSession }> {
  const token = deps.newSecret();
  const now = deps.clock.now();
  const session: StaffSession = {
    id: hashSecret(token),
    userId: user.userId,
    epoch: user.epoch,
    factorProven: given.factorProven ?? false,
    createdAt: now,
    lastUsedAt: now,
    expiresAt: now + deps.rules.lifeMs,
    userAgent: given.userAgent.slice(0, userAgentMaxLength),
  };
  const stage = stageOf(session, user, deps.rules, now);
  if (stage === undefined) throw new AppError('session_ended');
  await deps.sessions.insert(session);
  return { token, live: { session, user, stage, idleAt: idleAt(session, deps.rules) } };
}

/**
 * The session of a token; counts as use of it.
 * @throws AppError session_ended: unknown, over, logged out, or its user was disabled or has another password
 */
export async function readStaffSession(deps: SessionDeps, token: string): Promise<LiveSession> {
  const session = await deps.sessions.find(hashSecret(token));
  if (session === undefined) throw new AppError('session_ended');
  const user = await deps.users.find(session.userId);
  const now = deps.clock.now();
  const stage = stageOf(session, user, deps.rules, now);
  if (user === undefined || stage === undefined) throw new AppError('session_ended');
  if (now - session.lastUsedAt < touchEveryMs)
    return { session, user, stage, idleAt: idleAt(session, deps.rules) };
  await deps.sessions.touch(session.id, now);
  const touched = { ...session, lastUsedAt: now };
  return { session: touched, user, stage, idleAt: idleAt(touched, deps.rules) };
}

/** The session of a token that has passed everything it has to. @throws AppError session_ended, second_factor_required */
export async function readFullSession(
  deps: SessionDeps,
  token: string,
  stages: readonly StaffStage[] = ['full'],
): Promise<LiveSession> {
  const live = await readStaffSession(deps, token);
  if (stages.includes(live.stage)) return live;
  throw new AppError(live.stage === 'setup' ? 'second_factor_setup_required' : 'second_factor_required');
}

/** Ends the session of a token; without one it changes nothing. */
export async function logOut(deps: SessionDeps & ChangeUserDeps & ActDeps, token: string): Promise<void> {
  const session = await deps.sessions.find(hashSecret(token));
  if (session === undefined) return;
  await deps.sessions.end(session.id);
  await changeUser(
    deps,
    session.userId,
    (user) => ({ ...user }),
    ({ userId }) => [staffAct(deps, 'staff.logged_out', userId)],
  );
}
