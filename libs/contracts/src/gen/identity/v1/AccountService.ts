// Original file: protos/identity/v1/accounts.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { BlockAccountRequest as _identity_v1_BlockAccountRequest, BlockAccountRequest__Output as _identity_v1_BlockAccountRequest__Output } from '../../identity/v1/BlockAccountRequest.ts';
import type { BlockAccountResponse as _identity_v1_BlockAccountResponse, BlockAccountResponse__Output as _identity_v1_BlockAccountResponse__Output } from '../../identity/v1/BlockAccountResponse.ts';
import type { ChangeAccountEmailRequest as _identity_v1_ChangeAccountEmailRequest, ChangeAccountEmailRequest__Output as _identity_v1_ChangeAccountEmailRequest__Output } from '../../identity/v1/ChangeAccountEmailRequest.ts';
import type { ChangeAccountEmailResponse as _identity_v1_ChangeAccountEmailResponse, ChangeAccountEmailResponse__Output as _identity_v1_ChangeAccountEmailResponse__Output } from '../../identity/v1/ChangeAccountEmailResponse.ts';
import type { CountHashClassesRequest as _identity_v1_CountHashClassesRequest, CountHashClassesRequest__Output as _identity_v1_CountHashClassesRequest__Output } from '../../identity/v1/CountHashClassesRequest.ts';
import type { CountHashClassesResponse as _identity_v1_CountHashClassesResponse, CountHashClassesResponse__Output as _identity_v1_CountHashClassesResponse__Output } from '../../identity/v1/CountHashClassesResponse.ts';
import type { CreateAccountRequest as _identity_v1_CreateAccountRequest, CreateAccountRequest__Output as _identity_v1_CreateAccountRequest__Output } from '../../identity/v1/CreateAccountRequest.ts';
import type { CreateAccountResponse as _identity_v1_CreateAccountResponse, CreateAccountResponse__Output as _identity_v1_CreateAccountResponse__Output } from '../../identity/v1/CreateAccountResponse.ts';
import type { ExpirePasswordRequest as _identity_v1_ExpirePasswordRequest, ExpirePasswordRequest__Output as _identity_v1_ExpirePasswordRequest__Output } from '../../identity/v1/ExpirePasswordRequest.ts';
import type { ExpirePasswordResponse as _identity_v1_ExpirePasswordResponse, ExpirePasswordResponse__Output as _identity_v1_ExpirePasswordResponse__Output } from '../../identity/v1/ExpirePasswordResponse.ts';
import type { FindCompanyUserRequest as _identity_v1_FindCompanyUserRequest, FindCompanyUserRequest__Output as _identity_v1_FindCompanyUserRequest__Output } from '../../identity/v1/FindCompanyUserRequest.ts';
import type { FindCompanyUserResponse as _identity_v1_FindCompanyUserResponse, FindCompanyUserResponse__Output as _identity_v1_FindCompanyUserResponse__Output } from '../../identity/v1/FindCompanyUserResponse.ts';
import type { GetAccountRequest as _identity_v1_GetAccountRequest, GetAccountRequest__Output as _identity_v1_GetAccountRequest__Output } from '../../identity/v1/GetAccountRequest.ts';
import type { GetAccountResponse as _identity_v1_GetAccountResponse, GetAccountResponse__Output as _identity_v1_GetAccountResponse__Output } from '../../identity/v1/GetAccountResponse.ts';
import type { GetAccountStatesRequest as _identity_v1_GetAccountStatesRequest, GetAccountStatesRequest__Output as _identity_v1_GetAccountStatesRequest__Output } from '../../identity/v1/GetAccountStatesRequest.ts';
import type { GetAccountStatesResponse as _identity_v1_GetAccountStatesResponse, GetAccountStatesResponse__Output as _identity_v1_GetAccountStatesResponse__Output } from '../../identity/v1/GetAccountStatesResponse.ts';
import type { ImportCompanyUsersRequest as _identity_v1_ImportCompanyUsersRequest, ImportCompanyUsersRequest__Output as _identity_v1_ImportCompanyUsersRequest__Output } from '../../identity/v1/ImportCompanyUsersRequest.ts';
import type { ImportCompanyUsersResponse as _identity_v1_ImportCompanyUsersResponse, ImportCompanyUsersResponse__Output as _identity_v1_ImportCompanyUsersResponse__Output } from '../../identity/v1/ImportCompanyUsersResponse.ts';
import type { InviteToPasswordRequest as _identity_v1_InviteToPasswordRequest, InviteToPasswordRequest__Output as _identity_v1_InviteToPasswordRequest__Output } from '../../identity/v1/InviteToPasswordRequest.ts';
import type { InviteToPasswordResponse as _identity_v1_InviteToPasswordResponse, InviteToPasswordResponse__Output as _identity_v1_InviteToPasswordResponse__Output } from '../../identity/v1/InviteToPasswordResponse.ts';
import type { LogOutAccountRequest as _identity_v1_LogOutAccountRequest, LogOutAccountRequest__Output as _identity_v1_LogOutAccountRequest__Output } from '../../identity/v1/LogOutAccountRequest.ts';
import type { LogOutAccountResponse as _identity_v1_LogOutAccountResponse, LogOutAccountResponse__Output as _identity_v1_LogOutAccountResponse__Output } from '../../identity/v1/LogOutAccountResponse.ts';
import type { UnblockAccountRequest as _identity_v1_UnblockAccountRequest, UnblockAccountRequest__Output as _identity_v1_UnblockAccountRequest__Output } from '../../identity/v1/UnblockAccountRequest.ts';
import type { UnblockAccountResponse as _identity_v1_UnblockAccountResponse, UnblockAccountResponse__Output as _identity_v1_UnblockAccountResponse__Output } from '../../identity/v1/UnblockAccountResponse.ts';

