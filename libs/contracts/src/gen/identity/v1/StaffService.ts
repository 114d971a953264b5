// Original file: protos/identity/v1/staff.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ChangeStaffPasswordRequest as _identity_v1_ChangeStaffPasswordRequest, ChangeStaffPasswordRequest__Output as _identity_v1_ChangeStaffPasswordRequest__Output } from '../../identity/v1/ChangeStaffPasswordRequest.ts';
import type { ChangeStaffPasswordResponse as _identity_v1_ChangeStaffPasswordResponse, ChangeStaffPasswordResponse__Output as _identity_v1_ChangeStaffPasswordResponse__Output } from '../../identity/v1/ChangeStaffPasswordResponse.ts';
import type { ConfirmTotpRequest as _identity_v1_ConfirmTotpRequest, ConfirmTotpRequest__Output as _identity_v1_ConfirmTotpRequest__Output } from '../../identity/v1/ConfirmTotpRequest.ts';
import type { ConfirmTotpResponse as _identity_v1_ConfirmTotpResponse, ConfirmTotpResponse__Output as _identity_v1_ConfirmTotpResponse__Output } from '../../identity/v1/ConfirmTotpResponse.ts';
import type { DisableStaffRequest as _identity_v1_DisableStaffRequest, DisableStaffRequest__Output as _identity_v1_DisableStaffRequest__Output } from '../../identity/v1/DisableStaffRequest.ts';
import type { DisableStaffResponse as _identity_v1_DisableStaffResponse, DisableStaffResponse__Output as _identity_v1_DisableStaffResponse__Output } from '../../identity/v1/DisableStaffResponse.ts';
import type { EnableStaffRequest as _identity_v1_EnableStaffRequest, EnableStaffRequest__Output as _identity_v1_EnableStaffRequest__Output } from '../../identity/v1/EnableStaffRequest.ts';
import type { EnableStaffResponse as _identity_v1_EnableStaffResponse, EnableStaffResponse__Output as _identity_v1_EnableStaffResponse__Output } from '../../identity/v1/EnableStaffResponse.ts';
import type { EnrolTotpRequest as _identity_v1_EnrolTotpRequest, EnrolTotpRequest__Output as _identity_v1_EnrolTotpRequest__Output } from '../../identity/v1/EnrolTotpRequest.ts';
import type { EnrolTotpResponse as _identity_v1_EnrolTotpResponse, EnrolTotpResponse__Output as _identity_v1_EnrolTotpResponse__Output } from '../../identity/v1/EnrolTotpResponse.ts';
import type { GetStaffRequest as _identity_v1_GetStaffRequest, GetStaffRequest__Output as _identity_v1_GetStaffRequest__Output } from '../../identity/v1/GetStaffRequest.ts';
import type { GetStaffResponse as _identity_v1_GetStaffResponse, GetStaffResponse__Output as _identity_v1_GetStaffResponse__Output } from '../../identity/v1/GetStaffResponse.ts';
import type { GetStaffSessionRequest as _identity_v1_GetStaffSessionRequest, GetStaffSessionRequest__Output as _identity_v1_GetStaffSessionRequest__Output } from '../../identity/v1/GetStaffSessionRequest.ts';
import type { GetStaffSessionResponse as _identity_v1_GetStaffSessionResponse, GetStaffSessionResponse__Output as _identity_v1_GetStaffSessionResponse__Output } from '../../identity/v1/GetStaffSessionResponse.ts';
import type { InspectStaffLinkRequest as _identity_v1_InspectStaffLinkRequest, InspectStaffLinkRequest__Output as _identity_v1_InspectStaffLinkRequest__Output } from '../../identity/v1/InspectStaffLinkRequest.ts';
import type { InspectStaffLinkResponse as _identity_v1_InspectStaffLinkResponse, InspectStaffLinkResponse__Output as _identity_v1_InspectStaffLinkResponse__Output } from '../../identity/v1/InspectStaffLinkResponse.ts';
import type { InviteStaffRequest as _identity_v1_InviteStaffRequest, InviteStaffRequest__Output as _identity_v1_InviteStaffRequest__Output } from '../../identity/v1/InviteStaffRequest.ts';
import type { InviteStaffResponse as _identity_v1_InviteStaffResponse, InviteStaffResponse__Output as _identity_v1_InviteStaffResponse__Output } from '../../identity/v1/InviteStaffResponse.ts';
import type { ListStaffRequest as _identity_v1_ListStaffRequest, ListStaffRequest__Output as _identity_v1_ListStaffRequest__Output } from '../../identity/v1/ListStaffRequest.ts';
import type { ListStaffResponse as _identity_v1_ListStaffResponse, ListStaffResponse__Output as _identity_v1_ListStaffResponse__Output } from '../../identity/v1/ListStaffResponse.ts';
import type { LogInStaffRequest as _identity_v1_LogInStaffRequest, LogInStaffRequest__Output as _identity_v1_LogInStaffRequest__Output } from '../../identity/v1/LogInStaffRequest.ts';
import type { LogInStaffResponse as _identity_v1_LogInStaffResponse, LogInStaffResponse__Output as _identity_v1_LogInStaffResponse__Output } from '../../identity/v1/LogInStaffResponse.ts';
import type { LogOutStaffRequest as _identity_v1_LogOutStaffRequest, LogOutStaffRequest__Output as _identity_v1_LogOutStaffRequest__Output } from '../../identity/v1/LogOutStaffRequest.ts';
import type { LogOutStaffResponse as _identity_v1_LogOutStaffResponse, LogOutStaffResponse__Output as _identity_v1_LogOutStaffResponse__Output } from '../../identity/v1/LogOutStaffResponse.ts';
import type { MintStaffLinksRequest as _identity_v1_MintStaffLinksRequest, MintStaffLinksRequest__Output as _identity_v1_MintStaffLinksRequest__Output } from '../../identity/v1/MintStaffLinksRequest.ts';
import type { MintStaffLinksResponse as _identity_v1_MintStaffLinksResponse, MintStaffLinksResponse__Output as _identity_v1_MintStaffLinksResponse__Output } from '../../identity/v1/MintStaffLinksResponse.ts';
import type { ProveSecondFactorRequest as _identity_v1_ProveSecondFactorRequest, ProveSecondFactorRequest__Output as _identity_v1_ProveSecondFactorRequest__Output } from '../../identity/v1/ProveSecondFactorRequest.ts';
import type { ProveSecondFactorResponse as _identity_v1_ProveSecondFactorResponse, ProveSecondFactorResponse__Output as _identity_v1_ProveSecondFactorResponse__Output } from '../../identity/v1/ProveSecondFactorResponse.ts';
import type { RemoveTotpRequest as _identity_v1_RemoveTotpRequest, RemoveTotpRequest__Output as _identity_v1_RemoveTotpRequest__Output } from '../../identity/v1/RemoveTotpRequest.ts';
import type { RemoveTotpResponse as _identity_v1_RemoveTotpResponse, RemoveTotpResponse__Output as _identity_v1_RemoveTotpResponse__Output } from '../../identity/v1/RemoveTotpResponse.ts';
import type { RenewRecoveryCodesRequest as _identity_v1_RenewRecoveryCodesRequest, RenewRecoveryCodesRequest__Output as _identity_v1_RenewRecoveryCodesRequest__Output } from '../../identity/v1/RenewRecoveryCodesRequest.ts';
import type { RenewRecoveryCodesResponse as _identity_v1_RenewRecoveryCodesResponse, RenewRecoveryCodesResponse__Output as _identity_v1_RenewRecoveryCodesResponse__Output } from '../../identity/v1/RenewRecoveryCodesResponse.ts';
import type { RequestStaffResetRequest as _identity_v1_RequestStaffResetRequest, RequestStaffResetRequest__Output as _identity_v1_RequestStaffResetRequest__Output } from '../../identity/v1/RequestStaffResetRequest.ts';
import type { RequestStaffResetResponse as _identity_v1_RequestStaffResetResponse, RequestStaffResetResponse__Output as _identity_v1_RequestStaffResetResponse__Output } from '../../identity/v1/RequestStaffResetResponse.ts';
import type { ResendInvitationRequest as _identity_v1_ResendInvitationRequest, ResendInvitationRequest__Output as _identity_v1_ResendInvitationRequest__Output } from '../../identity/v1/ResendInvitationRequest.ts';
import type { ResendInvitationResponse as _identity_v1_ResendInvitationResponse, ResendInvitationResponse__Output as _identity_v1_ResendInvitationResponse__Output } from '../../identity/v1/ResendInvitationResponse.ts';
import type { ResetSecondFactorRequest as _identity_v1_ResetSecondFactorRequest, ResetSecondFactorRequest__Output as _identity_v1_ResetSecondFactorRequest__Output } from '../../identity/v1/ResetSecondFactorRequest.ts';
import type { ResetSecondFactorResponse as _identity_v1_ResetSecondFactorResponse, ResetSecondFactorResponse__Output as _identity_v1_ResetSecondFactorResponse__Output } from '../../identity/v1/ResetSecondFactorResponse.ts';
import type { RestoreStaffPasswordRequest as _identity_v1_RestoreStaffPasswordRequest, RestoreStaffPasswordRequest__Output as _identity_v1_RestoreStaffPasswordRequest__Output } from '../../identity/v1/RestoreStaffPasswordRequest.ts';
import type { RestoreStaffPasswordResponse as _identity_v1_RestoreStaffPasswordResponse, RestoreStaffPasswordResponse__Output as _identity_v1_RestoreStaffPasswordResponse__Output } from '../../identity/v1/RestoreStaffPasswordResponse.ts';
import type { UpdateStaffRequest as _identity_v1_UpdateStaffRequest, UpdateStaffRequest__Output as _identity_v1_UpdateStaffRequest__Output } from '../../identity/v1/UpdateStaffRequest.ts';
import type { UpdateStaffResponse as _identity_v1_UpdateStaffResponse, UpdateStaffResponse__Output as _identity_v1_UpdateStaffResponse__Output } from '../../identity/v1/UpdateStaffResponse.ts';
import type { VerifyStaffPasswordRequest as _identity_v1_VerifyStaffPasswordRequest, VerifyStaffPasswordRequest__Output as _identity_v1_VerifyStaffPasswordRequest__Output } from '../../identity/v1/VerifyStaffPasswordRequest.ts';
import type { VerifyStaffPasswordResponse as _identity_v1_VerifyStaffPasswordResponse, VerifyStaffPasswordResponse__Output as _identity_v1_VerifyStaffPasswordResponse__Output } from '../../identity/v1/VerifyStaffPasswordResponse.ts';

