import type { Request } from 'express';
import type { StaffRole, StaffStage } from '@latchkey/contracts/staff';
import { AppError } from '@latchkey/kit/errors';
import { actAs } from '@latchkey/kit/origin';
import { HttpError } from '../http/http-error.ts';
import { bearerOf } from '../operations/router.ts';
import type { AdminDeps, AdminOperation, AtWork, Credentials, LoggedIn, Stage, Staff } from './operation.ts';
import { operatorOf } from './operators.ts';
import type { Role } from './roles.ts';
import { present } from './staff-sessions.ts';

/**
 * Who asks, and whether the operation is theirs; from then on they act. What changes something by cookie has to come
 * from our own pages.
 * @throws AppError, HttpError
 */
export async function admitStaff(
  operation: AdminOperation,
  request: Request,
  deps: AdminDeps,
): Promise<AtWork> {
  const credentials = readCredentials(request, deps);
  const requireTrustedOrigin = (): void => deps.origins.require(request);
  if (operation.method !== 'get' && credentials?.via === 'cookie') requireTrustedOrigin();
  const { access } = operation;
  const known = { deps, credentials, requireTrustedOrigin };
  switch (access.kind) {
    case 'anybody':
      return { ...known, staff: undefined, loggedIn: undefined };
    case 'user':
      return { ...known, staff: undefined, loggedIn: await requireUser(credentials, access.stages, deps) };
    case 'staff': {
      const staff = await requireStaff(credentials, deps);
      if (!access.roles.includes(staff.role)) throw new AppError('role_not_allowed');
      return { ...known, staff, loggedIn: undefined };
    }
  }
}

/** A cookie or a bearer token, never both: which of the two would it be? */
function readCredentials(request: Request, { cookie }: AdminDeps): Credentials | undefined {
  const [bearer, kept] = [bearerOf(request), cookie.read(request)];
  if (bearer !== undefined && kept !== undefined)
    throw new HttpError(400, 'Send the cookie or a bearer token, not both.');
  if (bearer !== undefined) return { via: 'bearer', token: bearer };
  return kept === undefined ? undefined : { via: 'cookie', token: kept };
}

async function requireStaff(credentials: Credentials | undefined, deps: AdminDeps): Promise<Staff> {
  if (credentials === undefined) throw new AppError('session_missing');
  const operator =
    credentials.via === 'bearer' ? operatorOf(deps.config.ADMIN_TOKENS, credentials.token) : undefined;
  if (operator !== undefined) {
    const { name, role } = operator;
    actAs({ kind: 'operator', id: name, name: role });
    return { kind: 'token', id: name, name, role };
  }
  const { user, role } = await requireUser(credentials, ['full'], deps);
  return { kind: 'user', id: user.userId, name: user.email, role };
}

async function requireUser(
  credentials: Credentials | undefined,
  stages: readonly Stage[],
  deps: AdminDeps,
): Promise<LoggedIn> {
  if (credentials === undefined) throw new AppError('session_missing');
  const session = await deps.sessions.read(credentials.token);
  const user = present(session.user);
  const [stage, role] = [stageOf(session.stage), roleOf(user.role)];
  if (!stages.includes(stage)) throw new AppError(stageErrors[stage]);
  actAs({ kind: 'staff', id: user.userId, name: role });
  return { credentials, user, stage, role, expiresAt: session.expiresAtMs, idleAt: session.idleAtMs };
}

/** What is missing, by the stage a session is at. */
const stageErrors = {
  code: 'second_factor_required',
  setup: 'second_factor_setup_required',
  // Nothing is missing: there is no code to be proven any more.
  full: 'second_factor_missing',
} as const;

const stages = { STAFF_STAGE_CODE: 'code', STAFF_STAGE_SETUP: 'setup', STAFF_STAGE_FULL: 'full' } as const;

/** @throws AppError internal for a stage that is newer than this gateway: letting it in could be wrong */
export function stageOf(stage: StaffStage): Stage {
  if (stage === 'STAFF_STAGE_UNSPECIFIED') throw new AppError('internal', { detail: 'an unknown stage' });
  return stages[stage];
}

const roleNames = {
  STAFF_ROLE_ADMIN: 'admin',
  STAFF_ROLE_SUPPORT: 'support',
  STAFF_ROLE_OPERATOR: 'operator',
  STAFF_ROLE_AUDITOR: 'auditor',
} as const satisfies Record<Exclude<StaffRole, 'STAFF_ROLE_UNSPECIFIED'>, Role>;

/** @throws AppError internal for a role that is newer than this gateway */
export function roleOf(role: StaffRole): Role {
  if (role === 'STAFF_ROLE_UNSPECIFIED') throw new AppError('internal', { detail: 'an unknown role' });
  return roleNames[role];
}