export interface AccountServiceClient extends grpc.Client {
  BlockAccount(argument: _identity_v1_BlockAccountRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_BlockAccountResponse__Output>): grpc.ClientUnaryCall;
  BlockAccount(argument: _identity_v1_BlockAccountRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_BlockAccountResponse__Output>): grpc.ClientUnaryCall;
  BlockAccount(argument: _identity_v1_BlockAccountRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_BlockAccountResponse__Output>): grpc.ClientUnaryCall;
  BlockAccount(argument: _identity_v1_BlockAccountRequest, callback: grpc.requestCallback<_identity_v1_BlockAccountResponse__Output>): grpc.ClientUnaryCall;
  blockAccount(argument: _identity_v1_BlockAccountRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_BlockAccountResponse__Output>): grpc.ClientUnaryCall;
  blockAccount(argument: _identity_v1_BlockAccountRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_BlockAccountResponse__Output>): grpc.ClientUnaryCall;
  blockAccount(argument: _identity_v1_BlockAccountRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_BlockAccountResponse__Output>): grpc.ClientUnaryCall;
  blockAccount(argument: _identity_v1_BlockAccountRequest, callback: grpc.requestCallback<_identity_v1_BlockAccountResponse__Output>): grpc.ClientUnaryCall;
  
  ChangeAccountEmail(argument: _identity_v1_ChangeAccountEmailRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ChangeAccountEmailResponse__Output>): grpc.ClientUnaryCall;
  ChangeAccountEmail(argument: _identity_v1_ChangeAccountEmailRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ChangeAccountEmailResponse__Output>): grpc.ClientUnaryCall;
  ChangeAccountEmail(argument: _identity_v1_ChangeAccountEmailRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ChangeAccountEmailResponse__Output>): grpc.ClientUnaryCall;
  ChangeAccountEmail(argument: _identity_v1_ChangeAccountEmailRequest, callback: grpc.requestCallback<_identity_v1_ChangeAccountEmailResponse__Output>): grpc.ClientUnaryCall;
  changeAccountEmail(argument: _identity_v1_ChangeAccountEmailRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ChangeAccountEmailResponse__Output>): grpc.ClientUnaryCall;
  changeAccountEmail(argument: _identity_v1_ChangeAccountEmailRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ChangeAccountEmailResponse__Output>): grpc.ClientUnaryCall;
  changeAccountEmail(argument: _identity_v1_ChangeAccountEmailRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ChangeAccountEmailResponse__Output>): grpc.ClientUnaryCall;
  changeAccountEmail(argument: _identity_v1_ChangeAccountEmailRequest, callback: grpc.requestCallback<_identity_v1_ChangeAccountEmailResponse__Output>): grpc.ClientUnaryCall;
  