export interface StaffServiceClient extends grpc.Client {
  ChangeStaffPassword(argument: _identity_v1_ChangeStaffPasswordRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ChangeStaffPasswordResponse__Output>): grpc.ClientUnaryCall;
  ChangeStaffPassword(argument: _identity_v1_ChangeStaffPasswordRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ChangeStaffPasswordResponse__Output>): grpc.ClientUnaryCall;
  ChangeStaffPassword(argument: _identity_v1_ChangeStaffPasswordRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ChangeStaffPasswordResponse__Output>): grpc.ClientUnaryCall;
  ChangeStaffPassword(argument: _identity_v1_ChangeStaffPasswordRequest, callback: grpc.requestCallback<_identity_v1_ChangeStaffPasswordResponse__Output>): grpc.ClientUnaryCall;
  changeStaffPassword(argument: _identity_v1_ChangeStaffPasswordRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ChangeStaffPasswordResponse__Output>): grpc.ClientUnaryCall;
  changeStaffPassword(argument: _identity_v1_ChangeStaffPasswordRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ChangeStaffPasswordResponse__Output>): grpc.ClientUnaryCall;
  changeStaffPassword(argument: _identity_v1_ChangeStaffPasswordRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ChangeStaffPasswordResponse__Output>): grpc.ClientUnaryCall;
  changeStaffPassword(argument: _identity_v1_ChangeStaffPasswordRequest, callback: grpc.requestCallback<_identity_v1_ChangeStaffPasswordResponse__Output>): grpc.ClientUnaryCall;
  
