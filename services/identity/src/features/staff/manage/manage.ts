import { AppError } from '@latchkey/kit/errors';
import type { AdminRoster, StaffRepository } from '../../../domain/staff/staff-repository.ts';
import {
  disabled,
  enabled,
  isActiveAdmin,
  withoutSecondFactor,
  type StaffRole,
  type StaffUser,
} from '../../../domain/staff/staff-user.ts';
import { enterRoster, leaveRoster } from '../admin-roster.ts';
import { changeUser, type ChangeUserDeps } from '../change-user.ts';
import { staffAct, type ActDeps } from '../staff-act.ts';

export interface ManageDeps extends ChangeUserDeps, ActDeps {
  users: ChangeUserDeps['users'] & Pick<StaffRepository, 'list'>;
  roster: AdminRoster;
}

/** @throws AppError staff_not_found */
export async function readUser({ users }: ManageDeps, userId: string): Promise<StaffUser> {
  const user = await users.find(userId);
  if (user === undefined) throw new AppError('staff_not_found');
  return user;
}

/** A page of users in the order of their making, and whether there are more. */
export async function listUsers(
  { users }: ManageDeps,
  given: { after: string | undefined; limit: number },
): Promise<{ users: StaffUser[]; more: boolean }> {
  const found = await users.list(given.after, given.limit + 1);
  return { users: found.slice(0, given.limit), more: found.length > given.limit };
}

/**
 * Changes role or name; the role holds within a second everywhere, sessions go on.
 * @throws AppError staff_not_found, last_admin
 */
export function updateUser(
  deps: ManageDeps,
  userId: string,
  change: { role?: StaffRole | undefined; name?: string | undefined },
): Promise<StaffUser> {
  return changeAdmin(
    deps,
    userId,
    (user) => {
      const { role = user.role, name = user.name } = change;
      return role === user.role && name === user.name ? user : { ...user, role, name };
    },
    ({ role }, before) =>
      role === before.role ? [] : [staffAct(deps, 'staff.role_changed', userId, { role })],
  );
}

/** Shuts a user out, everywhere within a second. @throws AppError staff_not_found, last_admin */
export function disableUser(deps: ManageDeps, userId: string): Promise<StaffUser> {
  return changeAdmin(
    deps,
    userId,
    (user) => (user.state === 'disabled' ? user : disabled(user)),
    () => [staffAct(deps, 'staff.disabled', userId)],
  );
}

/** @throws AppError staff_not_found */
export function enableUser(deps: ManageDeps, userId: string): Promise<StaffUser> {
  return changeAdmin(deps, userId, enabled, () => [staffAct(deps, 'staff.enabled', userId)]);
}

/** For somebody who has lost app and recovery codes; sessions end. @throws AppError staff_not_found */
export function resetSecondFactor(deps: ManageDeps, userId: string): Promise<StaffUser> {
  return changeUser(
    deps,
    userId,
    (user) =>
      user.secondFactor === undefined ? user : { ...withoutSecondFactor(user), epoch: user.epoch + 1 },
    () => [staffAct(deps, 'staff.second_factor_removed', userId)],
  );
}

/** A change that may make an active admin of somebody, or of an admin something else. */
function changeAdmin(
  deps: ManageDeps,
  userId: string,
  decide: (user: StaffUser) => StaffUser,
  eventsOf: Parameters<typeof changeUser>[3],
): Promise<StaffUser> {
  const guarded = async (user: StaffUser): Promise<StaffUser> => {
    const changed = decide(user);
    const [was, willBe] = [isActiveAdmin(user), isActiveAdmin(changed)];
    if (was && !willBe) await leaveRoster(deps.roster, deps.users, userId);
    if (!was && willBe) await enterRoster(deps.roster, userId);
    return changed;
  };
  return changeUser(deps, userId, guarded, eventsOf);
}
