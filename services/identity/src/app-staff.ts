import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { newId, newSecret } from '@latchkey/kit/ids';
import type { Outbox } from '@latchkey/kit/mongo';
import { StartError } from '@latchkey/kit/service';
import { resetsOf } from './app-resets.ts';
import type { IdentityConfig } from './config.ts';
import { createDecoys } from './domain/decoy.ts';
import type { PasswordHasher } from './domain/password-hasher.ts';
import type { PublishEvents } from './domain/publish-events.ts';
import type { createGuarding } from './domain/throttle/guarding.ts';
import { sealedSecondFactors, type SealedRow } from './features/keys/sealed-rows.ts';
import { requestReset } from './features/request-reset/request-reset.ts';
import { hasAdmin } from './features/staff/admin-roster.ts';
import { changePassword } from './features/staff/change-password/change-password.ts';
import { verifyOwnPassword } from './features/staff/change-password/current-password.ts';
import { makeFirstUser, type FirstUser } from './features/staff/first-user/first-user.ts';
import { inviteAgain, inviteUser } from './features/staff/invite/invite.ts';
import { logIn } from './features/staff/log-in/log-in.ts';
import {
  disableUser,
  enableUser,
  listUsers,
  readUser,
  resetSecondFactor,
  updateUser,
} from './features/staff/manage/manage.ts';
import { mintStaffLinks } from './features/staff/mint-links/mint-links.ts';
import { proveSecondFactor } from './features/staff/prove-second-factor/prove-second-factor.ts';
import { inspectLink, restorePassword } from './features/staff/restore-password/restore-password.ts';
import {
  confirmTotp,
  enrolTotp,
  removeTotp,
  renewRecoveryCodes,
} from './features/staff/second-factor/second-factor.ts';
import { logOut, readStaffSession } from './features/staff/sessions/sessions.ts';
import type { StaffFeatures } from './inbound/staff-features.ts';
import {
  createMongoResetRequestRepository,
  resetRequestModel,
  type ResetRequestModel,
} from './outbound/mongo/mongo-reset-request-repository.ts';
import {
  createMongoAdminRoster,
  createMongoStaffRepository,
  rosterModel,
} from './outbound/mongo/mongo-staff-repository.ts';
import {
  createMongoStaffSessionRepository,
  staffSessionModel,
} from './outbound/mongo/mongo-staff-session-repository.ts';
import { staffModel, type StaffModel } from './outbound/mongo/staff-model.ts';
import { createSeal } from './outbound/signing/seal-key.ts';
import { createOtpauthCodes } from './outbound/totp/otpauth-codes.ts';
import { ownClass, rulesOf } from './rules.ts';

interface Given {
  config: IdentityConfig;
  hasher: PasswordHasher;
  guarding: ReturnType<typeof createGuarding>;
  /** Of the staff's decoys: what no stranger knows. */
  decoyKey: Uint8Array;
  clock: Clock;
  /** Runs work after the answer. */
  afterwards: (work: () => Promise<void>) => void;
}

/** The part of the composition root that knows of the staff. Its models have to be there before indexes are made. */
export function createStaff(
  connection: Connection,
  outboxOf: (model: StaffModel | ResetRequestModel) => Outbox,
) {
  const model = staffModel(connection);
  const requestModel = resetRequestModel(connection, 'staff');
  const users = createMongoStaffRepository(model);
  const roster = createMongoAdminRoster(rosterModel(connection));
  const sessions = createMongoStaffSessionRepository(staffSessionModel(connection));
  const requests = createMongoResetRequestRepository(requestModel);

  return (given: Given) => {
    const { config, hasher, guarding, clock } = given;
    const [outbox, requestOutbox] = [outboxOf(model), outboxOf(requestModel)];
    const publish: PublishEvents = (id, events) => void outbox.publishNow(id, events);
    const deps = {
      ...guarding,
      ...{ users, roster, sessions, requests, hasher, publish, clock, newId, newSecret },
      ...staffRules(config, given.decoyKey),
      afterwards: given.afterwards,
    };
    const { throttleKeys } = guarding;
    const resets = resetsOf(config, { requests, outbox: requestOutbox, throttleKeys, clock });
    const features: StaffFeatures = {
      logIn: (asked) => logIn(deps, asked),
      proveSecondFactor: (asked) => proveSecondFactor(deps, asked),
      readSession: (token) => readStaffSession(deps, token),
      logOut: (token) => logOut(deps, token),
      changePassword: (asked) => changePassword(deps, asked),
      verifyPassword: (asked) => verifyOwnPassword(deps, asked),
      requestReset: (asked) => requestReset(resets, { ...asked, wanted: 'staff-reset' }),
      inspectLink: (token) => inspectLink(deps, token),
      restorePassword: (asked) => restorePassword(deps, asked),
      mintLinks: (items) => mintStaffLinks(deps, items),
      enrolTotp: (asked) => enrolTotp(deps, asked),
      confirmTotp: (asked) => confirmTotp(deps, asked),
      removeTotp: (asked) => removeTotp(deps, asked),
      renewRecoveryCodes: (asked) => renewRecoveryCodes(deps, asked),
      listUsers: (asked) => listUsers(deps, asked),
      readUser: (userId) => readUser(deps, userId),
      inviteUser: (asked) => inviteUser(deps, asked),
      inviteAgain: (userId) => inviteAgain(deps, userId),
      updateUser: (...asked) => updateUser(deps, ...asked),
      disableUser: (userId) => disableUser(deps, userId),
      enableUser: (userId) => enableUser(deps, userId),
      resetSecondFactor: (userId) => resetSecondFactor(deps, userId),
    };
    const sealedRows = (): Promise<SealedRow[]> => sealedSecondFactors(users);
    return {
      ...{ features, sealedRows },
      makeFirstUser: (first: FirstUser) => makeFirstUser(deps, first),
      hasAdmin: () => hasAdmin(roster, users),
    };
  };
}

/**
 * Makes the first user, where the configuration names one.
 * @throws StartError when its password breaks a rule
 */
export async function startStaff(
  config: IdentityConfig,
  staff: { makeFirstUser: (first: FirstUser) => Promise<void> },
  show: FirstUser['show'],
): Promise<void> {
  const { BACKOFFICE_ADMIN_EMAIL: email, BACKOFFICE_ADMIN_PASSWORD: password } = config;
  if (email === undefined) return;
  try {
    await staff.makeFirstUser({ email, password, locale: '', show });
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'password_policy')) throw error;
    const rules = error.fields.map(({ rule }) => rule).join(', ');
    throw new StartError(`BACKOFFICE_ADMIN_PASSWORD does not meet the rules of passwords: ${rules}.`);
  }
}

/** The numbers and keys of the configuration, as the use cases name them. */
function staffRules(config: IdentityConfig, decoyKey: Uint8Array) {
  const { resetLimits, policy, linkLifeMs } = rulesOf(config);
  return {
    resetLimits,
    policy,
    rules: {
      lifeMs: config.STAFF_SESSION_TTL,
      idleMs: config.STAFF_SESSION_IDLE,
      totpRoles: config.STAFF_TOTP_ROLES,
    },
    linkLifeMs: { invitation: config.STAFF_INVITATION_TTL, reset: linkLifeMs['restore-password'] },
    mintKeys: config.MINT_KEYS,
    decoys: createDecoys({
      key: decoyKey,
      own: ownClass(config),
      counts: () => new Map(),
      random: randomBytes,
    }),
    totp: createOtpauthCodes(config.SHOP_NAME),
    seal: createSeal(config.KEY_ENCRYPTION_KEYS),
    random: randomBytes,
  };
}