  CountHashClasses(argument: _identity_v1_CountHashClassesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_CountHashClassesResponse__Output>): grpc.ClientUnaryCall;
  CountHashClasses(argument: _identity_v1_CountHashClassesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_CountHashClassesResponse__Output>): grpc.ClientUnaryCall;
  CountHashClasses(argument: _identity_v1_CountHashClassesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_CountHashClassesResponse__Output>): grpc.ClientUnaryCall;
  CountHashClasses(argument: _identity_v1_CountHashClassesRequest, callback: grpc.requestCallback<_identity_v1_CountHashClassesResponse__Output>): grpc.ClientUnaryCall;
  countHashClasses(argument: _identity_v1_CountHashClassesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_CountHashClassesResponse__Output>): grpc.ClientUnaryCall;
  countHashClasses(argument: _identity_v1_CountHashClassesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_CountHashClassesResponse__Output>): grpc.ClientUnaryCall;
  countHashClasses(argument: _identity_v1_CountHashClassesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_CountHashClassesResponse__Output>): grpc.ClientUnaryCall;
  countHashClasses(argument: _identity_v1_CountHashClassesRequest, callback: grpc.requestCallback<_identity_v1_CountHashClassesResponse__Output>): grpc.ClientUnaryCall;
  
  CreateAccount(argument: _identity_v1_CreateAccountRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_CreateAccountResponse__Output>): grpc.ClientUnaryCall;
  CreateAccount(argument: _identity_v1_CreateAccountRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_CreateAccountResponse__Output>): grpc.ClientUnaryCall;
  CreateAccount(argument: _identity_v1_CreateAccountRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_CreateAccountResponse__Output>): grpc.ClientUnaryCall;
  CreateAccount(argument: _identity_v1_CreateAccountRequest, callback: grpc.requestCallback<_identity_v1_CreateAccountResponse__Output>): grpc.ClientUnaryCall;
  createAccount(argument: _identity_v1_CreateAccountRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_CreateAccountResponse__Output>): grpc.ClientUnaryCall;
  createAccount(argument: _identity_v1_CreateAccountRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_CreateAccountResponse__Output>): grpc.ClientUnaryCall;
  createAccount(argument: _identity_v1_CreateAccountRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_CreateAccountResponse__Output>): grpc.ClientUnaryCall;
  createAccount(argument: _identity_v1_CreateAccountRequest, callback: grpc.requestCallback<_identity_v1_CreateAccountResponse__Output>): grpc.ClientUnaryCall;
  
  ExpirePassword(argument: _identity_v1_ExpirePasswordRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ExpirePasswordResponse__Output>): grpc.ClientUnaryCall;
  ExpirePassword(argument: _identity_v1_ExpirePasswordRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ExpirePasswordResponse__Output>): grpc.ClientUnaryCall;
  ExpirePassword(argument: _identity_v1_ExpirePasswordRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ExpirePasswordResponse__Output>): grpc.ClientUnaryCall;
  ExpirePassword(argument: _identity_v1_ExpirePasswordRequest, callback: grpc.requestCallback<_identity_v1_ExpirePasswordResponse__Output>): grpc.ClientUnaryCall;
  expirePassword(argument: _identity_v1_ExpirePasswordRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ExpirePasswordResponse__Output>): grpc.ClientUnaryCall;
  expirePassword(argument: _identity_v1_ExpirePasswordRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ExpirePasswordResponse__Output>): grpc.ClientUnaryCall;
  expirePassword(argument: _identity_v1_ExpirePasswordRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ExpirePasswordResponse__Output>): grpc.ClientUnaryCall;
  expirePassword(argument: _identity_v1_ExpirePasswordRequest, callback: grpc.requestCallback<_identity_v1_ExpirePasswordResponse__Output>): grpc.ClientUnaryCall;
  
  FindCompanyUser(argument: _identity_v1_FindCompanyUserRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_FindCompanyUserResponse__Output>): grpc.ClientUnaryCall;
  FindCompanyUser(argument: _identity_v1_FindCompanyUserRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_FindCompanyUserResponse__Output>): grpc.ClientUnaryCall;
  FindCompanyUser(argument: _identity_v1_FindCompanyUserRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_FindCompanyUserResponse__Output>): grpc.ClientUnaryCall;
  FindCompanyUser(argument: _identity_v1_FindCompanyUserRequest, callback: grpc.requestCallback<_identity_v1_FindCompanyUserResponse__Output>): grpc.ClientUnaryCall;
  findCompanyUser(argument: _identity_v1_FindCompanyUserRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_FindCompanyUserResponse__Output>): grpc.ClientUnaryCall;
  findCompanyUser(argument: _identity_v1_FindCompanyUserRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_FindCompanyUserResponse__Output>): grpc.ClientUnaryCall;
  findCompanyUser(argument: _identity_v1_FindCompanyUserRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_FindCompanyUserResponse__Output>): grpc.ClientUnaryCall;
  findCompanyUser(argument: _identity_v1_FindCompanyUserRequest, callback: grpc.requestCallback<_identity_v1_FindCompanyUserResponse__Output>): grpc.ClientUnaryCall;
  
