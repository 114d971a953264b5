import type {
  StaffServiceDefinition,
  StaffRole as WireRole,
  StaffSession as WireSession,
  StaffUser as WireUser,
} from '@latchkey/contracts/staff';
import type { Handlers, ServedService } from '@latchkey/kit/grpc';
import type { StaffStage } from '../domain/staff/staff-session.ts';
import {
  hasSecondFactor,
  type StaffRole,
  type StaffState,
  type StaffUser,
} from '../domain/staff/staff-user.ts';
import type { CountTokenFailures } from '../domain/throttle/token-failures.ts';
import type { StaffMintOutcome } from '../features/staff/mint-links/mint-links.ts';
import type { LiveSession } from '../features/staff/sessions/sessions.ts';
import { linkStates, refusals } from './grpc-handlers.ts';
import { parseRequest } from './request-schemas.ts';
import type { StaffFeatures } from './staff-features.ts';
import { staffRequests } from './staff-requests.ts';

/** Minting hands out links in clear: it is notification's alone. */
export const allowedStaffCallers: ServedService<StaffServiceDefinition>['allow'] = {
  LogInStaff: ['gateway'],
  ProveSecondFactor: ['gateway'],
  GetStaffSession: ['gateway'],
  LogOutStaff: ['gateway'],
  ChangeStaffPassword: ['gateway'],
  VerifyStaffPassword: ['gateway'],
  RequestStaffReset: ['gateway'],
  InspectStaffLink: ['gateway'],
  RestoreStaffPassword: ['gateway'],
  MintStaffLinks: ['notification'],
  EnrolTotp: ['gateway'],
  ConfirmTotp: ['gateway'],
  RemoveTotp: ['gateway'],
  RenewRecoveryCodes: ['gateway'],
  ListStaff: ['gateway'],
  GetStaff: ['gateway'],
  InviteStaff: ['gateway'],
  ResendInvitation: ['gateway'],
  UpdateStaff: ['gateway'],
  DisableStaff: ['gateway'],
  EnableStaff: ['gateway'],
  ResetSecondFactor: ['gateway'],
};

const roles = {
  STAFF_ROLE_ADMIN: 'admin',
  STAFF_ROLE_SUPPORT: 'support',
  STAFF_ROLE_OPERATOR: 'operator',
  STAFF_ROLE_AUDITOR: 'auditor',
} as const satisfies Record<Exclude<WireRole, 'STAFF_ROLE_UNSPECIFIED'>, StaffRole>;
const wireRoles = {
  admin: 'STAFF_ROLE_ADMIN',
  support: 'STAFF_ROLE_SUPPORT',
  operator: 'STAFF_ROLE_OPERATOR',
  auditor: 'STAFF_ROLE_AUDITOR',
} as const satisfies Record<StaffRole, WireRole>;
const states = {
  invited: 'STAFF_STATE_INVITED',
  active: 'STAFF_STATE_ACTIVE',
  disabled: 'STAFF_STATE_DISABLED',
} as const satisfies Record<StaffState, string>;
const stages = {
  code: 'STAFF_STAGE_CODE',
  setup: 'STAFF_STAGE_SETUP',
  full: 'STAFF_STAGE_FULL',
} as const satisfies Record<StaffStage, string>;

type Rpcs = Handlers<StaffServiceDefinition>;
interface Deps {
  features: StaffFeatures;
  countTokenFailures: CountTokenFailures;
}

/** The RPCs of protos/identity/v1/staff.proto, each checked, handed to its use case and put back on the wire. */
export function staffHandlers(deps: Deps): Rpcs {
  return {
    ...sessionHandlers(deps),
    ...passwordHandlers(deps),
    ...secondFactorHandlers(deps),
    ...userHandlers(deps),
  };
}

function sessionHandlers({
  features,
}: Deps): Pick<Rpcs, 'LogInStaff' | 'ProveSecondFactor' | 'GetStaffSession' | 'LogOutStaff'> {
  return {
    LogInStaff: async (request) => {
      const { address = '', deviceToken = '', userAgent = '' } = request.client ?? {};
      const given = parseRequest(staffRequests.LogInStaff, request);
      const opened = await features.logIn({ ...given, client: { address, deviceToken, userAgent } });
      return { token: opened.token, session: toSession(opened.live), deviceToken: opened.deviceToken };
    },
    ProveSecondFactor: async (request) => ({
      session: toSession(
        await features.proveSecondFactor(parseRequest(staffRequests.ProveSecondFactor, request)),
      ),
    }),
    GetStaffSession: async (request) => {
      const { token } = parseRequest(staffRequests.OfSession, request);
      return { session: toSession(await features.readSession(token)) };
    },
    LogOutStaff: async (request) => {
      await features.logOut(parseRequest(staffRequests.OfSession, request).token);
      return {};
    },
  };
}

function passwordHandlers({
  features,
  countTokenFailures,
}: Deps): Pick<
  Rpcs,
  | 'ChangeStaffPassword'
  | 'VerifyStaffPassword'
  | 'RequestStaffReset'
  | 'InspectStaffLink'
  | 'RestoreStaffPassword'
  | 'MintStaffLinks'
