// Original file: protos/identity/v1/identity.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ActivateCredentialRequest as _identity_v1_ActivateCredentialRequest, ActivateCredentialRequest__Output as _identity_v1_ActivateCredentialRequest__Output } from '../../identity/v1/ActivateCredentialRequest.ts';
import type { ActivateCredentialResponse as _identity_v1_ActivateCredentialResponse, ActivateCredentialResponse__Output as _identity_v1_ActivateCredentialResponse__Output } from '../../identity/v1/ActivateCredentialResponse.ts';
import type { AnonymiseCredentialRequest as _identity_v1_AnonymiseCredentialRequest, AnonymiseCredentialRequest__Output as _identity_v1_AnonymiseCredentialRequest__Output } from '../../identity/v1/AnonymiseCredentialRequest.ts';
import type { AnonymiseCredentialResponse as _identity_v1_AnonymiseCredentialResponse, AnonymiseCredentialResponse__Output as _identity_v1_AnonymiseCredentialResponse__Output } from '../../identity/v1/AnonymiseCredentialResponse.ts';
import type { AuthenticateRequest as _identity_v1_AuthenticateRequest, AuthenticateRequest__Output as _identity_v1_AuthenticateRequest__Output } from '../../identity/v1/AuthenticateRequest.ts';
import type { AuthenticateResponse as _identity_v1_AuthenticateResponse, AuthenticateResponse__Output as _identity_v1_AuthenticateResponse__Output } from '../../identity/v1/AuthenticateResponse.ts';
import type { ChangePasswordRequest as _identity_v1_ChangePasswordRequest, ChangePasswordRequest__Output as _identity_v1_ChangePasswordRequest__Output } from '../../identity/v1/ChangePasswordRequest.ts';
import type { ChangePasswordResponse as _identity_v1_ChangePasswordResponse, ChangePasswordResponse__Output as _identity_v1_ChangePasswordResponse__Output } from '../../identity/v1/ChangePasswordResponse.ts';
import type { ConfirmRegistrationRequest as _identity_v1_ConfirmRegistrationRequest, ConfirmRegistrationRequest__Output as _identity_v1_ConfirmRegistrationRequest__Output } from '../../identity/v1/ConfirmRegistrationRequest.ts';
import type { ConfirmRegistrationResponse as _identity_v1_ConfirmRegistrationResponse, ConfirmRegistrationResponse__Output as _identity_v1_ConfirmRegistrationResponse__Output } from '../../identity/v1/ConfirmRegistrationResponse.ts';
import type { CreateCredentialRequest as _identity_v1_CreateCredentialRequest, CreateCredentialRequest__Output as _identity_v1_CreateCredentialRequest__Output } from '../../identity/v1/CreateCredentialRequest.ts';
import type { CreateCredentialResponse as _identity_v1_CreateCredentialResponse, CreateCredentialResponse__Output as _identity_v1_CreateCredentialResponse__Output } from '../../identity/v1/CreateCredentialResponse.ts';
import type { DeletePendingCredentialRequest as _identity_v1_DeletePendingCredentialRequest, DeletePendingCredentialRequest__Output as _identity_v1_DeletePendingCredentialRequest__Output } from '../../identity/v1/DeletePendingCredentialRequest.ts';
import type { DeletePendingCredentialResponse as _identity_v1_DeletePendingCredentialResponse, DeletePendingCredentialResponse__Output as _identity_v1_DeletePendingCredentialResponse__Output } from '../../identity/v1/DeletePendingCredentialResponse.ts';
import type { EndSessionRequest as _identity_v1_EndSessionRequest, EndSessionRequest__Output as _identity_v1_EndSessionRequest__Output } from '../../identity/v1/EndSessionRequest.ts';
import type { EndSessionResponse as _identity_v1_EndSessionResponse, EndSessionResponse__Output as _identity_v1_EndSessionResponse__Output } from '../../identity/v1/EndSessionResponse.ts';
import type { EndSessionsRequest as _identity_v1_EndSessionsRequest, EndSessionsRequest__Output as _identity_v1_EndSessionsRequest__Output } from '../../identity/v1/EndSessionsRequest.ts';
import type { EndSessionsResponse as _identity_v1_EndSessionsResponse, EndSessionsResponse__Output as _identity_v1_EndSessionsResponse__Output } from '../../identity/v1/EndSessionsResponse.ts';
import type { GetEpochsRequest as _identity_v1_GetEpochsRequest, GetEpochsRequest__Output as _identity_v1_GetEpochsRequest__Output } from '../../identity/v1/GetEpochsRequest.ts';
import type { GetEpochsResponse as _identity_v1_GetEpochsResponse, GetEpochsResponse__Output as _identity_v1_GetEpochsResponse__Output } from '../../identity/v1/GetEpochsResponse.ts';
import type { GetJwksRequest as _identity_v1_GetJwksRequest, GetJwksRequest__Output as _identity_v1_GetJwksRequest__Output } from '../../identity/v1/GetJwksRequest.ts';
import type { GetJwksResponse as _identity_v1_GetJwksResponse, GetJwksResponse__Output as _identity_v1_GetJwksResponse__Output } from '../../identity/v1/GetJwksResponse.ts';
import type { ImportCredentialsRequest as _identity_v1_ImportCredentialsRequest, ImportCredentialsRequest__Output as _identity_v1_ImportCredentialsRequest__Output } from '../../identity/v1/ImportCredentialsRequest.ts';
import type { ImportCredentialsResponse as _identity_v1_ImportCredentialsResponse, ImportCredentialsResponse__Output as _identity_v1_ImportCredentialsResponse__Output } from '../../identity/v1/ImportCredentialsResponse.ts';
import type { InspectLinkRequest as _identity_v1_InspectLinkRequest, InspectLinkRequest__Output as _identity_v1_InspectLinkRequest__Output } from '../../identity/v1/InspectLinkRequest.ts';
import type { InspectLinkResponse as _identity_v1_InspectLinkResponse, InspectLinkResponse__Output as _identity_v1_InspectLinkResponse__Output } from '../../identity/v1/InspectLinkResponse.ts';
import type { ListPendingCredentialsRequest as _identity_v1_ListPendingCredentialsRequest, ListPendingCredentialsRequest__Output as _identity_v1_ListPendingCredentialsRequest__Output } from '../../identity/v1/ListPendingCredentialsRequest.ts';
import type { ListPendingCredentialsResponse as _identity_v1_ListPendingCredentialsResponse, ListPendingCredentialsResponse__Output as _identity_v1_ListPendingCredentialsResponse__Output } from '../../identity/v1/ListPendingCredentialsResponse.ts';
import type { ListSessionsRequest as _identity_v1_ListSessionsRequest, ListSessionsRequest__Output as _identity_v1_ListSessionsRequest__Output } from '../../identity/v1/ListSessionsRequest.ts';
import type { ListSessionsResponse as _identity_v1_ListSessionsResponse, ListSessionsResponse__Output as _identity_v1_ListSessionsResponse__Output } from '../../identity/v1/ListSessionsResponse.ts';
import type { MintLinksRequest as _identity_v1_MintLinksRequest, MintLinksRequest__Output as _identity_v1_MintLinksRequest__Output } from '../../identity/v1/MintLinksRequest.ts';
import type { MintLinksResponse as _identity_v1_MintLinksResponse, MintLinksResponse__Output as _identity_v1_MintLinksResponse__Output } from '../../identity/v1/MintLinksResponse.ts';
import type { RefreshSessionRequest as _identity_v1_RefreshSessionRequest, RefreshSessionRequest__Output as _identity_v1_RefreshSessionRequest__Output } from '../../identity/v1/RefreshSessionRequest.ts';
import type { RefreshSessionResponse as _identity_v1_RefreshSessionResponse, RefreshSessionResponse__Output as _identity_v1_RefreshSessionResponse__Output } from '../../identity/v1/RefreshSessionResponse.ts';
import type { RequestConfirmationRequest as _identity_v1_RequestConfirmationRequest, RequestConfirmationRequest__Output as _identity_v1_RequestConfirmationRequest__Output } from '../../identity/v1/RequestConfirmationRequest.ts';
import type { RequestConfirmationResponse as _identity_v1_RequestConfirmationResponse, RequestConfirmationResponse__Output as _identity_v1_RequestConfirmationResponse__Output } from '../../identity/v1/RequestConfirmationResponse.ts';
import type { RequestResetRequest as _identity_v1_RequestResetRequest, RequestResetRequest__Output as _identity_v1_RequestResetRequest__Output } from '../../identity/v1/RequestResetRequest.ts';
import type { RequestResetResponse as _identity_v1_RequestResetResponse, RequestResetResponse__Output as _identity_v1_RequestResetResponse__Output } from '../../identity/v1/RequestResetResponse.ts';
import type { RestorePasswordRequest as _identity_v1_RestorePasswordRequest, RestorePasswordRequest__Output as _identity_v1_RestorePasswordRequest__Output } from '../../identity/v1/RestorePasswordRequest.ts';
import type { RestorePasswordResponse as _identity_v1_RestorePasswordResponse, RestorePasswordResponse__Output as _identity_v1_RestorePasswordResponse__Output } from '../../identity/v1/RestorePasswordResponse.ts';
import type { StageRegistrationRequest as _identity_v1_StageRegistrationRequest, StageRegistrationRequest__Output as _identity_v1_StageRegistrationRequest__Output } from '../../identity/v1/StageRegistrationRequest.ts';
import type { StageRegistrationResponse as _identity_v1_StageRegistrationResponse, StageRegistrationResponse__Output as _identity_v1_StageRegistrationResponse__Output } from '../../identity/v1/StageRegistrationResponse.ts';