  GetAccount(argument: _identity_v1_GetAccountRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetAccountResponse__Output>): grpc.ClientUnaryCall;
  GetAccount(argument: _identity_v1_GetAccountRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_GetAccountResponse__Output>): grpc.ClientUnaryCall;
  GetAccount(argument: _identity_v1_GetAccountRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetAccountResponse__Output>): grpc.ClientUnaryCall;
  GetAccount(argument: _identity_v1_GetAccountRequest, callback: grpc.requestCallback<_identity_v1_GetAccountResponse__Output>): grpc.ClientUnaryCall;
  getAccount(argument: _identity_v1_GetAccountRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetAccountResponse__Output>): grpc.ClientUnaryCall;
  getAccount(argument: _identity_v1_GetAccountRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_GetAccountResponse__Output>): grpc.ClientUnaryCall;
  getAccount(argument: _identity_v1_GetAccountRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetAccountResponse__Output>): grpc.ClientUnaryCall;
  getAccount(argument: _identity_v1_GetAccountRequest, callback: grpc.requestCallback<_identity_v1_GetAccountResponse__Output>): grpc.ClientUnaryCall;
  
  GetAccountStates(argument: _identity_v1_GetAccountStatesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetAccountStatesResponse__Output>): grpc.ClientUnaryCall;
  GetAccountStates(argument: _identity_v1_GetAccountStatesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_GetAccountStatesResponse__Output>): grpc.ClientUnaryCall;
  GetAccountStates(argument: _identity_v1_GetAccountStatesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetAccountStatesResponse__Output>): grpc.ClientUnaryCall;
  GetAccountStates(argument: _identity_v1_GetAccountStatesRequest, callback: grpc.requestCallback<_identity_v1_GetAccountStatesResponse__Output>): grpc.ClientUnaryCall;
  getAccountStates(argument: _identity_v1_GetAccountStatesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetAccountStatesResponse__Output>): grpc.ClientUnaryCall;
  getAccountStates(argument: _identity_v1_GetAccountStatesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_GetAccountStatesResponse__Output>): grpc.ClientUnaryCall;
  getAccountStates(argument: _identity_v1_GetAccountStatesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetAccountStatesResponse__Output>): grpc.ClientUnaryCall;
  getAccountStates(argument: _identity_v1_GetAccountStatesRequest, callback: grpc.requestCallback<_identity_v1_GetAccountStatesResponse__Output>): grpc.ClientUnaryCall;
  
  ImportCompanyUsers(argument: _identity_v1_ImportCompanyUsersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ImportCompanyUsersResponse__Output>): grpc.ClientUnaryCall;
  ImportCompanyUsers(argument: _identity_v1_ImportCompanyUsersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ImportCompanyUsersResponse__Output>): grpc.ClientUnaryCall;
  ImportCompanyUsers(argument: _identity_v1_ImportCompanyUsersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ImportCompanyUsersResponse__Output>): grpc.ClientUnaryCall;
  ImportCompanyUsers(argument: _identity_v1_ImportCompanyUsersRequest, callback: grpc.requestCallback<_identity_v1_ImportCompanyUsersResponse__Output>): grpc.ClientUnaryCall;
  importCompanyUsers(argument: _identity_v1_ImportCompanyUsersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ImportCompanyUsersResponse__Output>): grpc.ClientUnaryCall;
  importCompanyUsers(argument: _identity_v1_ImportCompanyUsersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ImportCompanyUsersResponse__Output>): grpc.ClientUnaryCall;
  importCompanyUsers(argument: _identity_v1_ImportCompanyUsersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ImportCompanyUsersResponse__Output>): grpc.ClientUnaryCall;
  importCompanyUsers(argument: _identity_v1_ImportCompanyUsersRequest, callback: grpc.requestCallback<_identity_v1_ImportCompanyUsersResponse__Output>): grpc.ClientUnaryCall;
  
