import { loadService } from './load-service.ts';
import type { AuditServiceDefinition } from './gen/identity/v1/AuditService.ts';
import type { AccountServiceDefinition } from './gen/identity/v1/AccountService.ts';
import type { CampaignServiceDefinition as IdentityCampaignServiceDefinition } from './gen/identity/v1/CampaignService.ts';
import type { IdentityServiceDefinition } from './gen/identity/v1/IdentityService.ts';
import type { OwnerServiceDefinition } from './gen/identity/v1/OwnerService.ts';

export type {
  AccountServiceDefinition,
  IdentityCampaignServiceDefinition,
  IdentityServiceDefinition,
  OwnerServiceDefinition,
};
export type { AccountState__Output as AccountState } from './gen/identity/v1/AccountState.ts';
export type { CompanyUser__Output as CompanyUser } from './gen/identity/v1/CompanyUser.ts';
export type { ImportCompanyUsersResponse__Output as ImportCompanyUsersResponse } from './gen/identity/v1/ImportCompanyUsersResponse.ts';
export type { GetAccountResponse__Output as GetAccountResponse } from './gen/identity/v1/GetAccountResponse.ts';
export type { PasswordState__Output as PasswordState } from './gen/identity/v1/PasswordState.ts';
export type { ActivateCredentialRequest__Output as ActivateCredentialRequest } from './gen/identity/v1/ActivateCredentialRequest.ts';
export type { ActivateCredentialResponse__Output as ActivateCredentialResponse } from './gen/identity/v1/ActivateCredentialResponse.ts';
export type { AuthenticateRequest__Output as AuthenticateRequest } from './gen/identity/v1/AuthenticateRequest.ts';
export type { AuthenticateResponse__Output as AuthenticateResponse } from './gen/identity/v1/AuthenticateResponse.ts';
export type { ChangePasswordRequest__Output as ChangePasswordRequest } from './gen/identity/v1/ChangePasswordRequest.ts';
export type { ChangePasswordResponse__Output as ChangePasswordResponse } from './gen/identity/v1/ChangePasswordResponse.ts';
export type { ClientContext__Output as ClientContext } from './gen/identity/v1/ClientContext.ts';
export type { ConfirmRegistrationRequest__Output as ConfirmRegistrationRequest } from './gen/identity/v1/ConfirmRegistrationRequest.ts';
export type { ConfirmRegistrationResponse__Output as ConfirmRegistrationResponse } from './gen/identity/v1/ConfirmRegistrationResponse.ts';
export type { CreateCredentialRequest__Output as CreateCredentialRequest } from './gen/identity/v1/CreateCredentialRequest.ts';
export type { CreateCredentialResponse__Output as CreateCredentialResponse } from './gen/identity/v1/CreateCredentialResponse.ts';
export type { CustomerEpoch__Output as CustomerEpoch } from './gen/identity/v1/CustomerEpoch.ts';
export type { DeletePendingCredentialRequest__Output as DeletePendingCredentialRequest } from './gen/identity/v1/DeletePendingCredentialRequest.ts';
export type { DeletePendingCredentialResponse__Output as DeletePendingCredentialResponse } from './gen/identity/v1/DeletePendingCredentialResponse.ts';
export type { GetEpochsRequest__Output as GetEpochsRequest } from './gen/identity/v1/GetEpochsRequest.ts';
export type { GetEpochsResponse__Output as GetEpochsResponse } from './gen/identity/v1/GetEpochsResponse.ts';
export type { GetJwksRequest__Output as GetJwksRequest } from './gen/identity/v1/GetJwksRequest.ts';
export type { GetJwksResponse__Output as GetJwksResponse } from './gen/identity/v1/GetJwksResponse.ts';
export type { InspectLinkRequest__Output as InspectLinkRequest } from './gen/identity/v1/InspectLinkRequest.ts';
export type { InspectLinkResponse__Output as InspectLinkResponse } from './gen/identity/v1/InspectLinkResponse.ts';
export type { LinkMinted__Output as LinkMinted } from './gen/identity/v1/LinkMinted.ts';
export type { LinkPurpose__Output as LinkPurpose } from './gen/identity/v1/LinkPurpose.ts';
export type { LinkRefused__Output as LinkRefused } from './gen/identity/v1/LinkRefused.ts';
export type { LinkState__Output as LinkState } from './gen/identity/v1/LinkState.ts';
export type { ListPendingCredentialsRequest__Output as ListPendingCredentialsRequest } from './gen/identity/v1/ListPendingCredentialsRequest.ts';
export type { ListPendingCredentialsResponse__Output as ListPendingCredentialsResponse } from './gen/identity/v1/ListPendingCredentialsResponse.ts';
export type { MintLink__Output as MintLink } from './gen/identity/v1/MintLink.ts';
export type { MintLinksRequest__Output as MintLinksRequest } from './gen/identity/v1/MintLinksRequest.ts';
export type { MintLinksResponse__Output as MintLinksResponse } from './gen/identity/v1/MintLinksResponse.ts';
export type { MintedLink__Output as MintedLink } from './gen/identity/v1/MintedLink.ts';
export type { RefreshSessionRequest__Output as RefreshSessionRequest } from './gen/identity/v1/RefreshSessionRequest.ts';
export type { RefreshSessionResponse__Output as RefreshSessionResponse } from './gen/identity/v1/RefreshSessionResponse.ts';
export type { RequestResetRequest__Output as RequestResetRequest } from './gen/identity/v1/RequestResetRequest.ts';
export type { RequestResetResponse__Output as RequestResetResponse } from './gen/identity/v1/RequestResetResponse.ts';
export type { RestorePasswordRequest__Output as RestorePasswordRequest } from './gen/identity/v1/RestorePasswordRequest.ts';
export type { RestorePasswordResponse__Output as RestorePasswordResponse } from './gen/identity/v1/RestorePasswordResponse.ts';
export type { SessionInfo__Output as SessionInfo } from './gen/identity/v1/SessionInfo.ts';
export type { SessionTokens__Output as SessionTokens } from './gen/identity/v1/SessionTokens.ts';
export type { CredentialToImport__Output as CredentialToImport } from './gen/identity/v1/CredentialToImport.ts';
export type { ImportCredentialsRequest__Output as ImportCredentialsRequest } from './gen/identity/v1/ImportCredentialsRequest.ts';
export type { ImportCredentialsResponse__Output as ImportCredentialsResponse } from './gen/identity/v1/ImportCredentialsResponse.ts';
export type { LinkAddressHeld__Output as LinkAddressHeld } from './gen/identity/v1/LinkAddressHeld.ts';
export type { RequestConfirmationRequest__Output as RequestConfirmationRequest } from './gen/identity/v1/RequestConfirmationRequest.ts';
export type { RequestConfirmationResponse__Output as RequestConfirmationResponse } from './gen/identity/v1/RequestConfirmationResponse.ts';
export type { StageRegistrationRequest__Output as StageRegistrationRequest } from './gen/identity/v1/StageRegistrationRequest.ts';
export type { StageRegistrationResponse__Output as StageRegistrationResponse } from './gen/identity/v1/StageRegistrationResponse.ts';

