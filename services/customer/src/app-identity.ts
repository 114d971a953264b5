import {
  accountService,
  identityCampaignService,
  identityService,
  ownerService,
} from '@latchkey/contracts/identity';
import { asCaller, createGrpcClient, type ServiceClient } from '@latchkey/kit/grpc';
import type { House } from '@latchkey/kit/service';
import type { CustomerConfig } from './config.ts';
import type { CampaignAccounts } from './domain/campaign/accounts.ts';
import type { Credentials } from './domain/credentials.ts';
import type { AccountStates } from './domain/directory.ts';
import type { ImportedCompanyUsers, ImportedCredentials } from './domain/imports.ts';
import { createGrpcAccountStates } from './outbound/grpc-account-states.ts';
import { createGrpcCampaignAccounts } from './outbound/grpc-campaign-accounts.ts';
import { createGrpcCredentials, idempotentIdentityCalls } from './outbound/grpc-credentials.ts';
import { createGrpcImportedCompanyUsers } from './outbound/grpc-imported-company-users.ts';
import { createGrpcImportedCredentials } from './outbound/grpc-imported-credentials.ts';

/** Identity, as each part of customer uses it. */
export interface Identity {
  credentialsFor: (requestId: string) => Credentials;
  importedCredentialsFor: (requestId: string) => ImportedCredentials;
  companyUsersFor: (requestId: string) => ImportedCompanyUsers;
  accounts: AccountStates;
  campaignAccounts: CampaignAccounts;
}

/** @param stand stands between the use cases and identity, for tests */
export function openIdentity(
  house: House,
  config: CustomerConfig,
  stand: (real: Credentials) => Credentials = (real) => real,
): Identity {
  const shared = { ...asCaller(house, config), address: config.IDENTITY_ADDRESS };
  const closed = <Client extends Pick<ServiceClient<typeof identityService>, 'close'>>(
    name: string,
    client: Client,
  ): Client => {
    house.lifecycle.onStop('connections', `${name} client`, () => client.close());
    return client;
  };
  const identity = closed(
    'identity',
    createGrpcClient({ ...shared, service: identityService, idempotent: idempotentIdentityCalls }),
  );
  const owner = closed(
    'owner',
    createGrpcClient({ ...shared, service: ownerService, idempotent: ['GetLogins'] }),
  );
  const accounts = closed(
    'account',
    createGrpcClient({
      ...shared,
      service: accountService,
      idempotent: ['GetAccountStates', 'CreateAccount', 'ImportCompanyUsers'],
    }),
  );
  const campaigns = closed(
    'campaign',
    createGrpcClient({
      ...shared,
      service: identityCampaignService,
      idempotent: ['AdmitCampaign', 'CloseCampaign', 'ExpirePasswords'],
    }),
  );
  return {
    credentialsFor: (requestId) =>
      stand(
        createGrpcCredentials(
          { identity, accounts, owner },
          { requestId, createDeadlineMs: config.IDENTITY_DEADLINE },
        ),
      ),
    importedCredentialsFor: (requestId) => createGrpcImportedCredentials(identity, requestId),
    companyUsersFor: (requestId) => createGrpcImportedCompanyUsers(accounts, requestId),
    accounts: createGrpcAccountStates(accounts),
    campaignAccounts: createGrpcCampaignAccounts(campaigns),
  };
}
