import type { Connection } from 'mongoose';
import { customerService, importService } from '@latchkey/contracts/customer';
import { mergeAudited } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { serveGrpc, serving } from '@latchkey/kit/grpc';
import { serveHealth } from '@latchkey/kit/health';
import { newId } from '@latchkey/kit/ids';
import type { Logger } from '@latchkey/kit/logging';
import { gatherEvents, openBus, type Bus } from '@latchkey/kit/messaging';
import { createOutbox, migrateIndexes, openStore, runWithLease, storeAnswers } from '@latchkey/kit/mongo';
import { buildInHouse, type House } from '@latchkey/kit/service';
import { createCampaigns, createCampaignStore, type CampaignStore } from './app-campaigns.ts';
import { createDirectory } from './app-directory.ts';
import { systemServer } from './app-system.ts';
import { openIdentity } from './app-identity.ts';
import { bindImports } from './app-imports.ts';
import type { CustomerConfig } from './config.ts';
import type { Credentials } from './domain/credentials.ts';
import type { Customers, ReferenceNumbers } from './domain/customer.ts';
import type { ImportedCustomers } from './domain/imports.ts';
import type { StagedProfiles } from './domain/staged-profiles.ts';
import { anonymiseCustomer, blankProfile } from './features/anonymise-customer/anonymise-customer.ts';
import { completeRegistration } from './features/complete-registration/complete-registration.ts';
import { followEmailChange } from './features/follow-email-change/follow-email-change.ts';
import { getContacts } from './features/get-contacts/get-contacts.ts';
import { getCustomer } from './features/get-customer/get-customer.ts';
import {
  addAddress,
  deleteAddress,
  listAddresses,
  updateAddress,
} from './features/keep-addresses/keep-addresses.ts';
import { learnAccounts } from './features/project-accounts/project-accounts.ts';
import { reconcileRegistrations } from './features/reconcile-registrations/reconcile-registrations.ts';
import { registerCustomer } from './features/register-customer/register-customer.ts';
import { settleRegistration } from './features/settle-registration/settle-registration.ts';
import { submitRegistration } from './features/submit-registration/submit-registration.ts';
import { updateCustomer } from './features/update-customer/update-customer.ts';
import { campaignServers } from './inbound/campaign-handlers.ts';
import { allowedCallers, customerHandlers, type UseCases } from './inbound/customer-handlers.ts';
import { directoryServer } from './inbound/directory-handlers.ts';
import { importCallers, importHandlers } from './inbound/import-handlers.ts';
import { subscriptions } from './inbound/subscriptions.ts';
import { createCustomerModel } from './outbound/customer-model.ts';
import { createMongoCreateRequests } from './outbound/mongo-create-requests.ts';
import { createMongoCustomers } from './outbound/mongo-customers.ts';
import { createMongoDirectory } from './outbound/mongo-directory.ts';
import { createMongoImportJobs, importJobModel } from './outbound/mongo-import-jobs.ts';
import { createMongoImportedCustomers } from './outbound/mongo-imported-customers.ts';
import { createMongoStagedProfiles } from './outbound/mongo-staged-profiles.ts';
import { createMongoReferenceNumbers } from './outbound/mongo-reference-numbers.ts';

export interface CustomerOverrides {
  /** A bus shared with other services of the process; whoever made it closes it. */
  bus?: Bus;
  clock?: Clock;
  logger?: Logger;
  /** Stand between the use cases and the outside, for tests that let a step fail. */
  credentials?: (real: Credentials) => Credentials;
  customers?: (real: Customers) => Customers;
  importedCustomers?: (real: ImportedCustomers) => ImportedCustomers;
  campaigns?: (real: CampaignStore) => CampaignStore;
}

export interface CustomerApp {
  /** Where the gRPC server listens, usable by a client. */
  readonly address: string;
  /** One round of the reconciler, whoever holds its lease. */
  reconcile(): Promise<void>;
  stop(): Promise<void>;
}

interface Surroundings extends House {
  config: CustomerConfig;
  overrides: CustomerOverrides;
}

