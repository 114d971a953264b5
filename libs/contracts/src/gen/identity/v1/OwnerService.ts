// Original file: protos/identity/v1/owner.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ConfirmEmailChangeRequest as _identity_v1_ConfirmEmailChangeRequest, ConfirmEmailChangeRequest__Output as _identity_v1_ConfirmEmailChangeRequest__Output } from '../../identity/v1/ConfirmEmailChangeRequest.ts';
import type { ConfirmEmailChangeResponse as _identity_v1_ConfirmEmailChangeResponse, ConfirmEmailChangeResponse__Output as _identity_v1_ConfirmEmailChangeResponse__Output } from '../../identity/v1/ConfirmEmailChangeResponse.ts';
import type { GetLoginsRequest as _identity_v1_GetLoginsRequest, GetLoginsRequest__Output as _identity_v1_GetLoginsRequest__Output } from '../../identity/v1/GetLoginsRequest.ts';
import type { GetLoginsResponse as _identity_v1_GetLoginsResponse, GetLoginsResponse__Output as _identity_v1_GetLoginsResponse__Output } from '../../identity/v1/GetLoginsResponse.ts';
import type { GetPreviousLoginsRequest as _identity_v1_GetPreviousLoginsRequest, GetPreviousLoginsRequest__Output as _identity_v1_GetPreviousLoginsRequest__Output } from '../../identity/v1/GetPreviousLoginsRequest.ts';
import type { GetPreviousLoginsResponse as _identity_v1_GetPreviousLoginsResponse, GetPreviousLoginsResponse__Output as _identity_v1_GetPreviousLoginsResponse__Output } from '../../identity/v1/GetPreviousLoginsResponse.ts';
import type { RequestEmailChangeRequest as _identity_v1_RequestEmailChangeRequest, RequestEmailChangeRequest__Output as _identity_v1_RequestEmailChangeRequest__Output } from '../../identity/v1/RequestEmailChangeRequest.ts';
import type { RequestEmailChangeResponse as _identity_v1_RequestEmailChangeResponse, RequestEmailChangeResponse__Output as _identity_v1_RequestEmailChangeResponse__Output } from '../../identity/v1/RequestEmailChangeResponse.ts';
import type { VerifyPasswordRequest as _identity_v1_VerifyPasswordRequest, VerifyPasswordRequest__Output as _identity_v1_VerifyPasswordRequest__Output } from '../../identity/v1/VerifyPasswordRequest.ts';
import type { VerifyPasswordResponse as _identity_v1_VerifyPasswordResponse, VerifyPasswordResponse__Output as _identity_v1_VerifyPasswordResponse__Output } from '../../identity/v1/VerifyPasswordResponse.ts';

export interface OwnerServiceClient extends grpc.Client {
  ConfirmEmailChange(argument: _identity_v1_ConfirmEmailChangeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ConfirmEmailChangeResponse__Output>): grpc.ClientUnaryCall;
  ConfirmEmailChange(argument: _identity_v1_ConfirmEmailChangeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ConfirmEmailChangeResponse__Output>): grpc.ClientUnaryCall;
  ConfirmEmailChange(argument: _identity_v1_ConfirmEmailChangeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ConfirmEmailChangeResponse__Output>): grpc.ClientUnaryCall;
  ConfirmEmailChange(argument: _identity_v1_ConfirmEmailChangeRequest, callback: grpc.requestCallback<_identity_v1_ConfirmEmailChangeResponse__Output>): grpc.ClientUnaryCall;
  confirmEmailChange(argument: _identity_v1_ConfirmEmailChangeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ConfirmEmailChangeResponse__Output>): grpc.ClientUnaryCall;
  confirmEmailChange(argument: _identity_v1_ConfirmEmailChangeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ConfirmEmailChangeResponse__Output>): grpc.ClientUnaryCall;
  confirmEmailChange(argument: _identity_v1_ConfirmEmailChangeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ConfirmEmailChangeResponse__Output>): grpc.ClientUnaryCall;
  confirmEmailChange(argument: _identity_v1_ConfirmEmailChangeRequest, callback: grpc.requestCallback<_identity_v1_ConfirmEmailChangeResponse__Output>): grpc.ClientUnaryCall;
  