  ConfirmTotp(argument: _identity_v1_ConfirmTotpRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ConfirmTotpResponse__Output>): grpc.ClientUnaryCall;
  ConfirmTotp(argument: _identity_v1_ConfirmTotpRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ConfirmTotpResponse__Output>): grpc.ClientUnaryCall;
  ConfirmTotp(argument: _identity_v1_ConfirmTotpRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ConfirmTotpResponse__Output>): grpc.ClientUnaryCall;
  ConfirmTotp(argument: _identity_v1_ConfirmTotpRequest, callback: grpc.requestCallback<_identity_v1_ConfirmTotpResponse__Output>): grpc.ClientUnaryCall;
  confirmTotp(argument: _identity_v1_ConfirmTotpRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ConfirmTotpResponse__Output>): grpc.ClientUnaryCall;
  confirmTotp(argument: _identity_v1_ConfirmTotpRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ConfirmTotpResponse__Output>): grpc.ClientUnaryCall;
  confirmTotp(argument: _identity_v1_ConfirmTotpRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ConfirmTotpResponse__Output>): grpc.ClientUnaryCall;
  confirmTotp(argument: _identity_v1_ConfirmTotpRequest, callback: grpc.requestCallback<_identity_v1_ConfirmTotpResponse__Output>): grpc.ClientUnaryCall;
  
  DisableStaff(argument: _identity_v1_DisableStaffRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_DisableStaffResponse__Output>): grpc.ClientUnaryCall;
  DisableStaff(argument: _identity_v1_DisableStaffRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_DisableStaffResponse__Output>): grpc.ClientUnaryCall;
  DisableStaff(argument: _identity_v1_DisableStaffRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_DisableStaffResponse__Output>): grpc.ClientUnaryCall;
  DisableStaff(argument: _identity_v1_DisableStaffRequest, callback: grpc.requestCallback<_identity_v1_DisableStaffResponse__Output>): grpc.ClientUnaryCall;
  disableStaff(argument: _identity_v1_DisableStaffRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_DisableStaffResponse__Output>): grpc.ClientUnaryCall;
  disableStaff(argument: _identity_v1_DisableStaffRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_DisableStaffResponse__Output>): grpc.ClientUnaryCall;
  disableStaff(argument: _identity_v1_DisableStaffRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_DisableStaffResponse__Output>): grpc.ClientUnaryCall;
  disableStaff(argument: _identity_v1_DisableStaffRequest, callback: grpc.requestCallback<_identity_v1_DisableStaffResponse__Output>): grpc.ClientUnaryCall;
  
  EnableStaff(argument: _identity_v1_EnableStaffRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_EnableStaffResponse__Output>): grpc.ClientUnaryCall;
  EnableStaff(argument: _identity_v1_EnableStaffRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_EnableStaffResponse__Output>): grpc.ClientUnaryCall;
  EnableStaff(argument: _identity_v1_EnableStaffRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_EnableStaffResponse__Output>): grpc.ClientUnaryCall;
  EnableStaff(argument: _identity_v1_EnableStaffRequest, callback: grpc.requestCallback<_identity_v1_EnableStaffResponse__Output>): grpc.ClientUnaryCall;
  enableStaff(argument: _identity_v1_EnableStaffRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_EnableStaffResponse__Output>): grpc.ClientUnaryCall;
  enableStaff(argument: _identity_v1_EnableStaffRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_EnableStaffResponse__Output>): grpc.ClientUnaryCall;
  enableStaff(argument: _identity_v1_EnableStaffRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_EnableStaffResponse__Output>): grpc.ClientUnaryCall;
  enableStaff(argument: _identity_v1_EnableStaffRequest, callback: grpc.requestCallback<_identity_v1_EnableStaffResponse__Output>): grpc.ClientUnaryCall;
  
  EnrolTotp(argument: _identity_v1_EnrolTotpRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_EnrolTotpResponse__Output>): grpc.ClientUnaryCall;
  EnrolTotp(argument: _identity_v1_EnrolTotpRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_EnrolTotpResponse__Output>): grpc.ClientUnaryCall;
  EnrolTotp(argument: _identity_v1_EnrolTotpRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_EnrolTotpResponse__Output>): grpc.ClientUnaryCall;
  EnrolTotp(argument: _identity_v1_EnrolTotpRequest, callback: grpc.requestCallback<_identity_v1_EnrolTotpResponse__Output>): grpc.ClientUnaryCall;
  enrolTotp(argument: _identity_v1_EnrolTotpRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_EnrolTotpResponse__Output>): grpc.ClientUnaryCall;
  enrolTotp(argument: _identity_v1_EnrolTotpRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_EnrolTotpResponse__Output>): grpc.ClientUnaryCall;
  enrolTotp(argument: _identity_v1_EnrolTotpRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_EnrolTotpResponse__Output>): grpc.ClientUnaryCall;
  enrolTotp(argument: _identity_v1_EnrolTotpRequest, callback: grpc.requestCallback<_identity_v1_EnrolTotpResponse__Output>): grpc.ClientUnaryCall;
  
  GetStaff(argument: _identity_v1_GetStaffRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetStaffResponse__Output>): grpc.ClientUnaryCall;
  GetStaff(argument: _identity_v1_GetStaffRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_GetStaffResponse__Output>): grpc.ClientUnaryCall;
  GetStaff(argument: _identity_v1_GetStaffRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetStaffResponse__Output>): grpc.ClientUnaryCall;
  GetStaff(argument: _identity_v1_GetStaffRequest, callback: grpc.requestCallback<_identity_v1_GetStaffResponse__Output>): grpc.ClientUnaryCall;
  getStaff(argument: _identity_v1_GetStaffRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetStaffResponse__Output>): grpc.ClientUnaryCall;
  getStaff(argument: _identity_v1_GetStaffRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_GetStaffResponse__Output>): grpc.ClientUnaryCall;
  getStaff(argument: _identity_v1_GetStaffRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetStaffResponse__Output>): grpc.ClientUnaryCall;
  getStaff(argument: _identity_v1_GetStaffRequest, callback: grpc.requestCallback<_identity_v1_GetStaffResponse__Output>): grpc.ClientUnaryCall;
  
