import { AppError } from '@latchkey/kit/errors';
import type { CredentialEvent } from '../../domain/credential-repository.ts';
import type { PublishEvents } from '../../domain/publish-events.ts';
import type { StaffRepository } from '../../domain/staff/staff-repository.ts';
import type { StaffUser } from '../../domain/staff/staff-user.ts';

export interface ChangeUserDeps {
  users: Pick<StaffRepository, 'find' | 'replace'>;
  publish: PublishEvents;
}

/** Each further round means that somebody else wrote the same user in between. */
const maxRounds = 6;

/**
 * Reads a user, decides, and stores the decision with its events if nobody wrote in between; else once more.
 * @param decide gives the user as it shall be, or the very same when nothing is to be stored; what it throws ends it
 * @returns the user as it is now
 * @throws AppError staff_not_found, unavailable, and what `decide` throws
 */
export async function changeUser(
  deps: ChangeUserDeps,
  userId: string,
  decide: (user: StaffUser) => StaffUser | Promise<StaffUser>,
  eventsOf: (changed: StaffUser, found: StaffUser) => readonly CredentialEvent[] = () => [],
): Promise<StaffUser> {
  for (let round = 1; round <= maxRounds; round += 1) {
    const found = await deps.users.find(userId);
    if (found === undefined) throw new AppError('staff_not_found');
    const changed = await decide(found);
    if (changed === found) return found;
    const events = eventsOf(changed, found);
    if (await deps.users.replace(changed, events)) {
      if (events.length > 0) deps.publish(userId, events);
      return { ...changed, version: changed.version + 1 };
    }
  }
  throw new AppError('unavailable', { detail: 'the user kept changing', retryAfterSeconds: 1 });
}
