import { AppError } from '@latchkey/kit/errors';
import { newRecoveryCodes, recoveryHash } from '../../../domain/staff/second-factor.ts';
import { hasSecondFactor, withoutSecondFactor, type SecondFactor } from '../../../domain/staff/staff-user.ts';
import { changeUser } from '../change-user.ts';
import { checkCurrentPassword, type CurrentPasswordDeps } from '../change-password/current-password.ts';
import { sealedFor, spendCode, type CodeDeps } from '../prove-second-factor/prove-second-factor.ts';
import { readFullSession } from '../sessions/sessions.ts';
import { staffAct } from '../staff-act.ts';

export type SecondFactorDeps = CodeDeps &
  CurrentPasswordDeps & {
    random: (bytes: number) => Uint8Array;
  };

interface Confirmed {
  readonly token: string;
  readonly currentPassword: string;
}

/**
 * Makes the secret of a second factor, in place of one that was never confirmed. Whoever only holds a session cannot:
 * it would shut the owner out.
 * @throws AppError session_ended, current_password_wrong, second_factor_exists, too_many_attempts
 */
export async function enrolTotp(
  deps: SecondFactorDeps,
  given: Confirmed,
): Promise<{ secret: string; uri: string }> {
  const { user } = await readFullSession(deps, given.token, ['setup', 'full']);
  await checkCurrentPassword(deps, user, given.currentPassword);
  const secret = deps.totp.newSecret();
  const sealed = deps.seal.seal(secret, sealedFor(user.userId));
  await changeUser(deps, user.userId, (found) => {
    if (hasSecondFactor(found)) throw new AppError('second_factor_exists');
    return { ...found, secondFactor: { secret: sealed, confirmed: false, lastStep: 0, recovery: [] } };
  });
  return deps.totp.describe(secret, user.login);
}

/**
 * Makes the second factor count, by a code of it; other sessions of the user have to prove it from now on.
 * @returns the recovery codes, in clear for this once
 * @throws AppError session_ended, second_factor_wrong, too_many_attempts
 */
export async function confirmTotp(
  deps: SecondFactorDeps,
  given: { token: string; code: string },
): Promise<string[]> {
  const { user, session } = await readFullSession(deps, given.token, ['setup', 'full']);
  const codes = newRecoveryCodes(deps.random);
  await spendCode(deps, user.userId, given.code, (factor) => !factor.confirmed, {
    also: (found) => ({ ...found, secondFactor: withCodes(found.secondFactor, codes) }),
    eventsOf: ({ userId }) => [staffAct(deps, 'staff.second_factor_enabled', userId)],
  });
  await deps.sessions.factorProven(session.id);
  return codes;
}

/** @throws AppError session_ended, current_password_wrong, too_many_attempts */
export async function removeTotp(deps: SecondFactorDeps, given: Confirmed): Promise<void> {
  const { user } = await readFullSession(deps, given.token);
  await checkCurrentPassword(deps, user, given.currentPassword);
  await changeUser(
    deps,
    user.userId,
    (found) => (found.secondFactor === undefined ? found : withoutSecondFactor(found)),
    ({ userId }) => [staffAct(deps, 'staff.second_factor_removed', userId)],
  );
}

/** @returns fresh codes; the old ones are void. @throws AppError session_ended, current_password_wrong, second_factor_missing */
export async function renewRecoveryCodes(deps: SecondFactorDeps, given: Confirmed): Promise<string[]> {
  const { user } = await readFullSession(deps, given.token);
  await checkCurrentPassword(deps, user, given.currentPassword);
  const codes = newRecoveryCodes(deps.random);
  await changeUser(
    deps,
    user.userId,
    (found) => {
      if (!hasSecondFactor(found)) throw new AppError('second_factor_missing');
      return { ...found, secondFactor: withCodes(found.secondFactor, codes) };
    },
    ({ userId }) => [staffAct(deps, 'staff.recovery_codes_made', userId)],
  );
  return codes;
}

function withCodes(factor: SecondFactor | undefined, codes: readonly string[]): SecondFactor | undefined {
  return factor && { ...factor, confirmed: true, recovery: codes.map(recoveryHash) };
}