export interface IdentityServiceClient extends grpc.Client {
  ActivateCredential(argument: _identity_v1_ActivateCredentialRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ActivateCredentialResponse__Output>): grpc.ClientUnaryCall;
  ActivateCredential(argument: _identity_v1_ActivateCredentialRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ActivateCredentialResponse__Output>): grpc.ClientUnaryCall;
  ActivateCredential(argument: _identity_v1_ActivateCredentialRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ActivateCredentialResponse__Output>): grpc.ClientUnaryCall;
  ActivateCredential(argument: _identity_v1_ActivateCredentialRequest, callback: grpc.requestCallback<_identity_v1_ActivateCredentialResponse__Output>): grpc.ClientUnaryCall;
  activateCredential(argument: _identity_v1_ActivateCredentialRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ActivateCredentialResponse__Output>): grpc.ClientUnaryCall;
  activateCredential(argument: _identity_v1_ActivateCredentialRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ActivateCredentialResponse__Output>): grpc.ClientUnaryCall;
  activateCredential(argument: _identity_v1_ActivateCredentialRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ActivateCredentialResponse__Output>): grpc.ClientUnaryCall;
  activateCredential(argument: _identity_v1_ActivateCredentialRequest, callback: grpc.requestCallback<_identity_v1_ActivateCredentialResponse__Output>): grpc.ClientUnaryCall;
  