  InviteToPassword(argument: _identity_v1_InviteToPasswordRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_InviteToPasswordResponse__Output>): grpc.ClientUnaryCall;
  InviteToPassword(argument: _identity_v1_InviteToPasswordRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_InviteToPasswordResponse__Output>): grpc.ClientUnaryCall;
  InviteToPassword(argument: _identity_v1_InviteToPasswordRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_InviteToPasswordResponse__Output>): grpc.ClientUnaryCall;
  InviteToPassword(argument: _identity_v1_InviteToPasswordRequest, callback: grpc.requestCallback<_identity_v1_InviteToPasswordResponse__Output>): grpc.ClientUnaryCall;
  inviteToPassword(argument: _identity_v1_InviteToPasswordRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_InviteToPasswordResponse__Output>): grpc.ClientUnaryCall;
  inviteToPassword(argument: _identity_v1_InviteToPasswordRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_InviteToPasswordResponse__Output>): grpc.ClientUnaryCall;
  inviteToPassword(argument: _identity_v1_InviteToPasswordRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_InviteToPasswordResponse__Output>): grpc.ClientUnaryCall;
  inviteToPassword(argument: _identity_v1_InviteToPasswordRequest, callback: grpc.requestCallback<_identity_v1_InviteToPasswordResponse__Output>): grpc.ClientUnaryCall;
  
  LogOutAccount(argument: _identity_v1_LogOutAccountRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_LogOutAccountResponse__Output>): grpc.ClientUnaryCall;
  LogOutAccount(argument: _identity_v1_LogOutAccountRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_LogOutAccountResponse__Output>): grpc.ClientUnaryCall;
  LogOutAccount(argument: _identity_v1_LogOutAccountRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_LogOutAccountResponse__Output>): grpc.ClientUnaryCall;
  LogOutAccount(argument: _identity_v1_LogOutAccountRequest, callback: grpc.requestCallback<_identity_v1_LogOutAccountResponse__Output>): grpc.ClientUnaryCall;
  logOutAccount(argument: _identity_v1_LogOutAccountRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_LogOutAccountResponse__Output>): grpc.ClientUnaryCall;
  logOutAccount(argument: _identity_v1_LogOutAccountRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_LogOutAccountResponse__Output>): grpc.ClientUnaryCall;
  logOutAccount(argument: _identity_v1_LogOutAccountRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_LogOutAccountResponse__Output>): grpc.ClientUnaryCall;
  logOutAccount(argument: _identity_v1_LogOutAccountRequest, callback: grpc.requestCallback<_identity_v1_LogOutAccountResponse__Output>): grpc.ClientUnaryCall;
  
