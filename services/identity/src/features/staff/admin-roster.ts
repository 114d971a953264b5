import { AppError } from '@latchkey/kit/errors';
import type { AdminRoster, StaffRepository } from '../../domain/staff/staff-repository.ts';
import { isActiveAdmin } from '../../domain/staff/staff-user.ts';

const maxRounds = 10;

/** Before a user becomes an active admin. Entered twice changes nothing. */
export async function enterRoster(roster: AdminRoster, userId: string): Promise<void> {
  await write(roster, (userIds) => (userIds.includes(userId) ? undefined : [...userIds, userId]));
}

/**
 * Before a user ceases to be an active admin. Only one who stays in the list counts as another admin, so of two who
 * leave at once the second finds nobody.
 * @throws AppError last_admin
 */
export async function leaveRoster(
  roster: AdminRoster,
  users: Pick<StaffRepository, 'find'>,
  userId: string,
): Promise<void> {
  await write(roster, async (userIds) => {
    const others = userIds.filter((each) => each !== userId);
    if (!(await includesAdmin(users, others))) throw new AppError('last_admin');
    return others;
  });
}

/** Whether one of those in it is an active admin. */
export async function hasAdmin(
  roster: Pick<AdminRoster, 'read'>,
  users: Pick<StaffRepository, 'find'>,
): Promise<boolean> {
  return includesAdmin(users, (await roster.read()).userIds);
}

async function includesAdmin(
  users: Pick<StaffRepository, 'find'>,
  userIds: readonly string[],
): Promise<boolean> {
  const found = await Promise.all(userIds.map((each) => users.find(each)));
  return found.some((user) => user !== undefined && isActiveAdmin(user));
}

/** @param decide gives the list as it shall be, or nothing when it is right */
async function write(
  roster: AdminRoster,
  decide: (
    userIds: readonly string[],
  ) => readonly string[] | undefined | Promise<readonly string[] | undefined>,
): Promise<void> {
  for (let round = 1; round <= maxRounds; round += 1) {
    const { userIds, version } = await roster.read();
    const wanted = await decide(userIds);
    if (wanted === undefined || (await roster.write(wanted, version))) return;
  }
  throw new AppError('unavailable', { detail: 'the list of admins kept changing', retryAfterSeconds: 1 });
}
