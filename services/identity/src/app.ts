import { createHmac, randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { Connection } from 'mongoose';
import type { Registry } from 'prom-client';
import { mergeAudited, mergeResetRequests } from '@latchkey/contracts/events';
import { auditService, identityService, ownerService } from '@latchkey/contracts/identity';
import { keyService } from '@latchkey/contracts/keys';
import { staffService } from '@latchkey/contracts/staff';
import type { Clock } from '@latchkey/kit/clock';
import { serveGrpc, serving } from '@latchkey/kit/grpc';
import { serveHealth } from '@latchkey/kit/health';
import { newId, newSecret } from '@latchkey/kit/ids';
import type { Logger } from '@latchkey/kit/logging';
import { gatherEvents, openBus, type Bus } from '@latchkey/kit/messaging';
import { createOutbox, migrateIndexes, openStore, storeAnswers, type Outbox } from '@latchkey/kit/mongo';
import { buildInHouse, type House } from '@latchkey/kit/service';
import { createAudit } from './app-audit.ts';
import { accountFeatures } from './app-accounts.ts';
import { resetsOf } from './app-resets.ts';
import { createStaff, startStaff } from './app-staff.ts';
import { openKeys } from './app-keys.ts';
import { createCampaigns } from './app-campaigns.ts';
import { createEmailChanges } from './app-email-change.ts';
import { systemServer } from './app-system.ts';
import { createStaging } from './app-staging.ts';
import type { IdentityConfig } from './config.ts';
import { createDecoys, type ClassCounts, type Decoys } from './domain/decoy.ts';
import type { PasswordHasher } from './domain/password-hasher.ts';
import type { PublishEvents } from './domain/publish-events.ts';
import { createGuarding } from './domain/throttle/guarding.ts';
import { activateCredential } from './features/activate-credential/activate-credential.ts';
import { anonymiseCredential, forgetPerson } from './features/anonymise-credential/anonymise-credential.ts';
import { authenticate } from './features/authenticate/authenticate.ts';
import { changePassword } from './features/change-password/change-password.ts';
import { confirmRegistration } from './features/confirm-registration/confirm-registration.ts';
import { createCredential } from './features/create-credential/create-credential.ts';
import { endSession, endSessions } from './features/end-session/end-session.ts';
import { importCredentials } from './features/import-credentials/import-credentials.ts';
import { inspectLink } from './features/inspect-link/inspect-link.ts';
import { listSessions } from './features/list-sessions/list-sessions.ts';
import { mintLinks } from './features/mint-links/mint-links.ts';
import { openSession } from './features/open-session/open-session.ts';
import { refreshClassCounts } from './features/refresh-class-counts/refresh-class-counts.ts';
import { refreshSession } from './features/refresh-session/refresh-session.ts';
import { requestReset } from './features/request-reset/request-reset.ts';
import { restorePassword } from './features/restore-password/restore-password.ts';
import { accountServer } from './inbound/account-handlers.ts';
import { allowedAuditCallers, allowedCallers } from './inbound/allowed-callers.ts';
import { auditHandlers } from './inbound/audit-handlers.ts';
import { campaignServer } from './inbound/campaign-handlers.ts';
import { createBackground, type Background } from './inbound/background.ts';
import type { Features } from './inbound/features.ts';
import { ownerCallers, ownerHandlers } from './inbound/owner-handlers.ts';
import { grpcHandlers } from './inbound/grpc-handlers.ts';
import { allowedStaffCallers, staffHandlers } from './inbound/staff-handlers.ts';
import { allowedKeyCallers, keyHandlers } from './inbound/key-handlers.ts';
import { subscriptions } from './inbound/subscriptions.ts';
import { createLazyBcrypt } from './outbound/hashing/bcrypt-backend.ts';
import { chooseArgon2 } from './outbound/hashing/choose-argon2.ts';
import { hashDurations, watchHashQueue } from './outbound/hashing/hash-metrics.ts';
import { createHashQueue } from './outbound/hashing/hash-queue.ts';
import { createPasswordHasher } from './outbound/hashing/password-hasher.ts';
import { credentialModel } from './outbound/mongo/credential-model.ts';
import { createChangeEvents } from './outbound/mongo/change-events.ts';
import { classCountsModel, createMongoClassCounts } from './outbound/mongo/mongo-class-counts.ts';
import { createMongoCompanyUsers } from './outbound/mongo/mongo-company-users.ts';
import { createMongoCredentialRepository } from './outbound/mongo/mongo-credential-repository.ts';
import {
  createMongoResetRequestRepository,
  resetRequestModel,
} from './outbound/mongo/mongo-reset-request-repository.ts';
import { createMongoSessionRepository, sessionModel } from './outbound/mongo/mongo-session-repository.ts';
import { createMongoThrottleRepository, throttleModel } from './outbound/mongo/mongo-throttle-repository.ts';
import { ownClass, rulesOf } from './rules.ts';

export interface Overrides {
  /** A bus shared with other services of the process; whoever made it closes it. */
  bus?: Bus;
  clock?: Clock;
  logger?: Logger;
  /** For tests whose point is not hashing. */
  hasher?: PasswordHasher;
  /** Shows the link of the first Back Office user to whoever starts the process, instead of mailing it. */
  showFirstUser?: (email: string, token: string) => void;
}

export interface IdentityApp {
  /** Where the gRPC server listens. */
  readonly address: string;
  /** The port of health and metrics, if they are served. */
  readonly healthPort: number | undefined;
  stop(): Promise<void>;
}

/** How old the counts behind the decoys may be. Shares of formats move slowly, by logins and imports. */
const classCountsMaxAgeMs = 60_000;
/** In a report that somebody asks for after an import; asking more often counts no more often. */
const reportMaxAgeMs = 5_000;

/** Identity, built and running. What had started is stopped again when a part cannot. */
export async function buildApp(config: IdentityConfig, overrides: Overrides = {}): Promise<IdentityApp> {
  return buildInHouse('identity', config, overrides, (house) => start(config, overrides, house));
}

/** What many ask or tell at a time is published as one. */
function gathering(bus: Bus): Bus {
  return gatherEvents(
    gatherEvents(bus, 'audit.recorded', mergeAudited),
    'password.reset_requested',
    mergeResetRequests,
  );
}

async function start(
  config: IdentityConfig,
  overrides: Overrides,
  house: House,
): Promise<Omit<IdentityApp, 'stop'>> {
  const { logger, metrics } = house;
  const background = createBackground(house);

  // Trying the hash back end takes a process of its own; meanwhile the store connects.
  const hashing = overrides.hasher ?? buildHasher(config, metrics, logger);
  const [hasher, connection] = await Promise.all([hashing, openStore(house, config)]);
  const bus = gathering(await openBus(house, config, overrides.bus));
  const { features, accounts, campaigns, audit, staff, keys, ...edge } = await buildFeatures(config, {
    ...house,
    connection,
    bus,
    hasher,
    background,
  });

  await startStaff(config, staff, overrides.showFirstUser);
  const { recordActs } = audit;
  await bus.subscribe(
    subscriptions({ ...features, recordActs, forgetPerson: (id) => forgetPerson(edge, id) }),
  );
  const address = await serveGrpc(house, config, [
    serving({
      service: identityService,
      handlers: grpcHandlers({ features, ...edge }),
      allow: allowedCallers,
    }),
    serving({
      service: staffService,
      handlers: staffHandlers({ features: staff.features, countTokenFailures: edge.countTokenFailures }),
      allow: allowedStaffCallers,
    }),
    serving({ service: ownerService, handlers: ownerHandlers({ features, ...edge }), allow: ownerCallers }),
    serving({ service: keyService, handlers: keyHandlers(keys), allow: allowedKeyCallers }),
    serving({ service: auditService, handlers: auditHandlers(audit), allow: allowedAuditCallers }),
    accountServer(accounts),
    campaignServer(campaigns),
    systemServer(house, config, {
      connection,
      bus,
      listKeys: () => keys.listKeys(),
      hasAdmin: staff.hasAdmin,
    }),
  ]);
  const healthPort = await serveHealth(house, config, {
    ready: { mongo: () => storeAnswers(connection) },
    degraded: { bus: () => bus.connected },
  });
  logger.info({ address }, 'identity is running');
  return { address, healthPort };
}

async function buildHasher(
  config: IdentityConfig,
  metrics: Registry,
  logger: Logger,
): Promise<PasswordHasher> {
  const queue = createHashQueue({
    slots: availableParallelism(),
    maxWaitMs: config.HASH_WAIT_MS,
    onDone: hashDurations(metrics),
  });
  watchHashQueue(metrics, queue);
  return createPasswordHasher({
    argon2: await chooseArgon2({ wanted: config.PASSWORD_HASH_BACKEND, logger }),
    bcrypt: createLazyBcrypt(logger),
    queue,
    own: ownClass(config),
  });
}

interface Parts extends House {
  connection: Connection;
  bus: Bus;
  hasher: PasswordHasher;
  background: Background;
}

async function buildFeatures(config: IdentityConfig, parts: Parts) {
  const { hasher, background, clock } = parts;
  const stores = await openStores(parts);
  const { credentials, companyUsers, requests, sessions, campaigns, credentialOutbox } = stores;
  const { accessTokens, features: keyFeatures } = await openKeys(config, parts);
  const classCounts = (maxAgeMs: number) =>
    refreshClassCounts({ store: stores.classCounts, maxAgeMs, clock });
  const decoys = buildDecoys(config, background, async () => (await classCounts(classCountsMaxAgeMs)).counts);
  const { policy, throttleLimits, resetLimits, linkLifeMs, sessionLifeMs } = rulesOf(config);
  const guarding = createGuarding({ failures: stores.failures, limits: throttleLimits, clock, newId });
  const afterwards = (work: () => Promise<void>): void => background.run('work after a login', work);
  const publish: PublishEvents = (id, events) => void credentialOutbox.publishNow(id, events);
  const audit = await stores.audit.open({ ...config, ...parts });
  const { recordActs } = audit;
  const core = { credentials, hasher, policy, publish, recordActs, clock, newId, ...guarding };
  const { changes } = stores.emailChanges;
  const login = { ...core, sessions, changes, decoys, accessTokens, afterwards, sessionLifeMs, newSecret };
  const resets = resetsOf(config, { ...guarding, requests, outbox: stores.requestOutbox, clock });
  const minting = { ...core, requests, campaigns, mintKeys: config.MINT_KEYS, linkLifeMs, resetLimits };
  const staging = { ...login, ...minting, doubleOptIn: config.DOUBLE_OPT_IN };

  const staged = stores.staging.features({
    ...staging,
    linkLifeMs: linkLifeMs['confirm-registration'],
    confirmRegistration: (token) => confirmRegistration(core, token),
    mintLinks: (items) => mintLinks(minting, items),
    emailChangeLifeMs: config.EMAIL_CHANGE_LINK_TTL,
  });

  const features: Features = {
    activateCredential: (given) => activateCredential(staging, given),
    anonymiseCredential: (given) => anonymiseCredential(login, given),
    authenticate: (given) => authenticate(login, given),
    changePassword: (given) => changePassword(core, given),
    createCredential: (given) => createCredential(core, given),
    endSession: (given) => endSession(login, given),
    endSessions: (given) => endSessions(login, given),
    importCredentials: (...given) => importCredentials({ ...core, macKeys: config.MINT_KEYS }, ...given),
    inspectLink: (given) => inspectLink({ ...login, registrations: stores.staging.registrations }, given),
    listSessions: (given) => listSessions(login, given),
    openSession: (...given) => openSession(login, ...given),
    refreshSession: (given) => refreshSession(login, given),
    requestReset: (given) => requestReset(resets, given),
    restorePassword: (given) => restorePassword(core, given),
    ...staged,
    ...stores.emailChanges.features(core),
  };
  const reporting = { classCounts: () => classCounts(reportMaxAgeMs), own: ownClass(config) };
  const decoyKey = decoyKeyOf(config, 'latchkey staff decoys');
  const staff = stores.staff({
    ...{ config, hasher, guarding, decoyKey, clock },
    afterwards: (work) => background.run('audit of a failed login', work),
  });
  return {
    features,
    ...{ staff, audit, accounts: accountFeatures({ ...login, ...features, ...reporting, companyUsers }) },
    campaigns: stores.campaignFeatures(login),
    keys: keyFeatures({ recordActs, auditKeys: audit.keyStore, sealedSecondFactors: staff.sealedRows }),
    ...{ credentials, changes, sessions, accessTokens },
    ...guarding,
  };
}

async function openStores({ connection, bus, clock, logger, lifecycle }: Parts) {
  const outboxOf = (model: Parameters<typeof createOutbox>[0]['model']): Outbox =>
    createOutbox({ model, source: '/identity', bus, clock, logger, lifecycle });
  const credentialDocuments = credentialModel(connection);
  const requestDocuments = resetRequestModel(connection);
  const sessionDocuments = sessionModel(connection);
  const countDocuments = classCountsModel(connection);
  const throttleDocuments = throttleModel(connection);
  const staging = createStaging(connection, (model) => () => outboxOf(model));
  const audit = createAudit(connection);
  const staff = createStaff(connection, outboxOf);
  const campaigns = createCampaigns(connection);
  const emailChanges = createEmailChanges(connection, (model) => () => outboxOf(model));
  await migrateIndexes(connection, logger);
  const credentialOutbox = outboxOf(credentialDocuments);
  const changes = createChangeEvents({
    publish: (id, events) => void credentialOutbox.publishNow(id, events),
    clock,
    newId,
  });
  return {
    audit,
    credentials: createMongoCredentialRepository(credentialDocuments, changes),
    companyUsers: createMongoCompanyUsers(credentialDocuments),
    requests: createMongoResetRequestRepository(requestDocuments),
    sessions: createMongoSessionRepository(sessionDocuments),
    classCounts: createMongoClassCounts(countDocuments, credentialDocuments),
    failures: createMongoThrottleRepository(throttleDocuments),
    credentialOutbox,
    requestOutbox: outboxOf(requestDocuments),
    staging,
    staff,
    emailChanges,
    ...campaigns,
  };
}

/** Decoys are drawn with keys of their own, derived from one that all copies have. */
function decoyKeyOf({ MINT_KEYS: [{ key }] }: IdentityConfig, purpose: string): Buffer {
  return createHmac('sha256', key).update(purpose).digest();
}

function buildDecoys(
  config: IdentityConfig,
  background: Background,
  recount: () => Promise<ClassCounts>,
): Decoys {
  let counts: ClassCounts = new Map();
  background.repeat('count of password classes', classCountsMaxAgeMs, async () => {
    counts = await recount();
  });
  return createDecoys({
    key: decoyKeyOf(config, 'latchkey decoys'),
    own: ownClass(config),
    counts: () => counts,
    random: randomBytes,
  });
}