  AnonymiseCredential(argument: _identity_v1_AnonymiseCredentialRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_AnonymiseCredentialResponse__Output>): grpc.ClientUnaryCall;
  AnonymiseCredential(argument: _identity_v1_AnonymiseCredentialRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_AnonymiseCredentialResponse__Output>): grpc.ClientUnaryCall;
  AnonymiseCredential(argument: _identity_v1_AnonymiseCredentialRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_AnonymiseCredentialResponse__Output>): grpc.ClientUnaryCall;
  AnonymiseCredential(argument: _identity_v1_AnonymiseCredentialRequest, callback: grpc.requestCallback<_identity_v1_AnonymiseCredentialResponse__Output>): grpc.ClientUnaryCall;
  anonymiseCredential(argument: _identity_v1_AnonymiseCredentialRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_AnonymiseCredentialResponse__Output>): grpc.ClientUnaryCall;
  anonymiseCredential(argument: _identity_v1_AnonymiseCredentialRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_AnonymiseCredentialResponse__Output>): grpc.ClientUnaryCall;
  anonymiseCredential(argument: _identity_v1_AnonymiseCredentialRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_AnonymiseCredentialResponse__Output>): grpc.ClientUnaryCall;
  anonymiseCredential(argument: _identity_v1_AnonymiseCredentialRequest, callback: grpc.requestCallback<_identity_v1_AnonymiseCredentialResponse__Output>): grpc.ClientUnaryCall;
  
  Authenticate(argument: _identity_v1_AuthenticateRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_AuthenticateResponse__Output>): grpc.ClientUnaryCall;
  Authenticate(argument: _identity_v1_AuthenticateRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_AuthenticateResponse__Output>): grpc.ClientUnaryCall;
  Authenticate(argument: _identity_v1_AuthenticateRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_AuthenticateResponse__Output>): grpc.ClientUnaryCall;
  Authenticate(argument: _identity_v1_AuthenticateRequest, callback: grpc.requestCallback<_identity_v1_AuthenticateResponse__Output>): grpc.ClientUnaryCall;
  authenticate(argument: _identity_v1_AuthenticateRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_AuthenticateResponse__Output>): grpc.ClientUnaryCall;
  authenticate(argument: _identity_v1_AuthenticateRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_AuthenticateResponse__Output>): grpc.ClientUnaryCall;
  authenticate(argument: _identity_v1_AuthenticateRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_AuthenticateResponse__Output>): grpc.ClientUnaryCall;
  authenticate(argument: _identity_v1_AuthenticateRequest, callback: grpc.requestCallback<_identity_v1_AuthenticateResponse__Output>): grpc.ClientUnaryCall;
  
  ChangePassword(argument: _identity_v1_ChangePasswordRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ChangePasswordResponse__Output>): grpc.ClientUnaryCall;
  ChangePassword(argument: _identity_v1_ChangePasswordRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ChangePasswordResponse__Output>): grpc.ClientUnaryCall;
  ChangePassword(argument: _identity_v1_ChangePasswordRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ChangePasswordResponse__Output>): grpc.ClientUnaryCall;
  ChangePassword(argument: _identity_v1_ChangePasswordRequest, callback: grpc.requestCallback<_identity_v1_ChangePasswordResponse__Output>): grpc.ClientUnaryCall;
  changePassword(argument: _identity_v1_ChangePasswordRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ChangePasswordResponse__Output>): grpc.ClientUnaryCall;
  changePassword(argument: _identity_v1_ChangePasswordRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ChangePasswordResponse__Output>): grpc.ClientUnaryCall;
  changePassword(argument: _identity_v1_ChangePasswordRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ChangePasswordResponse__Output>): grpc.ClientUnaryCall;
  changePassword(argument: _identity_v1_ChangePasswordRequest, callback: grpc.requestCallback<_identity_v1_ChangePasswordResponse__Output>): grpc.ClientUnaryCall;
  
  ConfirmRegistration(argument: _identity_v1_ConfirmRegistrationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ConfirmRegistrationResponse__Output>): grpc.ClientUnaryCall;
  ConfirmRegistration(argument: _identity_v1_ConfirmRegistrationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ConfirmRegistrationResponse__Output>): grpc.ClientUnaryCall;
  ConfirmRegistration(argument: _identity_v1_ConfirmRegistrationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ConfirmRegistrationResponse__Output>): grpc.ClientUnaryCall;
  ConfirmRegistration(argument: _identity_v1_ConfirmRegistrationRequest, callback: grpc.requestCallback<_identity_v1_ConfirmRegistrationResponse__Output>): grpc.ClientUnaryCall;
  confirmRegistration(argument: _identity_v1_ConfirmRegistrationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ConfirmRegistrationResponse__Output>): grpc.ClientUnaryCall;
  confirmRegistration(argument: _identity_v1_ConfirmRegistrationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ConfirmRegistrationResponse__Output>): grpc.ClientUnaryCall;
  confirmRegistration(argument: _identity_v1_ConfirmRegistrationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ConfirmRegistrationResponse__Output>): grpc.ClientUnaryCall;
  confirmRegistration(argument: _identity_v1_ConfirmRegistrationRequest, callback: grpc.requestCallback<_identity_v1_ConfirmRegistrationResponse__Output>): grpc.ClientUnaryCall;
  
