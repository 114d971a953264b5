import {
  campaignService,
  customerService,
  directoryService,
  importService,
} from '@latchkey/contracts/customer';
import { accountService, auditService, identityService, ownerService } from '@latchkey/contracts/identity';
import { keyService } from '@latchkey/contracts/keys';
import { staffService } from '@latchkey/contracts/staff';
import type { House } from '@latchkey/kit/service';
import type {
  AccountClient,
  AuditClient,
  CampaignClient,
  CustomerClient,
  DirectoryClient,
  IdentityClient,
  ImportClient,
  KeyClient,
  OwnerClient,
  StaffClient,
} from './auth/clients.ts';
import { connectTo } from './auth/connect-to.ts';
import { connectNotification, type NotificationClient } from './auth/notification-client.ts';
import { connectSystems, type Systems } from './auth/systems.ts';
import type { GatewayConfig } from './config.ts';

/** Whom the gateway asks. */
export interface Services {
  identity: IdentityClient;
  owner: OwnerClient;
  staff: StaffClient;
  keyClient: KeyClient;
  accounts: AccountClient;
  audit: AuditClient;
  customer: CustomerClient;
  directory: DirectoryClient;
  imports: ImportClient;
  campaigns: CampaignClient;
  notification: NotificationClient;
  systems: Systems;
}

/** Clients of all services; they connect in the background and close when the process stops. */
export function connectServices(house: House, config: GatewayConfig): Services {
  return {
    ...connectIdentity(house, config),
    ...connectCustomer(house, config),
    notification: connectNotification(house, config),
    systems: connectSystems(house, config),
  };
}

function connectIdentity(
  house: House,
  config: GatewayConfig,
): Pick<Services, 'identity' | 'owner' | 'staff' | 'keyClient' | 'accounts' | 'audit'> {
  const connect = connectTo(house, config, config.IDENTITY_ADDRESS);
  return {
    identity: connect(
      identityService,
      ['InspectLink', 'GetJwks', 'GetEpochs'],
      ['Authenticate', 'RequestReset'],
    ),
    owner: connect(ownerService, ['VerifyPassword']),
    staff: connect(staffService, ['GetStaffSession', 'InspectStaffLink', 'ListStaff', 'GetStaff']),
    keyClient: connect(keyService, ['ListKeys', 'RotateSigningKey', 'ResealSecrets']),
    accounts: connect(accountService, ['GetAccount']),
    audit: connect(auditService, ['SearchEntries', 'ReadChain', 'VerifyChain', 'GetAuditKeys']),
  };
}

function connectCustomer(
  house: House,
  config: GatewayConfig,
): Pick<Services, 'customer' | 'directory' | 'imports' | 'campaigns'> {
  const connect = connectTo(house, config, config.CUSTOMER_ADDRESS);
  return {
    customer: connect(customerService, ['GetCustomer']),
    directory: connect(directoryService, ['ListCustomers', 'FindCustomer']),
    imports: connect(importService, ['GetImport', 'ListImports', 'ListImportErrors', 'StartImport']),
    // All of them: the id is chosen here, and what was done already is not done again.
    campaigns: connect(campaignService, [
      ...(['CreateCampaign', 'AddToAudience', 'PreviewCampaign', 'StartCampaign', 'PauseCampaign'] as const),
      ...(['ResumeCampaign', 'CancelCampaign', 'ChangeCampaignPace', 'GetCampaign'] as const),
      ...(['ListCampaigns', 'ListRecipients'] as const),
    ]),
  };
}