  GetStaffSession(argument: _identity_v1_GetStaffSessionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetStaffSessionResponse__Output>): grpc.ClientUnaryCall;
  GetStaffSession(argument: _identity_v1_GetStaffSessionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_GetStaffSessionResponse__Output>): grpc.ClientUnaryCall;
  GetStaffSession(argument: _identity_v1_GetStaffSessionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetStaffSessionResponse__Output>): grpc.ClientUnaryCall;
  GetStaffSession(argument: _identity_v1_GetStaffSessionRequest, callback: grpc.requestCallback<_identity_v1_GetStaffSessionResponse__Output>): grpc.ClientUnaryCall;
  getStaffSession(argument: _identity_v1_GetStaffSessionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetStaffSessionResponse__Output>): grpc.ClientUnaryCall;
  getStaffSession(argument: _identity_v1_GetStaffSessionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_GetStaffSessionResponse__Output>): grpc.ClientUnaryCall;
  getStaffSession(argument: _identity_v1_GetStaffSessionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetStaffSessionResponse__Output>): grpc.ClientUnaryCall;
  getStaffSession(argument: _identity_v1_GetStaffSessionRequest, callback: grpc.requestCallback<_identity_v1_GetStaffSessionResponse__Output>): grpc.ClientUnaryCall;
  
  InspectStaffLink(argument: _identity_v1_InspectStaffLinkRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_InspectStaffLinkResponse__Output>): grpc.ClientUnaryCall;
  InspectStaffLink(argument: _identity_v1_InspectStaffLinkRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_InspectStaffLinkResponse__Output>): grpc.ClientUnaryCall;
  InspectStaffLink(argument: _identity_v1_InspectStaffLinkRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_InspectStaffLinkResponse__Output>): grpc.ClientUnaryCall;
  InspectStaffLink(argument: _identity_v1_InspectStaffLinkRequest, callback: grpc.requestCallback<_identity_v1_InspectStaffLinkResponse__Output>): grpc.ClientUnaryCall;
  inspectStaffLink(argument: _identity_v1_InspectStaffLinkRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_InspectStaffLinkResponse__Output>): grpc.ClientUnaryCall;
  inspectStaffLink(argument: _identity_v1_InspectStaffLinkRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_InspectStaffLinkResponse__Output>): grpc.ClientUnaryCall;
  inspectStaffLink(argument: _identity_v1_InspectStaffLinkRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_InspectStaffLinkResponse__Output>): grpc.ClientUnaryCall;
  inspectStaffLink(argument: _identity_v1_InspectStaffLinkRequest, callback: grpc.requestCallback<_identity_v1_InspectStaffLinkResponse__Output>): grpc.ClientUnaryCall;
  
  InviteStaff(argument: _identity_v1_InviteStaffRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_InviteStaffResponse__Output>): grpc.ClientUnaryCall;
  InviteStaff(argument: _identity_v1_InviteStaffRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_InviteStaffResponse__Output>): grpc.ClientUnaryCall;
  InviteStaff(argument: _identity_v1_InviteStaffRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_InviteStaffResponse__Output>): grpc.ClientUnaryCall;
  InviteStaff(argument: _identity_v1_InviteStaffRequest, callback: grpc.requestCallback<_identity_v1_InviteStaffResponse__Output>): grpc.ClientUnaryCall;
  inviteStaff(argument: _identity_v1_InviteStaffRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_InviteStaffResponse__Output>): grpc.ClientUnaryCall;
  inviteStaff(argument: _identity_v1_InviteStaffRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_InviteStaffResponse__Output>): grpc.ClientUnaryCall;
  inviteStaff(argument: _identity_v1_InviteStaffRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_InviteStaffResponse__Output>): grpc.ClientUnaryCall;
  inviteStaff(argument: _identity_v1_InviteStaffRequest, callback: grpc.requestCallback<_identity_v1_InviteStaffResponse__Output>): grpc.ClientUnaryCall;
  
  ListStaff(argument: _identity_v1_ListStaffRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ListStaffResponse__Output>): grpc.ClientUnaryCall;
  ListStaff(argument: _identity_v1_ListStaffRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ListStaffResponse__Output>): grpc.ClientUnaryCall;
  ListStaff(argument: _identity_v1_ListStaffRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ListStaffResponse__Output>): grpc.ClientUnaryCall;
  ListStaff(argument: _identity_v1_ListStaffRequest, callback: grpc.requestCallback<_identity_v1_ListStaffResponse__Output>): grpc.ClientUnaryCall;
  listStaff(argument: _identity_v1_ListStaffRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ListStaffResponse__Output>): grpc.ClientUnaryCall;
  listStaff(argument: _identity_v1_ListStaffRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ListStaffResponse__Output>): grpc.ClientUnaryCall;
  listStaff(argument: _identity_v1_ListStaffRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ListStaffResponse__Output>): grpc.ClientUnaryCall;
  listStaff(argument: _identity_v1_ListStaffRequest, callback: grpc.requestCallback<_identity_v1_ListStaffResponse__Output>): grpc.ClientUnaryCall;
  
  LogInStaff(argument: _identity_v1_LogInStaffRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_LogInStaffResponse__Output>): grpc.ClientUnaryCall;
  LogInStaff(argument: _identity_v1_LogInStaffRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_LogInStaffResponse__Output>): grpc.ClientUnaryCall;
  LogInStaff(argument: _identity_v1_LogInStaffRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_LogInStaffResponse__Output>): grpc.ClientUnaryCall;
  LogInStaff(argument: _identity_v1_LogInStaffRequest, callback: grpc.requestCallback<_identity_v1_LogInStaffResponse__Output>): grpc.ClientUnaryCall;
  logInStaff(argument: _identity_v1_LogInStaffRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_LogInStaffResponse__Output>): grpc.ClientUnaryCall;
  logInStaff(argument: _identity_v1_LogInStaffRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_LogInStaffResponse__Output>): grpc.ClientUnaryCall;
  logInStaff(argument: _identity_v1_LogInStaffRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_LogInStaffResponse__Output>): grpc.ClientUnaryCall;
  logInStaff(argument: _identity_v1_LogInStaffRequest, callback: grpc.requestCallback<_identity_v1_LogInStaffResponse__Output>): grpc.ClientUnaryCall;
  