  CreateCredential(argument: _identity_v1_CreateCredentialRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_CreateCredentialResponse__Output>): grpc.ClientUnaryCall;
  CreateCredential(argument: _identity_v1_CreateCredentialRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_CreateCredentialResponse__Output>): grpc.ClientUnaryCall;
  CreateCredential(argument: _identity_v1_CreateCredentialRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_CreateCredentialResponse__Output>): grpc.ClientUnaryCall;
  CreateCredential(argument: _identity_v1_CreateCredentialRequest, callback: grpc.requestCallback<_identity_v1_CreateCredentialResponse__Output>): grpc.ClientUnaryCall;
  createCredential(argument: _identity_v1_CreateCredentialRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_CreateCredentialResponse__Output>): grpc.ClientUnaryCall;
  createCredential(argument: _identity_v1_CreateCredentialRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_CreateCredentialResponse__Output>): grpc.ClientUnaryCall;
  createCredential(argument: _identity_v1_CreateCredentialRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_CreateCredentialResponse__Output>): grpc.ClientUnaryCall;
  createCredential(argument: _identity_v1_CreateCredentialRequest, callback: grpc.requestCallback<_identity_v1_CreateCredentialResponse__Output>): grpc.ClientUnaryCall;
  
  DeletePendingCredential(argument: _identity_v1_DeletePendingCredentialRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_DeletePendingCredentialResponse__Output>): grpc.ClientUnaryCall;
  DeletePendingCredential(argument: _identity_v1_DeletePendingCredentialRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_DeletePendingCredentialResponse__Output>): grpc.ClientUnaryCall;
  DeletePendingCredential(argument: _identity_v1_DeletePendingCredentialRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_DeletePendingCredentialResponse__Output>): grpc.ClientUnaryCall;
  DeletePendingCredential(argument: _identity_v1_DeletePendingCredentialRequest, callback: grpc.requestCallback<_identity_v1_DeletePendingCredentialResponse__Output>): grpc.ClientUnaryCall;
  deletePendingCredential(argument: _identity_v1_DeletePendingCredentialRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_DeletePendingCredentialResponse__Output>): grpc.ClientUnaryCall;
  deletePendingCredential(argument: _identity_v1_DeletePendingCredentialRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_DeletePendingCredentialResponse__Output>): grpc.ClientUnaryCall;
  deletePendingCredential(argument: _identity_v1_DeletePendingCredentialRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_DeletePendingCredentialResponse__Output>): grpc.ClientUnaryCall;
  deletePendingCredential(argument: _identity_v1_DeletePendingCredentialRequest, callback: grpc.requestCallback<_identity_v1_DeletePendingCredentialResponse__Output>): grpc.ClientUnaryCall;
  
  EndSession(argument: _identity_v1_EndSessionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_EndSessionResponse__Output>): grpc.ClientUnaryCall;
  EndSession(argument: _identity_v1_EndSessionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_EndSessionResponse__Output>): grpc.ClientUnaryCall;
  EndSession(argument: _identity_v1_EndSessionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_EndSessionResponse__Output>): grpc.ClientUnaryCall;
  EndSession(argument: _identity_v1_EndSessionRequest, callback: grpc.requestCallback<_identity_v1_EndSessionResponse__Output>): grpc.ClientUnaryCall;
  endSession(argument: _identity_v1_EndSessionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_EndSessionResponse__Output>): grpc.ClientUnaryCall;
  endSession(argument: _identity_v1_EndSessionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_EndSessionResponse__Output>): grpc.ClientUnaryCall;
  endSession(argument: _identity_v1_EndSessionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_EndSessionResponse__Output>): grpc.ClientUnaryCall;
  endSession(argument: _identity_v1_EndSessionRequest, callback: grpc.requestCallback<_identity_v1_EndSessionResponse__Output>): grpc.ClientUnaryCall;
  
  EndSessions(argument: _identity_v1_EndSessionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_EndSessionsResponse__Output>): grpc.ClientUnaryCall;
  EndSessions(argument: _identity_v1_EndSessionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_EndSessionsResponse__Output>): grpc.ClientUnaryCall;
  EndSessions(argument: _identity_v1_EndSessionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_EndSessionsResponse__Output>): grpc.ClientUnaryCall;
  EndSessions(argument: _identity_v1_EndSessionsRequest, callback: grpc.requestCallback<_identity_v1_EndSessionsResponse__Output>): grpc.ClientUnaryCall;
  endSessions(argument: _identity_v1_EndSessionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_EndSessionsResponse__Output>): grpc.ClientUnaryCall;
  endSessions(argument: _identity_v1_EndSessionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_EndSessionsResponse__Output>): grpc.ClientUnaryCall;
  endSessions(argument: _identity_v1_EndSessionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_EndSessionsResponse__Output>): grpc.ClientUnaryCall;
  endSessions(argument: _identity_v1_EndSessionsRequest, callback: grpc.requestCallback<_identity_v1_EndSessionsResponse__Output>): grpc.ClientUnaryCall;
  
  GetEpochs(argument: _identity_v1_GetEpochsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetEpochsResponse__Output>): grpc.ClientUnaryCall;
  GetEpochs(argument: _identity_v1_GetEpochsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_GetEpochsResponse__Output>): grpc.ClientUnaryCall;
  GetEpochs(argument: _identity_v1_GetEpochsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetEpochsResponse__Output>): grpc.ClientUnaryCall;
  GetEpochs(argument: _identity_v1_GetEpochsRequest, callback: grpc.requestCallback<_identity_v1_GetEpochsResponse__Output>): grpc.ClientUnaryCall;
  getEpochs(argument: _identity_v1_GetEpochsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetEpochsResponse__Output>): grpc.ClientUnaryCall;
  getEpochs(argument: _identity_v1_GetEpochsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_GetEpochsResponse__Output>): grpc.ClientUnaryCall;
  getEpochs(argument: _identity_v1_GetEpochsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetEpochsResponse__Output>): grpc.ClientUnaryCall;
  getEpochs(argument: _identity_v1_GetEpochsRequest, callback: grpc.requestCallback<_identity_v1_GetEpochsResponse__Output>): grpc.ClientUnaryCall;
  