  GetLogins(argument: _identity_v1_GetLoginsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetLoginsResponse__Output>): grpc.ClientUnaryCall;
  GetLogins(argument: _identity_v1_GetLoginsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_GetLoginsResponse__Output>): grpc.ClientUnaryCall;
  GetLogins(argument: _identity_v1_GetLoginsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetLoginsResponse__Output>): grpc.ClientUnaryCall;
  GetLogins(argument: _identity_v1_GetLoginsRequest, callback: grpc.requestCallback<_identity_v1_GetLoginsResponse__Output>): grpc.ClientUnaryCall;
  getLogins(argument: _identity_v1_GetLoginsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetLoginsResponse__Output>): grpc.ClientUnaryCall;
  getLogins(argument: _identity_v1_GetLoginsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_GetLoginsResponse__Output>): grpc.ClientUnaryCall;
  getLogins(argument: _identity_v1_GetLoginsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetLoginsResponse__Output>): grpc.ClientUnaryCall;
  getLogins(argument: _identity_v1_GetLoginsRequest, callback: grpc.requestCallback<_identity_v1_GetLoginsResponse__Output>): grpc.ClientUnaryCall;
  
  GetPreviousLogins(argument: _identity_v1_GetPreviousLoginsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetPreviousLoginsResponse__Output>): grpc.ClientUnaryCall;
  GetPreviousLogins(argument: _identity_v1_GetPreviousLoginsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_GetPreviousLoginsResponse__Output>): grpc.ClientUnaryCall;
  GetPreviousLogins(argument: _identity_v1_GetPreviousLoginsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetPreviousLoginsResponse__Output>): grpc.ClientUnaryCall;
  GetPreviousLogins(argument: _identity_v1_GetPreviousLoginsRequest, callback: grpc.requestCallback<_identity_v1_GetPreviousLoginsResponse__Output>): grpc.ClientUnaryCall;
  getPreviousLogins(argument: _identity_v1_GetPreviousLoginsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetPreviousLoginsResponse__Output>): grpc.ClientUnaryCall;
  getPreviousLogins(argument: _identity_v1_GetPreviousLoginsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_GetPreviousLoginsResponse__Output>): grpc.ClientUnaryCall;
  getPreviousLogins(argument: _identity_v1_GetPreviousLoginsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetPreviousLoginsResponse__Output>): grpc.ClientUnaryCall;
  getPreviousLogins(argument: _identity_v1_GetPreviousLoginsRequest, callback: grpc.requestCallback<_identity_v1_GetPreviousLoginsResponse__Output>): grpc.ClientUnaryCall;
  
  RequestEmailChange(argument: _identity_v1_RequestEmailChangeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RequestEmailChangeResponse__Output>): grpc.ClientUnaryCall;
  RequestEmailChange(argument: _identity_v1_RequestEmailChangeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_RequestEmailChangeResponse__Output>): grpc.ClientUnaryCall;
  RequestEmailChange(argument: _identity_v1_RequestEmailChangeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RequestEmailChangeResponse__Output>): grpc.ClientUnaryCall;
  RequestEmailChange(argument: _identity_v1_RequestEmailChangeRequest, callback: grpc.requestCallback<_identity_v1_RequestEmailChangeResponse__Output>): grpc.ClientUnaryCall;
  requestEmailChange(argument: _identity_v1_RequestEmailChangeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RequestEmailChangeResponse__Output>): grpc.ClientUnaryCall;
  requestEmailChange(argument: _identity_v1_RequestEmailChangeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_RequestEmailChangeResponse__Output>): grpc.ClientUnaryCall;
  requestEmailChange(argument: _identity_v1_RequestEmailChangeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RequestEmailChangeResponse__Output>): grpc.ClientUnaryCall;
  requestEmailChange(argument: _identity_v1_RequestEmailChangeRequest, callback: grpc.requestCallback<_identity_v1_RequestEmailChangeResponse__Output>): grpc.ClientUnaryCall;
  
