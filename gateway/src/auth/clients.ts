import type {
  CampaignServiceDefinition,
  CustomerServiceDefinition,
  DirectoryServiceDefinition,
  ImportServiceDefinition,
} from '@latchkey/contracts/customer';
import type {
  AccountServiceDefinition,
  AuditServiceDefinition,
  IdentityServiceDefinition,
  OwnerServiceDefinition,
} from '@latchkey/contracts/identity';
import type { KeyServiceDefinition } from '@latchkey/contracts/keys';
import type { StaffServiceDefinition } from '@latchkey/contracts/staff';
import type { ServiceClient } from '@latchkey/kit/grpc';

/** The RPCs of identity that the gateway is allowed to call. */
export type IdentityClient = Pick<
  ServiceClient<IdentityServiceDefinition>,
  | 'authenticate'
  | 'changePassword'
  | 'confirmRegistration'
  | 'endSession'
  | 'endSessions'
  | 'getEpochs'
  | 'getJwks'
  | 'inspectLink'
  | 'listSessions'
  | 'refreshSession'
  | 'requestConfirmation'
  | 'requestReset'
  | 'restorePassword'
>;

/** The RPCs of identity's owner service that the gateway is allowed to call. */
export type OwnerClient = Pick<
  ServiceClient<OwnerServiceDefinition>,
  'confirmEmailChange' | 'requestEmailChange' | 'verifyPassword'
>;

/** StaffService without the RPC that is notification's. */
export type StaffClient = Omit<ServiceClient<StaffServiceDefinition>, 'mintStaffLinks' | 'close'>;

/** KeyService: the names of keys, and their rotation. */
export type KeyClient = Omit<ServiceClient<KeyServiceDefinition>, 'close'>;

/** The RPCs of customer that the gateway is allowed to call. */
export type CustomerClient = Pick<
  ServiceClient<CustomerServiceDefinition>,
  | 'addAddress'
  | 'anonymiseCustomer'
  | 'deleteAddress'
  | 'completeRegistration'
  | 'followEmailChange'
  | 'getCustomer'
  | 'listAddresses'
  | 'registerCustomer'
  | 'submitRegistration'
  | 'updateAddress'
  | 'updateCustomer'
>;

/** What staff does to accounts: all but what only customer may ask for. */
export type AccountClient = Pick<
  ServiceClient<AccountServiceDefinition>,
  | 'blockAccount'
  | 'findCompanyUser'
  | 'changeAccountEmail'
  | 'countHashClasses'
  | 'expirePassword'
  | 'getAccount'
  | 'inviteToPassword'
  | 'logOutAccount'
  | 'unblockAccount'
>;

/** Customers as staff looks for them. */
export type DirectoryClient = Pick<
  ServiceClient<DirectoryServiceDefinition>,
  'changeCustomer' | 'createCustomer' | 'findCustomer' | 'listCustomers'
>;

/** The RPCs of customer's imports. */
export type ImportClient = ServiceClient<ImportServiceDefinition>;

/** The RPCs of customer's campaigns. */
export type CampaignClient = Omit<ServiceClient<CampaignServiceDefinition>, 'close'>;

/** The audit trail, which identity keeps. */
export type AuditClient = Omit<ServiceClient<AuditServiceDefinition>, 'close'>;
