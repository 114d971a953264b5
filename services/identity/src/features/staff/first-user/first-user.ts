import { AppError } from '@latchkey/kit/errors';
import { normaliseLogin } from '../../../domain/login.ts';
import type { PasswordHasher } from '../../../domain/password-hasher.ts';
import { assertPasswordAllowed, type PasswordPolicy } from '../../../domain/password-policy/index.ts';
import type { AdminRoster, StaffRepository } from '../../../domain/staff/staff-repository.ts';
import { invitedUser, withPassword } from '../../../domain/staff/staff-user.ts';
import { enterRoster } from '../admin-roster.ts';
import { staffAct } from '../staff-act.ts';
import { inviteUser, type InviteDeps } from '../invite/invite.ts';
import { mintStaffLinks, type MintDeps } from '../mint-links/mint-links.ts';

export interface FirstUserDeps
  extends InviteDeps, Pick<MintDeps, 'requests' | 'mintKeys' | 'linkLifeMs' | 'resetLimits'> {
  users: InviteDeps['users'] & MintDeps['users'] & Pick<StaffRepository, 'list'>;
  roster: AdminRoster;
  hasher: Pick<PasswordHasher, 'hash'>;
  policy: PasswordPolicy;
}

/** What is known of the first admin, whom nobody can invite. */
export interface FirstUser {
  readonly email: string;
  /** Without one the user is invited. */
  readonly password: string | undefined;
  readonly locale: string;
  /** Shows the link's token to whoever starts the process; without it the link goes by mail. */
  readonly show: ((email: string, token: string) => void) | undefined;
}

/**
 * Makes the first user, an admin, when there is none; of copies that start at once one makes it. A link that is shown
 * is shown at every start until the password is set: who was interrupted before reading it is not shut out.
 * @throws AppError password_policy
 */
export async function makeFirstUser(deps: FirstUserDeps, first: FirstUser): Promise<void> {
  const [known] = await deps.users.list(undefined, 1);
  if (known === undefined) await make(deps, first);
  if (first.show !== undefined) await showLink(deps, first.email, first.show);
}

async function make(deps: FirstUserDeps, { email, password, locale, show }: FirstUser): Promise<void> {
  const given = { email, name: 'Admin', role: 'admin', locale } as const;
  if (password === undefined && show === undefined) {
    await inviteUser(deps, given).catch(ignoreTaken);
    return;
  }
  const [login, userId, now] = [normaliseLogin(email), deps.newId(), deps.clock.now()];
  const invited = invitedUser({ ...given, login, userId, requestId: deps.newId(), now });
  const acts = [staffAct(deps, 'staff.invited', userId, { role: 'admin' })];
  if (password === undefined) {
    await deps.users.insert(invited, acts);
    return;
  }
  assertPasswordAllowed('BACKOFFICE_ADMIN_PASSWORD', password, deps.policy, { login, words: [] });
  const phc = await deps.hasher.hash(password);
  await enterRoster(deps.roster, userId);
  await deps.users.insert(withPassword(invited, phc, now), acts);
}

/** Another copy was quicker. */
function ignoreTaken(error: unknown): void {
  if (!(error instanceof AppError && error.code === 'login_taken')) throw error;
}

async function showLink(
  deps: FirstUserDeps,
  email: string,
  show: NonNullable<FirstUser['show']>,
): Promise<void> {
  const user = await deps.users.findByLogin(normaliseLogin(email));
  if (user?.state !== 'invited' || user.invitation === undefined) return;
  const item = { requestId: user.invitation.requestId, purpose: 'invitation' } as const;
  const [outcome] = await mintStaffLinks(deps, [item]);
  if (outcome !== undefined && 'minted' in outcome) show(user.login, outcome.minted.token);
}