> {
  return {
    ChangeStaffPassword: async (request) => {
      const changed = await features.changePassword(parseRequest(staffRequests.ChangeStaffPassword, request));
      return { token: changed.token, session: toSession(changed.live) };
    },
    VerifyStaffPassword: async (request) => {
      await features.verifyPassword(parseRequest(staffRequests.WithPassword, request));
      return {};
    },
    RequestStaffReset: async (request) => {
      const given = parseRequest(staffRequests.RequestStaffReset, request);
      await features.requestReset({ ...given, address: request.client?.address ?? '' });
      return {};
    },
    InspectStaffLink: async (request) => ({
      state: linkStates[await features.inspectLink(parseRequest(staffRequests.OfSession, request).token)],
    }),
    RestoreStaffPassword: (request) => {
      const given = parseRequest(staffRequests.RestoreStaffPassword, request);
      return countTokenFailures(request.client, async () => ({
        deviceToken: await features.restorePassword(given),
      }));
    },
    MintStaffLinks: async (request) => {
      const { links } = parseRequest(staffRequests.MintStaffLinks, request);
      const items = links.map(({ requestId, invitation }) => ({
        requestId,
        purpose: invitation ? ('invitation' as const) : ('reset' as const),
      }));
      return { links: (await features.mintLinks(items)).map(toMinted) };
    },
  };
}

function secondFactorHandlers({
  features,
}: Deps): Pick<Rpcs, 'EnrolTotp' | 'ConfirmTotp' | 'RemoveTotp' | 'RenewRecoveryCodes'> {
  return {
    EnrolTotp: (request) => features.enrolTotp(parseRequest(staffRequests.WithPassword, request)),
    ConfirmTotp: async (request) => ({
      recoveryCodes: await features.confirmTotp(parseRequest(staffRequests.ConfirmTotp, request)),
    }),
    RemoveTotp: async (request) => {
      await features.removeTotp(parseRequest(staffRequests.WithPassword, request));
      return {};
    },
    RenewRecoveryCodes: async (request) => ({
      recoveryCodes: await features.renewRecoveryCodes(parseRequest(staffRequests.WithPassword, request)),
    }),
  };
}

function userHandlers({
  features,
}: Deps): Pick<
  Rpcs,
  | 'ListStaff'
  | 'GetStaff'
  | 'InviteStaff'
  | 'ResendInvitation'
  | 'UpdateStaff'
  | 'DisableStaff'
  | 'EnableStaff'
  | 'ResetSecondFactor'
> {
  const ofUser = (work: (userId: string) => Promise<StaffUser>) => async (request: { userId: string }) => ({
    user: toUser(await work(parseRequest(staffRequests.OfUser, request).userId)),
  });
  return {
    ListStaff: async (request) => {
      const { limit, after } = parseRequest(staffRequests.ListStaff, request);
      const page = await features.listUsers({ limit, after: after === '' ? undefined : after });
      return { users: page.users.map(toUser), more: page.more };
    },
    GetStaff: ofUser(features.readUser),
    InviteStaff: async (request) => {
      const { role, ...given } = parseRequest(staffRequests.InviteStaff, request);
      return { user: toUser(await features.inviteUser({ ...given, role: roles[role] })) };
    },
    ResendInvitation: async (request) => {
      await features.inviteAgain(parseRequest(staffRequests.OfUser, request).userId);
      return {};
    },
    UpdateStaff: async (request) => {
      const { userId, role, name } = parseRequest(staffRequests.UpdateStaff, request);
      const user = await features.updateUser(userId, {
        ...(role === 'STAFF_ROLE_UNSPECIFIED' ? {} : { role: roles[role] }),
        ...(name === '' ? {} : { name }),
      });
      return { user: toUser(user) };
    },
    DisableStaff: ofUser(features.disableUser),
    EnableStaff: ofUser(features.enableUser),
    ResetSecondFactor: ofUser(features.resetSecondFactor),
  };
}

function toUser(user: StaffUser): WireUser {
  return {
    userId: user.userId,
    email: user.login,
    name: user.name,
    role: wireRoles[user.role],
    state: states[user.state],
    secondFactor: hasSecondFactor(user),
    locale: user.locale,
    createdAtMs: user.createdAt,
    lastLoginAtMs: user.lastLoginAt ?? 0,
    passwordSetAtMs: user.password?.setAt ?? 0,
    recoveryCodes: user.secondFactor?.recovery.length ?? 0,
  };
}

function toSession({ user, stage, session, idleAt }: LiveSession): WireSession {
  return {
    user: toUser(user),
    stage: stages[stage],
    expiresAtMs: session.expiresAt,
    idleAtMs: Math.min(idleAt, session.expiresAt),
  };
}

function toMinted(outcome: StaffMintOutcome) {
  if ('refused' in outcome) return { refused: { reason: refusals[outcome.refused] } };
  const { token, expiresAt, requestedAt, user } = outcome.minted;
  const { userId, login: email, name, locale } = user;
  return {
    minted: { token, expiresAtMs: expiresAt, requestedAtMs: requestedAt, userId, email, name, locale },
  };
}