  GetJwks(argument: _identity_v1_GetJwksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetJwksResponse__Output>): grpc.ClientUnaryCall;
  GetJwks(argument: _identity_v1_GetJwksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_GetJwksResponse__Output>): grpc.ClientUnaryCall;
  GetJwks(argument: _identity_v1_GetJwksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetJwksResponse__Output>): grpc.ClientUnaryCall;
  GetJwks(argument: _identity_v1_GetJwksRequest, callback: grpc.requestCallback<_identity_v1_GetJwksResponse__Output>): grpc.ClientUnaryCall;
  getJwks(argument: _identity_v1_GetJwksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetJwksResponse__Output>): grpc.ClientUnaryCall;
  getJwks(argument: _identity_v1_GetJwksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_GetJwksResponse__Output>): grpc.ClientUnaryCall;
  getJwks(argument: _identity_v1_GetJwksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetJwksResponse__Output>): grpc.ClientUnaryCall;
  getJwks(argument: _identity_v1_GetJwksRequest, callback: grpc.requestCallback<_identity_v1_GetJwksResponse__Output>): grpc.ClientUnaryCall;
  
  ImportCredentials(argument: _identity_v1_ImportCredentialsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ImportCredentialsResponse__Output>): grpc.ClientUnaryCall;
  ImportCredentials(argument: _identity_v1_ImportCredentialsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ImportCredentialsResponse__Output>): grpc.ClientUnaryCall;
  ImportCredentials(argument: _identity_v1_ImportCredentialsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ImportCredentialsResponse__Output>): grpc.ClientUnaryCall;
  ImportCredentials(argument: _identity_v1_ImportCredentialsRequest, callback: grpc.requestCallback<_identity_v1_ImportCredentialsResponse__Output>): grpc.ClientUnaryCall;
  importCredentials(argument: _identity_v1_ImportCredentialsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ImportCredentialsResponse__Output>): grpc.ClientUnaryCall;
  importCredentials(argument: _identity_v1_ImportCredentialsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ImportCredentialsResponse__Output>): grpc.ClientUnaryCall;
  importCredentials(argument: _identity_v1_ImportCredentialsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ImportCredentialsResponse__Output>): grpc.ClientUnaryCall;
  importCredentials(argument: _identity_v1_ImportCredentialsRequest, callback: grpc.requestCallback<_identity_v1_ImportCredentialsResponse__Output>): grpc.ClientUnaryCall;
  
  InspectLink(argument: _identity_v1_InspectLinkRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_InspectLinkResponse__Output>): grpc.ClientUnaryCall;
  InspectLink(argument: _identity_v1_InspectLinkRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_InspectLinkResponse__Output>): grpc.ClientUnaryCall;
  InspectLink(argument: _identity_v1_InspectLinkRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_InspectLinkResponse__Output>): grpc.ClientUnaryCall;
  InspectLink(argument: _identity_v1_InspectLinkRequest, callback: grpc.requestCallback<_identity_v1_InspectLinkResponse__Output>): grpc.ClientUnaryCall;
  inspectLink(argument: _identity_v1_InspectLinkRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_InspectLinkResponse__Output>): grpc.ClientUnaryCall;
  inspectLink(argument: _identity_v1_InspectLinkRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_InspectLinkResponse__Output>): grpc.ClientUnaryCall;
  inspectLink(argument: _identity_v1_InspectLinkRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_InspectLinkResponse__Output>): grpc.ClientUnaryCall;
  inspectLink(argument: _identity_v1_InspectLinkRequest, callback: grpc.requestCallback<_identity_v1_InspectLinkResponse__Output>): grpc.ClientUnaryCall;
  
  ListPendingCredentials(argument: _identity_v1_ListPendingCredentialsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ListPendingCredentialsResponse__Output>): grpc.ClientUnaryCall;
  ListPendingCredentials(argument: _identity_v1_ListPendingCredentialsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ListPendingCredentialsResponse__Output>): grpc.ClientUnaryCall;
  ListPendingCredentials(argument: _identity_v1_ListPendingCredentialsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ListPendingCredentialsResponse__Output>): grpc.ClientUnaryCall;
  ListPendingCredentials(argument: _identity_v1_ListPendingCredentialsRequest, callback: grpc.requestCallback<_identity_v1_ListPendingCredentialsResponse__Output>): grpc.ClientUnaryCall;
  listPendingCredentials(argument: _identity_v1_ListPendingCredentialsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ListPendingCredentialsResponse__Output>): grpc.ClientUnaryCall;
  listPendingCredentials(argument: _identity_v1_ListPendingCredentialsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ListPendingCredentialsResponse__Output>): grpc.ClientUnaryCall;
  listPendingCredentials(argument: _identity_v1_ListPendingCredentialsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ListPendingCredentialsResponse__Output>): grpc.ClientUnaryCall;
  listPendingCredentials(argument: _identity_v1_ListPendingCredentialsRequest, callback: grpc.requestCallback<_identity_v1_ListPendingCredentialsResponse__Output>): grpc.ClientUnaryCall;
  