  LogOutStaff(argument: _identity_v1_LogOutStaffRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_LogOutStaffResponse__Output>): grpc.ClientUnaryCall;
  LogOutStaff(argument: _identity_v1_LogOutStaffRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_LogOutStaffResponse__Output>): grpc.ClientUnaryCall;
  LogOutStaff(argument: _identity_v1_LogOutStaffRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_LogOutStaffResponse__Output>): grpc.ClientUnaryCall;
  LogOutStaff(argument: _identity_v1_LogOutStaffRequest, callback: grpc.requestCallback<_identity_v1_LogOutStaffResponse__Output>): grpc.ClientUnaryCall;
  logOutStaff(argument: _identity_v1_LogOutStaffRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_LogOutStaffResponse__Output>): grpc.ClientUnaryCall;
  logOutStaff(argument: _identity_v1_LogOutStaffRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_LogOutStaffResponse__Output>): grpc.ClientUnaryCall;
  logOutStaff(argument: _identity_v1_LogOutStaffRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_LogOutStaffResponse__Output>): grpc.ClientUnaryCall;
  logOutStaff(argument: _identity_v1_LogOutStaffRequest, callback: grpc.requestCallback<_identity_v1_LogOutStaffResponse__Output>): grpc.ClientUnaryCall;
  
  MintStaffLinks(argument: _identity_v1_MintStaffLinksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_MintStaffLinksResponse__Output>): grpc.ClientUnaryCall;
  MintStaffLinks(argument: _identity_v1_MintStaffLinksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_MintStaffLinksResponse__Output>): grpc.ClientUnaryCall;
  MintStaffLinks(argument: _identity_v1_MintStaffLinksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_MintStaffLinksResponse__Output>): grpc.ClientUnaryCall;
  MintStaffLinks(argument: _identity_v1_MintStaffLinksRequest, callback: grpc.requestCallback<_identity_v1_MintStaffLinksResponse__Output>): grpc.ClientUnaryCall;
  mintStaffLinks(argument: _identity_v1_MintStaffLinksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_MintStaffLinksResponse__Output>): grpc.ClientUnaryCall;
  mintStaffLinks(argument: _identity_v1_MintStaffLinksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_MintStaffLinksResponse__Output>): grpc.ClientUnaryCall;
  mintStaffLinks(argument: _identity_v1_MintStaffLinksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_MintStaffLinksResponse__Output>): grpc.ClientUnaryCall;
  mintStaffLinks(argument: _identity_v1_MintStaffLinksRequest, callback: grpc.requestCallback<_identity_v1_MintStaffLinksResponse__Output>): grpc.ClientUnaryCall;
  
  ProveSecondFactor(argument: _identity_v1_ProveSecondFactorRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ProveSecondFactorResponse__Output>): grpc.ClientUnaryCall;
  ProveSecondFactor(argument: _identity_v1_ProveSecondFactorRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ProveSecondFactorResponse__Output>): grpc.ClientUnaryCall;
  ProveSecondFactor(argument: _identity_v1_ProveSecondFactorRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ProveSecondFactorResponse__Output>): grpc.ClientUnaryCall;
  ProveSecondFactor(argument: _identity_v1_ProveSecondFactorRequest, callback: grpc.requestCallback<_identity_v1_ProveSecondFactorResponse__Output>): grpc.ClientUnaryCall;
  proveSecondFactor(argument: _identity_v1_ProveSecondFactorRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ProveSecondFactorResponse__Output>): grpc.ClientUnaryCall;
  proveSecondFactor(argument: _identity_v1_ProveSecondFactorRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ProveSecondFactorResponse__Output>): grpc.ClientUnaryCall;
  proveSecondFactor(argument: _identity_v1_ProveSecondFactorRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ProveSecondFactorResponse__Output>): grpc.ClientUnaryCall;
  proveSecondFactor(argument: _identity_v1_ProveSecondFactorRequest, callback: grpc.requestCallback<_identity_v1_ProveSecondFactorResponse__Output>): grpc.ClientUnaryCall;
  
  RemoveTotp(argument: _identity_v1_RemoveTotpRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RemoveTotpResponse__Output>): grpc.ClientUnaryCall;
  RemoveTotp(argument: _identity_v1_RemoveTotpRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_RemoveTotpResponse__Output>): grpc.ClientUnaryCall;
  RemoveTotp(argument: _identity_v1_RemoveTotpRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RemoveTotpResponse__Output>): grpc.ClientUnaryCall;
  RemoveTotp(argument: _identity_v1_RemoveTotpRequest, callback: grpc.requestCallback<_identity_v1_RemoveTotpResponse__Output>): grpc.ClientUnaryCall;
  removeTotp(argument: _identity_v1_RemoveTotpRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RemoveTotpResponse__Output>): grpc.ClientUnaryCall;
  removeTotp(argument: _identity_v1_RemoveTotpRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_RemoveTotpResponse__Output>): grpc.ClientUnaryCall;
  removeTotp(argument: _identity_v1_RemoveTotpRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RemoveTotpResponse__Output>): grpc.ClientUnaryCall;
  removeTotp(argument: _identity_v1_RemoveTotpRequest, callback: grpc.requestCallback<_identity_v1_RemoveTotpResponse__Output>): grpc.ClientUnaryCall;
  