/**
 * Builds and starts the customer service.
 * @throws AppError or ConfigError when a part cannot start; what had started by then is stopped again
 */
export async function buildApp(
  config: CustomerConfig,
  overrides: CustomerOverrides = {},
): Promise<CustomerApp> {
  return buildInHouse('customer', config, overrides, (house) => start({ ...house, config, overrides }));
}

async function start(surroundings: Surroundings): Promise<Omit<CustomerApp, 'stop'>> {
  const { config, overrides, clock, logger, lifecycle } = surroundings;
  const connection = await openStore(surroundings, config);
  const bus = gatherEvents(
    await openBus(surroundings, config, overrides.bus),
    'audit.recorded',
    mergeAudited,
  );
  const stores = createStores(surroundings, connection, bus);
  const { customers, directory, staged } = stores;
  const { recipients } = stores.campaigns;
  await migrateIndexes(connection, logger);
  const identity = openIdentity(surroundings, config, overrides.credentials);
  const { credentialsFor, accounts } = identity;

  const shop = shopDefaults(config);
  const settleWith = (credentials: Credentials) => (customerId: string) =>
    settleRegistration({ customers, credentials, clock }, customerId);
  const { projectAccount, useCases: staffUseCases } = createDirectory(surroundings, {
    ...{ ...stores, connection, accounts, recipients, credentialsFor, settleWith },
    shop,
  });
  const campaigns = createCampaigns(surroundings, {
    ...{ store: stores.campaigns, connection, bus },
    ...{ accounts: identity.campaignAccounts, approvals: config.CAMPAIGN_APPROVALS },
    retentionMs: config.CAMPAIGN_RETENTION,
    learnAccounts: (customerIds) => learnAccounts({ accounts, directory, recipients }, customerIds),
  });
  const imports = bindImports({ ...stores, ...identity, shop, clock });
  const useCases = bindUseCases(surroundings, { ...stores, credentialsFor, settleWith });

  const address = await serveGrpc(surroundings, config, [
    serving({ service: customerService, handlers: customerHandlers(useCases), allow: allowedCallers }),
    directoryServer(staffUseCases),
    serving({ service: importService, handlers: importHandlers(imports), allow: importCallers }),
    systemServer(surroundings, { connection, bus }),
    ...campaignServers(campaigns.useCases),
  ]);
  await bus.subscribe(
    subscriptions({
      projectAccount,
      ...hearing({ customers, recipients, staged, credentialsFor }),
      ...campaigns.hearing,
    }),
  );
  const reconcile = reconcileWith(surroundings, { credentialsFor, settleWith });
  runWithLease({
    connection,
    name: 'reconcile-registrations',
    everyMs: config.RECONCILE_EVERY,
    clock,
    logger,
    lifecycle,
    work: (lease) => reconcile(() => lease.valid() && !lifecycle.stopping),
  });
  await serveHealth(surroundings, config, {
    ready: { mongo: () => storeAnswers(connection) },
    degraded: { bus: () => bus.connected },
  });
  logger.info({ address }, 'customer is running');
  return { address, reconcile: () => reconcile(() => !lifecycle.stopping) };
}

function reconcileWith(
  { config, clock, logger }: Surroundings,
  { credentialsFor, settleWith }: Pick<Parts, 'credentialsFor' | 'settleWith'>,
): (goOn: () => boolean) => Promise<void> {
  return (goOn) => {
    const credentials = credentialsFor(newId());
    const settle = settleWith(credentials);
    const afterMs = config.RECONCILE_AFTER;
    return reconcileRegistrations({ credentials, settle, clock, logger, afterMs, goOn });
  };
}