  VerifyPassword(argument: _identity_v1_VerifyPasswordRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_VerifyPasswordResponse__Output>): grpc.ClientUnaryCall;
  VerifyPassword(argument: _identity_v1_VerifyPasswordRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_VerifyPasswordResponse__Output>): grpc.ClientUnaryCall;
  VerifyPassword(argument: _identity_v1_VerifyPasswordRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_VerifyPasswordResponse__Output>): grpc.ClientUnaryCall;
  VerifyPassword(argument: _identity_v1_VerifyPasswordRequest, callback: grpc.requestCallback<_identity_v1_VerifyPasswordResponse__Output>): grpc.ClientUnaryCall;
  verifyPassword(argument: _identity_v1_VerifyPasswordRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_VerifyPasswordResponse__Output>): grpc.ClientUnaryCall;
  verifyPassword(argument: _identity_v1_VerifyPasswordRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_VerifyPasswordResponse__Output>): grpc.ClientUnaryCall;
  verifyPassword(argument: _identity_v1_VerifyPasswordRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_VerifyPasswordResponse__Output>): grpc.ClientUnaryCall;
  verifyPassword(argument: _identity_v1_VerifyPasswordRequest, callback: grpc.requestCallback<_identity_v1_VerifyPasswordResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface OwnerServiceHandlers extends grpc.UntypedServiceImplementation {
  ConfirmEmailChange: grpc.handleUnaryCall<_identity_v1_ConfirmEmailChangeRequest__Output, _identity_v1_ConfirmEmailChangeResponse>;
  
  GetLogins: grpc.handleUnaryCall<_identity_v1_GetLoginsRequest__Output, _identity_v1_GetLoginsResponse>;
  
  GetPreviousLogins: grpc.handleUnaryCall<_identity_v1_GetPreviousLoginsRequest__Output, _identity_v1_GetPreviousLoginsResponse>;
  
  RequestEmailChange: grpc.handleUnaryCall<_identity_v1_RequestEmailChangeRequest__Output, _identity_v1_RequestEmailChangeResponse>;
  
  VerifyPassword: grpc.handleUnaryCall<_identity_v1_VerifyPasswordRequest__Output, _identity_v1_VerifyPasswordResponse>;
  
}

export interface OwnerServiceDefinition extends grpc.ServiceDefinition {
  ConfirmEmailChange: MethodDefinition<_identity_v1_ConfirmEmailChangeRequest, _identity_v1_ConfirmEmailChangeResponse, _identity_v1_ConfirmEmailChangeRequest__Output, _identity_v1_ConfirmEmailChangeResponse__Output>
  GetLogins: MethodDefinition<_identity_v1_GetLoginsRequest, _identity_v1_GetLoginsResponse, _identity_v1_GetLoginsRequest__Output, _identity_v1_GetLoginsResponse__Output>
  GetPreviousLogins: MethodDefinition<_identity_v1_GetPreviousLoginsRequest, _identity_v1_GetPreviousLoginsResponse, _identity_v1_GetPreviousLoginsRequest__Output, _identity_v1_GetPreviousLoginsResponse__Output>
  RequestEmailChange: MethodDefinition<_identity_v1_RequestEmailChangeRequest, _identity_v1_RequestEmailChangeResponse, _identity_v1_RequestEmailChangeRequest__Output, _identity_v1_RequestEmailChangeResponse__Output>
  VerifyPassword: MethodDefinition<_identity_v1_VerifyPasswordRequest, _identity_v1_VerifyPasswordResponse, _identity_v1_VerifyPasswordRequest__Output, _identity_v1_VerifyPasswordResponse__Output>
}