  ListSessions(argument: _identity_v1_ListSessionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ListSessionsResponse__Output>): grpc.ClientUnaryCall;
  ListSessions(argument: _identity_v1_ListSessionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ListSessionsResponse__Output>): grpc.ClientUnaryCall;
  ListSessions(argument: _identity_v1_ListSessionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ListSessionsResponse__Output>): grpc.ClientUnaryCall;
  ListSessions(argument: _identity_v1_ListSessionsRequest, callback: grpc.requestCallback<_identity_v1_ListSessionsResponse__Output>): grpc.ClientUnaryCall;
  listSessions(argument: _identity_v1_ListSessionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ListSessionsResponse__Output>): grpc.ClientUnaryCall;
  listSessions(argument: _identity_v1_ListSessionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ListSessionsResponse__Output>): grpc.ClientUnaryCall;
  listSessions(argument: _identity_v1_ListSessionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ListSessionsResponse__Output>): grpc.ClientUnaryCall;
  listSessions(argument: _identity_v1_ListSessionsRequest, callback: grpc.requestCallback<_identity_v1_ListSessionsResponse__Output>): grpc.ClientUnaryCall;
  
  MintLinks(argument: _identity_v1_MintLinksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_MintLinksResponse__Output>): grpc.ClientUnaryCall;
  MintLinks(argument: _identity_v1_MintLinksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_MintLinksResponse__Output>): grpc.ClientUnaryCall;
  MintLinks(argument: _identity_v1_MintLinksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_MintLinksResponse__Output>): grpc.ClientUnaryCall;
  MintLinks(argument: _identity_v1_MintLinksRequest, callback: grpc.requestCallback<_identity_v1_MintLinksResponse__Output>): grpc.ClientUnaryCall;
  mintLinks(argument: _identity_v1_MintLinksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_MintLinksResponse__Output>): grpc.ClientUnaryCall;
  mintLinks(argument: _identity_v1_MintLinksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_MintLinksResponse__Output>): grpc.ClientUnaryCall;
  mintLinks(argument: _identity_v1_MintLinksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_MintLinksResponse__Output>): grpc.ClientUnaryCall;
  mintLinks(argument: _identity_v1_MintLinksRequest, callback: grpc.requestCallback<_identity_v1_MintLinksResponse__Output>): grpc.ClientUnaryCall;
  
  RefreshSession(argument: _identity_v1_RefreshSessionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RefreshSessionResponse__Output>): grpc.ClientUnaryCall;
  RefreshSession(argument: _identity_v1_RefreshSessionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_RefreshSessionResponse__Output>): grpc.ClientUnaryCall;
  RefreshSession(argument: _identity_v1_RefreshSessionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RefreshSessionResponse__Output>): grpc.ClientUnaryCall;
  RefreshSession(argument: _identity_v1_RefreshSessionRequest, callback: grpc.requestCallback<_identity_v1_RefreshSessionResponse__Output>): grpc.ClientUnaryCall;
  refreshSession(argument: _identity_v1_RefreshSessionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RefreshSessionResponse__Output>): grpc.ClientUnaryCall;
  refreshSession(argument: _identity_v1_RefreshSessionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_RefreshSessionResponse__Output>): grpc.ClientUnaryCall;
  refreshSession(argument: _identity_v1_RefreshSessionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RefreshSessionResponse__Output>): grpc.ClientUnaryCall;
  refreshSession(argument: _identity_v1_RefreshSessionRequest, callback: grpc.requestCallback<_identity_v1_RefreshSessionResponse__Output>): grpc.ClientUnaryCall;
  
  RequestConfirmation(argument: _identity_v1_RequestConfirmationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RequestConfirmationResponse__Output>): grpc.ClientUnaryCall;
  RequestConfirmation(argument: _identity_v1_RequestConfirmationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_RequestConfirmationResponse__Output>): grpc.ClientUnaryCall;
  RequestConfirmation(argument: _identity_v1_RequestConfirmationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RequestConfirmationResponse__Output>): grpc.ClientUnaryCall;
  RequestConfirmation(argument: _identity_v1_RequestConfirmationRequest, callback: grpc.requestCallback<_identity_v1_RequestConfirmationResponse__Output>): grpc.ClientUnaryCall;
  requestConfirmation(argument: _identity_v1_RequestConfirmationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RequestConfirmationResponse__Output>): grpc.ClientUnaryCall;
  requestConfirmation(argument: _identity_v1_RequestConfirmationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_RequestConfirmationResponse__Output>): grpc.ClientUnaryCall;
  requestConfirmation(argument: _identity_v1_RequestConfirmationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RequestConfirmationResponse__Output>): grpc.ClientUnaryCall;
  requestConfirmation(argument: _identity_v1_RequestConfirmationRequest, callback: grpc.requestCallback<_identity_v1_RequestConfirmationResponse__Output>): grpc.ClientUnaryCall;
  
  RequestReset(argument: _identity_v1_RequestResetRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RequestResetResponse__Output>): grpc.ClientUnaryCall;
  RequestReset(argument: _identity_v1_RequestResetRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_RequestResetResponse__Output>): grpc.ClientUnaryCall;
  RequestReset(argument: _identity_v1_RequestResetRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RequestResetResponse__Output>): grpc.ClientUnaryCall;
  RequestReset(argument: _identity_v1_RequestResetRequest, callback: grpc.requestCallback<_identity_v1_RequestResetResponse__Output>): grpc.ClientUnaryCall;
  requestReset(argument: _identity_v1_RequestResetRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RequestResetResponse__Output>): grpc.ClientUnaryCall;
  requestReset(argument: _identity_v1_RequestResetRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_RequestResetResponse__Output>): grpc.ClientUnaryCall;
  requestReset(argument: _identity_v1_RequestResetRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RequestResetResponse__Output>): grpc.ClientUnaryCall;
  requestReset(argument: _identity_v1_RequestResetRequest, callback: grpc.requestCallback<_identity_v1_RequestResetResponse__Output>): grpc.ClientUnaryCall;
  