  RenewRecoveryCodes(argument: _identity_v1_RenewRecoveryCodesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RenewRecoveryCodesResponse__Output>): grpc.ClientUnaryCall;
  RenewRecoveryCodes(argument: _identity_v1_RenewRecoveryCodesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_RenewRecoveryCodesResponse__Output>): grpc.ClientUnaryCall;
  RenewRecoveryCodes(argument: _identity_v1_RenewRecoveryCodesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RenewRecoveryCodesResponse__Output>): grpc.ClientUnaryCall;
  RenewRecoveryCodes(argument: _identity_v1_RenewRecoveryCodesRequest, callback: grpc.requestCallback<_identity_v1_RenewRecoveryCodesResponse__Output>): grpc.ClientUnaryCall;
  renewRecoveryCodes(argument: _identity_v1_RenewRecoveryCodesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RenewRecoveryCodesResponse__Output>): grpc.ClientUnaryCall;
  renewRecoveryCodes(argument: _identity_v1_RenewRecoveryCodesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_RenewRecoveryCodesResponse__Output>): grpc.ClientUnaryCall;
  renewRecoveryCodes(argument: _identity_v1_RenewRecoveryCodesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RenewRecoveryCodesResponse__Output>): grpc.ClientUnaryCall;
  renewRecoveryCodes(argument: _identity_v1_RenewRecoveryCodesRequest, callback: grpc.requestCallback<_identity_v1_RenewRecoveryCodesResponse__Output>): grpc.ClientUnaryCall;
  
  RequestStaffReset(argument: _identity_v1_RequestStaffResetRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RequestStaffResetResponse__Output>): grpc.ClientUnaryCall;
  RequestStaffReset(argument: _identity_v1_RequestStaffResetRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_RequestStaffResetResponse__Output>): grpc.ClientUnaryCall;
  RequestStaffReset(argument: _identity_v1_RequestStaffResetRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RequestStaffResetResponse__Output>): grpc.ClientUnaryCall;
  RequestStaffReset(argument: _identity_v1_RequestStaffResetRequest, callback: grpc.requestCallback<_identity_v1_RequestStaffResetResponse__Output>): grpc.ClientUnaryCall;
  requestStaffReset(argument: _identity_v1_RequestStaffResetRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RequestStaffResetResponse__Output>): grpc.ClientUnaryCall;
  requestStaffReset(argument: _identity_v1_RequestStaffResetRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_RequestStaffResetResponse__Output>): grpc.ClientUnaryCall;
  requestStaffReset(argument: _identity_v1_RequestStaffResetRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RequestStaffResetResponse__Output>): grpc.ClientUnaryCall;
  requestStaffReset(argument: _identity_v1_RequestStaffResetRequest, callback: grpc.requestCallback<_identity_v1_RequestStaffResetResponse__Output>): grpc.ClientUnaryCall;
  
  ResendInvitation(argument: _identity_v1_ResendInvitationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ResendInvitationResponse__Output>): grpc.ClientUnaryCall;
  ResendInvitation(argument: _identity_v1_ResendInvitationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ResendInvitationResponse__Output>): grpc.ClientUnaryCall;
  ResendInvitation(argument: _identity_v1_ResendInvitationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ResendInvitationResponse__Output>): grpc.ClientUnaryCall;
  ResendInvitation(argument: _identity_v1_ResendInvitationRequest, callback: grpc.requestCallback<_identity_v1_ResendInvitationResponse__Output>): grpc.ClientUnaryCall;
  resendInvitation(argument: _identity_v1_ResendInvitationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ResendInvitationResponse__Output>): grpc.ClientUnaryCall;
  resendInvitation(argument: _identity_v1_ResendInvitationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ResendInvitationResponse__Output>): grpc.ClientUnaryCall;
  resendInvitation(argument: _identity_v1_ResendInvitationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ResendInvitationResponse__Output>): grpc.ClientUnaryCall;
  resendInvitation(argument: _identity_v1_ResendInvitationRequest, callback: grpc.requestCallback<_identity_v1_ResendInvitationResponse__Output>): grpc.ClientUnaryCall;
  
  ResetSecondFactor(argument: _identity_v1_ResetSecondFactorRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ResetSecondFactorResponse__Output>): grpc.ClientUnaryCall;
  ResetSecondFactor(argument: _identity_v1_ResetSecondFactorRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ResetSecondFactorResponse__Output>): grpc.ClientUnaryCall;
  ResetSecondFactor(argument: _identity_v1_ResetSecondFactorRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ResetSecondFactorResponse__Output>): grpc.ClientUnaryCall;
  ResetSecondFactor(argument: _identity_v1_ResetSecondFactorRequest, callback: grpc.requestCallback<_identity_v1_ResetSecondFactorResponse__Output>): grpc.ClientUnaryCall;
  resetSecondFactor(argument: _identity_v1_ResetSecondFactorRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ResetSecondFactorResponse__Output>): grpc.ClientUnaryCall;
  resetSecondFactor(argument: _identity_v1_ResetSecondFactorRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ResetSecondFactorResponse__Output>): grpc.ClientUnaryCall;
  resetSecondFactor(argument: _identity_v1_ResetSecondFactorRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ResetSecondFactorResponse__Output>): grpc.ClientUnaryCall;
  resetSecondFactor(argument: _identity_v1_ResetSecondFactorRequest, callback: grpc.requestCallback<_identity_v1_ResetSecondFactorResponse__Output>): grpc.ClientUnaryCall;
  
  RestoreStaffPassword(argument: _identity_v1_RestoreStaffPasswordRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RestoreStaffPasswordResponse__Output>): grpc.ClientUnaryCall;
  RestoreStaffPassword(argument: _identity_v1_RestoreStaffPasswordRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_RestoreStaffPasswordResponse__Output>): grpc.ClientUnaryCall;
  RestoreStaffPassword(argument: _identity_v1_RestoreStaffPasswordRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RestoreStaffPasswordResponse__Output>): grpc.ClientUnaryCall;
  RestoreStaffPassword(argument: _identity_v1_RestoreStaffPasswordRequest, callback: grpc.requestCallback<_identity_v1_RestoreStaffPasswordResponse__Output>): grpc.ClientUnaryCall;
  restoreStaffPassword(argument: _identity_v1_RestoreStaffPasswordRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RestoreStaffPasswordResponse__Output>): grpc.ClientUnaryCall;
  restoreStaffPassword(argument: _identity_v1_RestoreStaffPasswordRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_RestoreStaffPasswordResponse__Output>): grpc.ClientUnaryCall;
  restoreStaffPassword(argument: _identity_v1_RestoreStaffPasswordRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RestoreStaffPasswordResponse__Output>): grpc.ClientUnaryCall;
  restoreStaffPassword(argument: _identity_v1_RestoreStaffPasswordRequest, callback: grpc.requestCallback<_identity_v1_RestoreStaffPasswordResponse__Output>): grpc.ClientUnaryCall;
  