/** The gRPC service of protos/identity/v1. */
export const identityService = loadService('identity.v1.IdentityService') as IdentityServiceDefinition;

export type { AuditServiceDefinition };
export type { ChainedEntry__Output as ChainedEntryMessage } from './gen/identity/v1/ChainedEntry.ts';
export type { ReadChainResponse__Output as ReadChainResponse } from './gen/identity/v1/ReadChainResponse.ts';
export type { SearchEntriesResponse__Output as SearchEntriesResponse } from './gen/identity/v1/SearchEntriesResponse.ts';
export type { VerifyChainResponse__Output as VerifyChainResponse } from './gen/identity/v1/VerifyChainResponse.ts';

/** The audit trail: protos/identity/v1/audit.proto. */
export const auditService = loadService('identity.v1.AuditService') as AuditServiceDefinition;

/** The gRPC service of protos/identity/v1/accounts.proto. */
export const accountService = loadService('identity.v1.AccountService') as AccountServiceDefinition;

/** The gRPC service of protos/identity/v1/owner.proto. */
export const ownerService = loadService('identity.v1.OwnerService') as OwnerServiceDefinition;

/** What campaigns may do to accounts: protos/identity/v1/campaigns.proto. */
export const identityCampaignService = loadService(
  'identity.v1.CampaignService',
) as IdentityCampaignServiceDefinition;