  RestorePassword(argument: _identity_v1_RestorePasswordRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RestorePasswordResponse__Output>): grpc.ClientUnaryCall;
  RestorePassword(argument: _identity_v1_RestorePasswordRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_RestorePasswordResponse__Output>): grpc.ClientUnaryCall;
  RestorePassword(argument: _identity_v1_RestorePasswordRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RestorePasswordResponse__Output>): grpc.ClientUnaryCall;
  RestorePassword(argument: _identity_v1_RestorePasswordRequest, callback: grpc.requestCallback<_identity_v1_RestorePasswordResponse__Output>): grpc.ClientUnaryCall;
  restorePassword(argument: _identity_v1_RestorePasswordRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RestorePasswordResponse__Output>): grpc.ClientUnaryCall;
  restorePassword(argument: _identity_v1_RestorePasswordRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_RestorePasswordResponse__Output>): grpc.ClientUnaryCall;
  restorePassword(argument: _identity_v1_RestorePasswordRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RestorePasswordResponse__Output>): grpc.ClientUnaryCall;
  restorePassword(argument: _identity_v1_RestorePasswordRequest, callback: grpc.requestCallback<_identity_v1_RestorePasswordResponse__Output>): grpc.ClientUnaryCall;
  
  StageRegistration(argument: _identity_v1_StageRegistrationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_StageRegistrationResponse__Output>): grpc.ClientUnaryCall;
  StageRegistration(argument: _identity_v1_StageRegistrationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_StageRegistrationResponse__Output>): grpc.ClientUnaryCall;
  StageRegistration(argument: _identity_v1_StageRegistrationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_StageRegistrationResponse__Output>): grpc.ClientUnaryCall;
  StageRegistration(argument: _identity_v1_StageRegistrationRequest, callback: grpc.requestCallback<_identity_v1_StageRegistrationResponse__Output>): grpc.ClientUnaryCall;
  stageRegistration(argument: _identity_v1_StageRegistrationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_StageRegistrationResponse__Output>): grpc.ClientUnaryCall;
  stageRegistration(argument: _identity_v1_StageRegistrationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_StageRegistrationResponse__Output>): grpc.ClientUnaryCall;
  stageRegistration(argument: _identity_v1_StageRegistrationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_StageRegistrationResponse__Output>): grpc.ClientUnaryCall;
  stageRegistration(argument: _identity_v1_StageRegistrationRequest, callback: grpc.requestCallback<_identity_v1_StageRegistrationResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface IdentityServiceHandlers extends grpc.UntypedServiceImplementation {
  ActivateCredential: grpc.handleUnaryCall<_identity_v1_ActivateCredentialRequest__Output, _identity_v1_ActivateCredentialResponse>;
  
  AnonymiseCredential: grpc.handleUnaryCall<_identity_v1_AnonymiseCredentialRequest__Output, _identity_v1_AnonymiseCredentialResponse>;
  
  Authenticate: grpc.handleUnaryCall<_identity_v1_AuthenticateRequest__Output, _identity_v1_AuthenticateResponse>;
  
  ChangePassword: grpc.handleUnaryCall<_identity_v1_ChangePasswordRequest__Output, _identity_v1_ChangePasswordResponse>;
  
  ConfirmRegistration: grpc.handleUnaryCall<_identity_v1_ConfirmRegistrationRequest__Output, _identity_v1_ConfirmRegistrationResponse>;
  
  CreateCredential: grpc.handleUnaryCall<_identity_v1_CreateCredentialRequest__Output, _identity_v1_CreateCredentialResponse>;
  
  DeletePendingCredential: grpc.handleUnaryCall<_identity_v1_DeletePendingCredentialRequest__Output, _identity_v1_DeletePendingCredentialResponse>;
  
  EndSession: grpc.handleUnaryCall<_identity_v1_EndSessionRequest__Output, _identity_v1_EndSessionResponse>;
  
  EndSessions: grpc.handleUnaryCall<_identity_v1_EndSessionsRequest__Output, _identity_v1_EndSessionsResponse>;
  
  GetEpochs: grpc.handleUnaryCall<_identity_v1_GetEpochsRequest__Output, _identity_v1_GetEpochsResponse>;
  
  GetJwks: grpc.handleUnaryCall<_identity_v1_GetJwksRequest__Output, _identity_v1_GetJwksResponse>;
  
  ImportCredentials: grpc.handleUnaryCall<_identity_v1_ImportCredentialsRequest__Output, _identity_v1_ImportCredentialsResponse>;
  
  InspectLink: grpc.handleUnaryCall<_identity_v1_InspectLinkRequest__Output, _identity_v1_InspectLinkResponse>;
  
  ListPendingCredentials: grpc.handleUnaryCall<_identity_v1_ListPendingCredentialsRequest__Output, _identity_v1_ListPendingCredentialsResponse>;
  
  ListSessions: grpc.handleUnaryCall<_identity_v1_ListSessionsRequest__Output, _identity_v1_ListSessionsResponse>;
  
  MintLinks: grpc.handleUnaryCall<_identity_v1_MintLinksRequest__Output, _identity_v1_MintLinksResponse>;
  
  RefreshSession: grpc.handleUnaryCall<_identity_v1_RefreshSessionRequest__Output, _identity_v1_RefreshSessionResponse>;
  
  RequestConfirmation: grpc.handleUnaryCall<_identity_v1_RequestConfirmationRequest__Output, _identity_v1_RequestConfirmationResponse>;
  
  RequestReset: grpc.handleUnaryCall<_identity_v1_RequestResetRequest__Output, _identity_v1_RequestResetResponse>;
  
  RestorePassword: grpc.handleUnaryCall<_identity_v1_RestorePasswordRequest__Output, _identity_v1_RestorePasswordResponse>;
  
  StageRegistration: grpc.handleUnaryCall<_identity_v1_StageRegistrationRequest__Output, _identity_v1_StageRegistrationResponse>;
  
}

export interface IdentityServiceDefinition extends grpc.ServiceDefinition {
  ActivateCredential: MethodDefinition<_identity_v1_ActivateCredentialRequest, _identity_v1_ActivateCredentialResponse, _identity_v1_ActivateCredentialRequest__Output, _identity_v1_ActivateCredentialResponse__Output>
  AnonymiseCredential: MethodDefinition<_identity_v1_AnonymiseCredentialRequest, _identity_v1_AnonymiseCredentialResponse, _identity_v1_AnonymiseCredentialRequest__Output, _identity_v1_AnonymiseCredentialResponse__Output>
  Authenticate: MethodDefinition<_identity_v1_AuthenticateRequest, _identity_v1_AuthenticateResponse, _identity_v1_AuthenticateRequest__Output, _identity_v1_AuthenticateResponse__Output>
  ChangePassword: MethodDefinition<_identity_v1_ChangePasswordRequest, _identity_v1_ChangePasswordResponse, _identity_v1_ChangePasswordRequest__Output, _identity_v1_ChangePasswordResponse__Output>
  ConfirmRegistration: MethodDefinition<_identity_v1_ConfirmRegistrationRequest, _identity_v1_ConfirmRegistrationResponse, _identity_v1_ConfirmRegistrationRequest__Output, _identity_v1_ConfirmRegistrationResponse__Output>
  CreateCredential: MethodDefinition<_identity_v1_CreateCredentialRequest, _identity_v1_CreateCredentialResponse, _identity_v1_CreateCredentialRequest__Output, _identity_v1_CreateCredentialResponse__Output>
  DeletePendingCredential: MethodDefinition<_identity_v1_DeletePendingCredentialRequest, _identity_v1_DeletePendingCredentialResponse, _identity_v1_DeletePendingCredentialRequest__Output, _identity_v1_DeletePendingCredentialResponse__Output>
  EndSession: MethodDefinition<_identity_v1_EndSessionRequest, _identity_v1_EndSessionResponse, _identity_v1_EndSessionRequest__Output, _identity_v1_EndSessionResponse__Output>
  EndSessions: MethodDefinition<_identity_v1_EndSessionsRequest, _identity_v1_EndSessionsResponse, _identity_v1_EndSessionsRequest__Output, _identity_v1_EndSessionsResponse__Output>
  GetEpochs: MethodDefinition<_identity_v1_GetEpochsRequest, _identity_v1_GetEpochsResponse, _identity_v1_GetEpochsRequest__Output, _identity_v1_GetEpochsResponse__Output>
  GetJwks: MethodDefinition<_identity_v1_GetJwksRequest, _identity_v1_GetJwksResponse, _identity_v1_GetJwksRequest__Output, _identity_v1_GetJwksResponse__Output>
  ImportCredentials: MethodDefinition<_identity_v1_ImportCredentialsRequest, _identity_v1_ImportCredentialsResponse, _identity_v1_ImportCredentialsRequest__Output, _identity_v1_ImportCredentialsResponse__Output>
  InspectLink: MethodDefinition<_identity_v1_InspectLinkRequest, _identity_v1_InspectLinkResponse, _identity_v1_InspectLinkRequest__Output, _identity_v1_InspectLinkResponse__Output>
  ListPendingCredentials: MethodDefinition<_identity_v1_ListPendingCredentialsRequest, _identity_v1_ListPendingCredentialsResponse, _identity_v1_ListPendingCredentialsRequest__Output, _identity_v1_ListPendingCredentialsResponse__Output>
  ListSessions: MethodDefinition<_identity_v1_ListSessionsRequest, _identity_v1_ListSessionsResponse, _identity_v1_ListSessionsRequest__Output, _identity_v1_ListSessionsResponse__Output>
  MintLinks: MethodDefinition<_identity_v1_MintLinksRequest, _identity_v1_MintLinksResponse, _identity_v1_MintLinksRequest__Output, _identity_v1_MintLinksResponse__Output>
  RefreshSession: MethodDefinition<_identity_v1_RefreshSessionRequest, _identity_v1_RefreshSessionResponse, _identity_v1_RefreshSessionRequest__Output, _identity_v1_RefreshSessionResponse__Output>
  RequestConfirmation: MethodDefinition<_identity_v1_RequestConfirmationRequest, _identity_v1_RequestConfirmationResponse, _identity_v1_RequestConfirmationRequest__Output, _identity_v1_RequestConfirmationResponse__Output>
  RequestReset: MethodDefinition<_identity_v1_RequestResetRequest, _identity_v1_RequestResetResponse, _identity_v1_RequestResetRequest__Output, _identity_v1_RequestResetResponse__Output>
  RestorePassword: MethodDefinition<_identity_v1_RestorePasswordRequest, _identity_v1_RestorePasswordResponse, _identity_v1_RestorePasswordRequest__Output, _identity_v1_RestorePasswordResponse__Output>
  StageRegistration: MethodDefinition<_identity_v1_StageRegistrationRequest, _identity_v1_StageRegistrationResponse, _identity_v1_StageRegistrationRequest__Output, _identity_v1_StageRegistrationResponse__Output>
}