  UpdateStaff(argument: _identity_v1_UpdateStaffRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_UpdateStaffResponse__Output>): grpc.ClientUnaryCall;
  UpdateStaff(argument: _identity_v1_UpdateStaffRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_UpdateStaffResponse__Output>): grpc.ClientUnaryCall;
  UpdateStaff(argument: _identity_v1_UpdateStaffRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_UpdateStaffResponse__Output>): grpc.ClientUnaryCall;
  UpdateStaff(argument: _identity_v1_UpdateStaffRequest, callback: grpc.requestCallback<_identity_v1_UpdateStaffResponse__Output>): grpc.ClientUnaryCall;
  updateStaff(argument: _identity_v1_UpdateStaffRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_UpdateStaffResponse__Output>): grpc.ClientUnaryCall;
  updateStaff(argument: _identity_v1_UpdateStaffRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_UpdateStaffResponse__Output>): grpc.ClientUnaryCall;
  updateStaff(argument: _identity_v1_UpdateStaffRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_UpdateStaffResponse__Output>): grpc.ClientUnaryCall;
  updateStaff(argument: _identity_v1_UpdateStaffRequest, callback: grpc.requestCallback<_identity_v1_UpdateStaffResponse__Output>): grpc.ClientUnaryCall;
  
  VerifyStaffPassword(argument: _identity_v1_VerifyStaffPasswordRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_VerifyStaffPasswordResponse__Output>): grpc.ClientUnaryCall;
  VerifyStaffPassword(argument: _identity_v1_VerifyStaffPasswordRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_VerifyStaffPasswordResponse__Output>): grpc.ClientUnaryCall;
  VerifyStaffPassword(argument: _identity_v1_VerifyStaffPasswordRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_VerifyStaffPasswordResponse__Output>): grpc.ClientUnaryCall;
  VerifyStaffPassword(argument: _identity_v1_VerifyStaffPasswordRequest, callback: grpc.requestCallback<_identity_v1_VerifyStaffPasswordResponse__Output>): grpc.ClientUnaryCall;
  verifyStaffPassword(argument: _identity_v1_VerifyStaffPasswordRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_VerifyStaffPasswordResponse__Output>): grpc.ClientUnaryCall;
  verifyStaffPassword(argument: _identity_v1_VerifyStaffPasswordRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_VerifyStaffPasswordResponse__Output>): grpc.ClientUnaryCall;
  verifyStaffPassword(argument: _identity_v1_VerifyStaffPasswordRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_VerifyStaffPasswordResponse__Output>): grpc.ClientUnaryCall;
  verifyStaffPassword(argument: _identity_v1_VerifyStaffPasswordRequest, callback: grpc.requestCallback<_identity_v1_VerifyStaffPasswordResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface StaffServiceHandlers extends grpc.UntypedServiceImplementation {
  ChangeStaffPassword: grpc.handleUnaryCall<_identity_v1_ChangeStaffPasswordRequest__Output, _identity_v1_ChangeStaffPasswordResponse>;
  
  ConfirmTotp: grpc.handleUnaryCall<_identity_v1_ConfirmTotpRequest__Output, _identity_v1_ConfirmTotpResponse>;
  
  DisableStaff: grpc.handleUnaryCall<_identity_v1_DisableStaffRequest__Output, _identity_v1_DisableStaffResponse>;
  
  EnableStaff: grpc.handleUnaryCall<_identity_v1_EnableStaffRequest__Output, _identity_v1_EnableStaffResponse>;
  
  EnrolTotp: grpc.handleUnaryCall<_identity_v1_EnrolTotpRequest__Output, _identity_v1_EnrolTotpResponse>;
  
  GetStaff: grpc.handleUnaryCall<_identity_v1_GetStaffRequest__Output, _identity_v1_GetStaffResponse>;
  
  GetStaffSession: grpc.handleUnaryCall<_identity_v1_GetStaffSessionRequest__Output, _identity_v1_GetStaffSessionResponse>;
  
  InspectStaffLink: grpc.handleUnaryCall<_identity_v1_InspectStaffLinkRequest__Output, _identity_v1_InspectStaffLinkResponse>;
  
  InviteStaff: grpc.handleUnaryCall<_identity_v1_InviteStaffRequest__Output, _identity_v1_InviteStaffResponse>;
  
  ListStaff: grpc.handleUnaryCall<_identity_v1_ListStaffRequest__Output, _identity_v1_ListStaffResponse>;
  
  LogInStaff: grpc.handleUnaryCall<_identity_v1_LogInStaffRequest__Output, _identity_v1_LogInStaffResponse>;
  
  LogOutStaff: grpc.handleUnaryCall<_identity_v1_LogOutStaffRequest__Output, _identity_v1_LogOutStaffResponse>;
  
  MintStaffLinks: grpc.handleUnaryCall<_identity_v1_MintStaffLinksRequest__Output, _identity_v1_MintStaffLinksResponse>;
  
  ProveSecondFactor: grpc.handleUnaryCall<_identity_v1_ProveSecondFactorRequest__Output, _identity_v1_ProveSecondFactorResponse>;
  
  RemoveTotp: grpc.handleUnaryCall<_identity_v1_RemoveTotpRequest__Output, _identity_v1_RemoveTotpResponse>;
  
  RenewRecoveryCodes: grpc.handleUnaryCall<_identity_v1_RenewRecoveryCodesRequest__Output, _identity_v1_RenewRecoveryCodesResponse>;
  
  RequestStaffReset: grpc.handleUnaryCall<_identity_v1_RequestStaffResetRequest__Output, _identity_v1_RequestStaffResetResponse>;
  
  ResendInvitation: grpc.handleUnaryCall<_identity_v1_ResendInvitationRequest__Output, _identity_v1_ResendInvitationResponse>;
  
  ResetSecondFactor: grpc.handleUnaryCall<_identity_v1_ResetSecondFactorRequest__Output, _identity_v1_ResetSecondFactorResponse>;
  
  RestoreStaffPassword: grpc.handleUnaryCall<_identity_v1_RestoreStaffPasswordRequest__Output, _identity_v1_RestoreStaffPasswordResponse>;
  
  UpdateStaff: grpc.handleUnaryCall<_identity_v1_UpdateStaffRequest__Output, _identity_v1_UpdateStaffResponse>;
  
  VerifyStaffPassword: grpc.handleUnaryCall<_identity_v1_VerifyStaffPasswordRequest__Output, _identity_v1_VerifyStaffPasswordResponse>;
  
}

export interface StaffServiceDefinition extends grpc.ServiceDefinition {
  ChangeStaffPassword: MethodDefinition<_identity_v1_ChangeStaffPasswordRequest, _identity_v1_ChangeStaffPasswordResponse, _identity_v1_ChangeStaffPasswordRequest__Output, _identity_v1_ChangeStaffPasswordResponse__Output>
  ConfirmTotp: MethodDefinition<_identity_v1_ConfirmTotpRequest, _identity_v1_ConfirmTotpResponse, _identity_v1_ConfirmTotpRequest__Output, _identity_v1_ConfirmTotpResponse__Output>
  DisableStaff: MethodDefinition<_identity_v1_DisableStaffRequest, _identity_v1_DisableStaffResponse, _identity_v1_DisableStaffRequest__Output, _identity_v1_DisableStaffResponse__Output>
  EnableStaff: MethodDefinition<_identity_v1_EnableStaffRequest, _identity_v1_EnableStaffResponse, _identity_v1_EnableStaffRequest__Output, _identity_v1_EnableStaffResponse__Output>
  EnrolTotp: MethodDefinition<_identity_v1_EnrolTotpRequest, _identity_v1_EnrolTotpResponse, _identity_v1_EnrolTotpRequest__Output, _identity_v1_EnrolTotpResponse__Output>
  GetStaff: MethodDefinition<_identity_v1_GetStaffRequest, _identity_v1_GetStaffResponse, _identity_v1_GetStaffRequest__Output, _identity_v1_GetStaffResponse__Output>
  GetStaffSession: MethodDefinition<_identity_v1_GetStaffSessionRequest, _identity_v1_GetStaffSessionResponse, _identity_v1_GetStaffSessionRequest__Output, _identity_v1_GetStaffSessionResponse__Output>
  InspectStaffLink: MethodDefinition<_identity_v1_InspectStaffLinkRequest, _identity_v1_InspectStaffLinkResponse, _identity_v1_InspectStaffLinkRequest__Output, _identity_v1_InspectStaffLinkResponse__Output>
  InviteStaff: MethodDefinition<_identity_v1_InviteStaffRequest, _identity_v1_InviteStaffResponse, _identity_v1_InviteStaffRequest__Output, _identity_v1_InviteStaffResponse__Output>
  ListStaff: MethodDefinition<_identity_v1_ListStaffRequest, _identity_v1_ListStaffResponse, _identity_v1_ListStaffRequest__Output, _identity_v1_ListStaffResponse__Output>
  LogInStaff: MethodDefinition<_identity_v1_LogInStaffRequest, _identity_v1_LogInStaffResponse, _identity_v1_LogInStaffRequest__Output, _identity_v1_LogInStaffResponse__Output>
  LogOutStaff: MethodDefinition<_identity_v1_LogOutStaffRequest, _identity_v1_LogOutStaffResponse, _identity_v1_LogOutStaffRequest__Output, _identity_v1_LogOutStaffResponse__Output>
  MintStaffLinks: MethodDefinition<_identity_v1_MintStaffLinksRequest, _identity_v1_MintStaffLinksResponse, _identity_v1_MintStaffLinksRequest__Output, _identity_v1_MintStaffLinksResponse__Output>
  ProveSecondFactor: MethodDefinition<_identity_v1_ProveSecondFactorRequest, _identity_v1_ProveSecondFactorResponse, _identity_v1_ProveSecondFactorRequest__Output, _identity_v1_ProveSecondFactorResponse__Output>
  RemoveTotp: MethodDefinition<_identity_v1_RemoveTotpRequest, _identity_v1_RemoveTotpResponse, _identity_v1_RemoveTotpRequest__Output, _identity_v1_RemoveTotpResponse__Output>
  RenewRecoveryCodes: MethodDefinition<_identity_v1_RenewRecoveryCodesRequest, _identity_v1_RenewRecoveryCodesResponse, _identity_v1_RenewRecoveryCodesRequest__Output, _identity_v1_RenewRecoveryCodesResponse__Output>
  RequestStaffReset: MethodDefinition<_identity_v1_RequestStaffResetRequest, _identity_v1_RequestStaffResetResponse, _identity_v1_RequestStaffResetRequest__Output, _identity_v1_RequestStaffResetResponse__Output>
  ResendInvitation: MethodDefinition<_identity_v1_ResendInvitationRequest, _identity_v1_ResendInvitationResponse, _identity_v1_ResendInvitationRequest__Output, _identity_v1_ResendInvitationResponse__Output>
  ResetSecondFactor: MethodDefinition<_identity_v1_ResetSecondFactorRequest, _identity_v1_ResetSecondFactorResponse, _identity_v1_ResetSecondFactorRequest__Output, _identity_v1_ResetSecondFactorResponse__Output>
  RestoreStaffPassword: MethodDefinition<_identity_v1_RestoreStaffPasswordRequest, _identity_v1_RestoreStaffPasswordResponse, _identity_v1_RestoreStaffPasswordRequest__Output, _identity_v1_RestoreStaffPasswordResponse__Output>
  UpdateStaff: MethodDefinition<_identity_v1_UpdateStaffRequest, _identity_v1_UpdateStaffResponse, _identity_v1_UpdateStaffRequest__Output, _identity_v1_UpdateStaffResponse__Output>
  VerifyStaffPassword: MethodDefinition<_identity_v1_VerifyStaffPasswordRequest, _identity_v1_VerifyStaffPasswordResponse, _identity_v1_VerifyStaffPasswordRequest__Output, _identity_v1_VerifyStaffPasswordResponse__Output>
}
