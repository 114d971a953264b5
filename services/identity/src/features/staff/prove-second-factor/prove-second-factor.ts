import { AppError } from '@latchkey/kit/errors';
import { useCode, type SecretSeal, type TotpCodes } from '../../../domain/staff/second-factor.ts';
import type { SecondFactor, StaffUser } from '../../../domain/staff/staff-user.ts';
import type { Guard } from '../../../domain/throttle/throttle-repository.ts';
import type { Throttle } from '../../../domain/throttle/throttle.ts';
import { changeUser, type ChangeUserDeps } from '../change-user.ts';
import { staffAct, type ActDeps } from '../staff-act.ts';
import { readFullSession, type LiveSession, type SessionDeps } from '../sessions/sessions.ts';

export interface CodeDeps extends SessionDeps, ChangeUserDeps, ActDeps {
  users: SessionDeps['users'] & ChangeUserDeps['users'];
  totp: TotpCodes;
  seal: SecretSeal;
  throttle: Pick<Throttle, 'look'>;
  /** What wrong codes are counted for. */
  codeGuards: (userId: string) => readonly Guard[];
}

/**
 * Proves the second factor of a session. The use of a code is one guarded write of the user, so of two with the same
 * code one gets through.
 * @throws AppError session_ended, second_factor_wrong, too_many_attempts
 */
export async function proveSecondFactor(
  deps: CodeDeps,
  given: { token: string; code: string },
): Promise<LiveSession> {
  const live = await readFullSession(deps, given.token, ['code', 'full']);
  if (live.stage === 'full') return live;
  await spendCode(deps, live.user.userId, given.code, (factor) => factor.confirmed, {
    also: (user) => ({ ...user, lastLoginAt: deps.clock.now() }),
    eventsOf: ({ userId, secondFactor }, before) => [
      staffAct(deps, 'staff.logged_in', userId),
      ...(secondFactor?.recovery.length === before.secondFactor?.recovery.length
        ? []
        : [staffAct(deps, 'staff.recovery_code_used', userId)]),
    ],
  });
  await deps.sessions.factorProven(live.session.id);
  return { ...live, stage: 'full', session: { ...live.session, factorProven: true } };
}

interface Accompanying {
  also: (user: StaffUser) => StaffUser;
  eventsOf: NonNullable<Parameters<typeof changeUser>[3]>;
}

/**
 * Uses a code up.
 * @param counts whether the factor may be used for what is wanted
 * @param accompanying what is stored in the same write
 * @throws AppError second_factor_wrong, too_many_attempts
 */
export async function spendCode(
  deps: CodeDeps,
  userId: string,
  code: string,
  counts: (factor: SecondFactor) => boolean,
  { also, eventsOf }: Accompanying,
): Promise<StaffUser> {
  const attempt = await deps.throttle.look(deps.codeGuards(userId));
  return attempt.run('second_factor_wrong', () =>
    changeUser(
      deps,
      userId,
      (user) => {
        const factor = user.secondFactor;
        if (factor === undefined || !counts(factor)) throw new AppError('second_factor_wrong');
        const used = useCode(factor, code, stepOf(deps, user, factor, code));
        if (used === undefined) throw new AppError('second_factor_wrong');
        return also({ ...user, secondFactor: used });
      },
      eventsOf,
    ),
  );
}

function stepOf(deps: CodeDeps, user: StaffUser, factor: SecondFactor, code: string): number | undefined {
  const digits = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return undefined;
  return deps.totp.stepOf(deps.seal.open(factor.secret, sealedFor(user.userId)), digits, deps.clock.now());
}

/** What a secret is sealed for: rows cannot be swapped. */
export function sealedFor(userId: string): string {
  return `totp:${userId}`;
}