  UnblockAccount(argument: _identity_v1_UnblockAccountRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_UnblockAccountResponse__Output>): grpc.ClientUnaryCall;
  UnblockAccount(argument: _identity_v1_UnblockAccountRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_UnblockAccountResponse__Output>): grpc.ClientUnaryCall;
  UnblockAccount(argument: _identity_v1_UnblockAccountRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_UnblockAccountResponse__Output>): grpc.ClientUnaryCall;
  UnblockAccount(argument: _identity_v1_UnblockAccountRequest, callback: grpc.requestCallback<_identity_v1_UnblockAccountResponse__Output>): grpc.ClientUnaryCall;
  unblockAccount(argument: _identity_v1_UnblockAccountRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_UnblockAccountResponse__Output>): grpc.ClientUnaryCall;
  unblockAccount(argument: _identity_v1_UnblockAccountRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_UnblockAccountResponse__Output>): grpc.ClientUnaryCall;
  unblockAccount(argument: _identity_v1_UnblockAccountRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_UnblockAccountResponse__Output>): grpc.ClientUnaryCall;
  unblockAccount(argument: _identity_v1_UnblockAccountRequest, callback: grpc.requestCallback<_identity_v1_UnblockAccountResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface AccountServiceHandlers extends grpc.UntypedServiceImplementation {
  BlockAccount: grpc.handleUnaryCall<_identity_v1_BlockAccountRequest__Output, _identity_v1_BlockAccountResponse>;
  
  ChangeAccountEmail: grpc.handleUnaryCall<_identity_v1_ChangeAccountEmailRequest__Output, _identity_v1_ChangeAccountEmailResponse>;
  
  CountHashClasses: grpc.handleUnaryCall<_identity_v1_CountHashClassesRequest__Output, _identity_v1_CountHashClassesResponse>;
  
  CreateAccount: grpc.handleUnaryCall<_identity_v1_CreateAccountRequest__Output, _identity_v1_CreateAccountResponse>;
  
  ExpirePassword: grpc.handleUnaryCall<_identity_v1_ExpirePasswordRequest__Output, _identity_v1_ExpirePasswordResponse>;
  
  FindCompanyUser: grpc.handleUnaryCall<_identity_v1_FindCompanyUserRequest__Output, _identity_v1_FindCompanyUserResponse>;
  
  GetAccount: grpc.handleUnaryCall<_identity_v1_GetAccountRequest__Output, _identity_v1_GetAccountResponse>;
  
  GetAccountStates: grpc.handleUnaryCall<_identity_v1_GetAccountStatesRequest__Output, _identity_v1_GetAccountStatesResponse>;
  
  ImportCompanyUsers: grpc.handleUnaryCall<_identity_v1_ImportCompanyUsersRequest__Output, _identity_v1_ImportCompanyUsersResponse>;
  
  InviteToPassword: grpc.handleUnaryCall<_identity_v1_InviteToPasswordRequest__Output, _identity_v1_InviteToPasswordResponse>;
  
  LogOutAccount: grpc.handleUnaryCall<_identity_v1_LogOutAccountRequest__Output, _identity_v1_LogOutAccountResponse>;
  
  UnblockAccount: grpc.handleUnaryCall<_identity_v1_UnblockAccountRequest__Output, _identity_v1_UnblockAccountResponse>;
  
}

export interface AccountServiceDefinition extends grpc.ServiceDefinition {
  BlockAccount: MethodDefinition<_identity_v1_BlockAccountRequest, _identity_v1_BlockAccountResponse, _identity_v1_BlockAccountRequest__Output, _identity_v1_BlockAccountResponse__Output>
  ChangeAccountEmail: MethodDefinition<_identity_v1_ChangeAccountEmailRequest, _identity_v1_ChangeAccountEmailResponse, _identity_v1_ChangeAccountEmailRequest__Output, _identity_v1_ChangeAccountEmailResponse__Output>
  CountHashClasses: MethodDefinition<_identity_v1_CountHashClassesRequest, _identity_v1_CountHashClassesResponse, _identity_v1_CountHashClassesRequest__Output, _identity_v1_CountHashClassesResponse__Output>
  CreateAccount: MethodDefinition<_identity_v1_CreateAccountRequest, _identity_v1_CreateAccountResponse, _identity_v1_CreateAccountRequest__Output, _identity_v1_CreateAccountResponse__Output>
  ExpirePassword: MethodDefinition<_identity_v1_ExpirePasswordRequest, _identity_v1_ExpirePasswordResponse, _identity_v1_ExpirePasswordRequest__Output, _identity_v1_ExpirePasswordResponse__Output>
  FindCompanyUser: MethodDefinition<_identity_v1_FindCompanyUserRequest, _identity_v1_FindCompanyUserResponse, _identity_v1_FindCompanyUserRequest__Output, _identity_v1_FindCompanyUserResponse__Output>
  GetAccount: MethodDefinition<_identity_v1_GetAccountRequest, _identity_v1_GetAccountResponse, _identity_v1_GetAccountRequest__Output, _identity_v1_GetAccountResponse__Output>
  GetAccountStates: MethodDefinition<_identity_v1_GetAccountStatesRequest, _identity_v1_GetAccountStatesResponse, _identity_v1_GetAccountStatesRequest__Output, _identity_v1_GetAccountStatesResponse__Output>
  ImportCompanyUsers: MethodDefinition<_identity_v1_ImportCompanyUsersRequest, _identity_v1_ImportCompanyUsersResponse, _identity_v1_ImportCompanyUsersRequest__Output, _identity_v1_ImportCompanyUsersResponse__Output>
  InviteToPassword: MethodDefinition<_identity_v1_InviteToPasswordRequest, _identity_v1_InviteToPasswordResponse, _identity_v1_InviteToPasswordRequest__Output, _identity_v1_InviteToPasswordResponse__Output>
  LogOutAccount: MethodDefinition<_identity_v1_LogOutAccountRequest, _identity_v1_LogOutAccountResponse, _identity_v1_LogOutAccountRequest__Output, _identity_v1_LogOutAccountResponse__Output>
  UnblockAccount: MethodDefinition<_identity_v1_UnblockAccountRequest, _identity_v1_UnblockAccountResponse, _identity_v1_UnblockAccountRequest__Output, _identity_v1_UnblockAccountResponse__Output>
}