/** What is done on events. */
function hearing({
  customers,
  recipients,
  staged,
  credentialsFor,
}: Pick<Parts, 'customers' | 'staged' | 'credentialsFor'> & Pick<CampaignStore, 'recipients'>) {
  return {
    blankProfile: async ({ customerId, anonymisedAtMs }) => {
      await blankProfile({ customers }, customerId, anonymisedAtMs);
      await recipients.blank(customerId);
    },
    followEmailChange: ({ customerId, changedAtMs: at, byStaff }) =>
      followEmailChange({ customers, credentials: credentialsFor(newId()) }, { customerId, at, byStaff }),
    completeRegistration: ({ customerId, requestId, confirmedAtMs: confirmedAt }) =>
      completeRegistration({ customers, staged }, { customerId, requestId, confirmedAt }),
  } satisfies Partial<Parameters<typeof subscriptions>[0]>;
}

interface Parts {
  customers: Customers;
  credentialsFor: (requestId: string) => Credentials;
  references: ReferenceNumbers;
  staged: StagedProfiles;
  settleWith: (credentials: Credentials) => (customerId: string) => Promise<'completed' | 'undone'>;
}

function bindUseCases({ config, clock, logger }: Surroundings, parts: Parts): UseCases {
  const { customers, credentialsFor, references, staged, settleWith } = parts;
  const shop = shopDefaults(config);
  const register: UseCases['register'] = (registration, requestId) => {
    const credentials = credentialsFor(requestId);
    const settle = settleWith(credentials);
    return registerCustomer(
      { customers, credentials, references, settle, clock, logger, ...shop },
      registration,
    );
  };
  return {
    register,
    submitRegistration: (registration, requestId) =>
      submitRegistration(
        {
          staged,
          credentials: credentialsFor(requestId),
          references,
          clock,
          ...shop,
          register: (given) => register(given, requestId),
        },
        registration,
      ),
    completeRegistration: (customerId, requestId) =>
      completeRegistration({ customers, staged }, { customerId, requestId, confirmedAt: clock.now() }),
    getCustomer: (customerId) => getCustomer({ customers }, customerId),
    ...accountUseCases({ customers, clock }),
    anonymise: (customerId, requestId) =>
      anonymiseCustomer({ customers, credentials: credentialsFor(requestId), clock, logger }, customerId),
    followEmailChange: (given, requestId) =>
      followEmailChange({ customers, credentials: credentialsFor(requestId) }, { ...given, at: clock.now() }),
    getContacts: (customerIds) => getContacts({ customers }, customerIds),
  };
}

/** What people do with their own profile and addresses. */
function accountUseCases(deps: { customers: Customers; clock: Clock }) {
  return {
    updateCustomer: (...given) => updateCustomer(deps, ...given),
    listAddresses: (...given) => listAddresses(deps, ...given),
    addAddress: (...given) => addAddress(deps, ...given),
    updateAddress: (...given) => updateAddress(deps, ...given),
    deleteAddress: (...given) => deleteAddress(deps, ...given),
  } satisfies Partial<UseCases>;
}

function createStores(surroundings: Surroundings, connection: Connection, bus: Bus) {
  const { overrides, clock, logger, lifecycle } = surroundings;
  const model = createCustomerModel(connection);
  const outboxOf = (of: Parameters<typeof createOutbox>[0]['model']) =>
    createOutbox({ model: of, source: '/customer', bus, clock, logger, lifecycle });
  const jobModel = importJobModel(connection);
  const customers = createMongoCustomers(model, outboxOf(model));
  const imported = createMongoImportedCustomers(model);
  const campaigns = createCampaignStore(connection, model, outboxOf);
  return {
    customers: overrides.customers?.(customers) ?? customers,
    importedCustomers: overrides.importedCustomers?.(imported) ?? imported,
    directory: createMongoDirectory(model),
    jobs: createMongoImportJobs(jobModel, outboxOf(jobModel)),
    references: createMongoReferenceNumbers(connection),
    staged: createMongoStagedProfiles(connection),
    requests: createMongoCreateRequests(connection),
    campaigns: overrides.campaigns?.(campaigns) ?? campaigns,
  };
}

function shopDefaults(config: CustomerConfig) {
  return {
    referencePrefix: config.CUSTOMER_REFERENCE_PREFIX,
    termsVersion: config.TERMS_VERSION,
    defaultLocale: config.DEFAULT_LOCALE,
    defaultStore: config.STORE,
  };
}
