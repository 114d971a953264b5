import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import type { CredentialEvent } from '../../../domain/credential-repository.ts';
import { normaliseLogin } from '../../../domain/login.ts';
import type { PublishEvents } from '../../../domain/publish-events.ts';
import type { StaffRepository } from '../../../domain/staff/staff-repository.ts';
import { invitedUser, type StaffRole, type StaffUser } from '../../../domain/staff/staff-user.ts';
import { changeUser } from '../change-user.ts';
import { staffAct } from '../staff-act.ts';

export interface InviteDeps {
  users: Pick<StaffRepository, 'find' | 'insert' | 'replace'>;
  publish: PublishEvents;
  clock: Clock;
  newId: () => string;
}

/**
 * Makes a user without a password; the event in the same write causes the mail.
 * @throws AppError login_taken
 */
export async function inviteUser(
  deps: InviteDeps,
  given: { email: string; name: string; role: StaffRole; locale: string },
): Promise<StaffUser> {
  const now = deps.clock.now();
  const requestId = deps.newId();
  const user = invitedUser({
    ...given,
    userId: deps.newId(),
    login: normaliseLogin(given.email),
    requestId,
    now,
  });
  const act = staffAct(deps, 'staff.invited', user.userId, { role: user.role });
  const events = [invitedEvent(requestId, now), act];
  if ((await deps.users.insert(user, events)) === 'login-taken')
    throw new AppError('login_taken', { fields: [{ field: 'email', rule: 'taken' }] });
  deps.publish(user.userId, events);
  return user;
}

/**
 * Mails another link; the one before is void.
 * @throws AppError staff_not_found, staff_not_invited
 */
export async function inviteAgain(deps: InviteDeps, userId: string): Promise<void> {
  const requestId = deps.newId();
  const now = deps.clock.now();
  await changeUser(
    deps,
    userId,
    (user) => {
      if (user.state !== 'invited') throw new AppError('staff_not_invited');
      const links = user.links.filter((link) => link.purpose !== 'invitation');
      return { ...user, links, invitation: { requestId, requestedAt: now } };
    },
    ({ role }) => [invitedEvent(requestId, now), staffAct(deps, 'staff.invited', userId, { role })],
  );
}

/** Its id is the request's: the mail's key too. */
function invitedEvent(requestId: string, at: number): CredentialEvent {
  return { id: requestId, type: 'staff.invited', data: { requestId, requestedAtMs: at }, at };
}
