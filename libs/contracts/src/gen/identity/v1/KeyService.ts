// Original file: protos/identity/v1/keys.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { KeysReport as _identity_v1_KeysReport, KeysReport__Output as _identity_v1_KeysReport__Output } from '../../identity/v1/KeysReport.ts';
import type { ListKeysRequest as _identity_v1_ListKeysRequest, ListKeysRequest__Output as _identity_v1_ListKeysRequest__Output } from '../../identity/v1/ListKeysRequest.ts';
import type { ResealSecretsRequest as _identity_v1_ResealSecretsRequest, ResealSecretsRequest__Output as _identity_v1_ResealSecretsRequest__Output } from '../../identity/v1/ResealSecretsRequest.ts';
import type { RotateSigningKeyRequest as _identity_v1_RotateSigningKeyRequest, RotateSigningKeyRequest__Output as _identity_v1_RotateSigningKeyRequest__Output } from '../../identity/v1/RotateSigningKeyRequest.ts';

export interface KeyServiceClient extends grpc.Client {
  ListKeys(argument: _identity_v1_ListKeysRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_KeysReport__Output>): grpc.ClientUnaryCall;
  ListKeys(argument: _identity_v1_ListKeysRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_KeysReport__Output>): grpc.ClientUnaryCall;
  ListKeys(argument: _identity_v1_ListKeysRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_KeysReport__Output>): grpc.ClientUnaryCall;
  ListKeys(argument: _identity_v1_ListKeysRequest, callback: grpc.requestCallback<_identity_v1_KeysReport__Output>): grpc.ClientUnaryCall;
  listKeys(argument: _identity_v1_ListKeysRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_KeysReport__Output>): grpc.ClientUnaryCall;
  listKeys(argument: _identity_v1_ListKeysRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_KeysReport__Output>): grpc.ClientUnaryCall;
  listKeys(argument: _identity_v1_ListKeysRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_KeysReport__Output>): grpc.ClientUnaryCall;
  listKeys(argument: _identity_v1_ListKeysRequest, callback: grpc.requestCallback<_identity_v1_KeysReport__Output>): grpc.ClientUnaryCall;
  
  ResealSecrets(argument: _identity_v1_ResealSecretsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_KeysReport__Output>): grpc.ClientUnaryCall;
  ResealSecrets(argument: _identity_v1_ResealSecretsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_KeysReport__Output>): grpc.ClientUnaryCall;
  ResealSecrets(argument: _identity_v1_ResealSecretsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_KeysReport__Output>): grpc.ClientUnaryCall;
  ResealSecrets(argument: _identity_v1_ResealSecretsRequest, callback: grpc.requestCallback<_identity_v1_KeysReport__Output>): grpc.ClientUnaryCall;
  resealSecrets(argument: _identity_v1_ResealSecretsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_KeysReport__Output>): grpc.ClientUnaryCall;
  resealSecrets(argument: _identity_v1_ResealSecretsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_KeysReport__Output>): grpc.ClientUnaryCall;
  resealSecrets(argument: _identity_v1_ResealSecretsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_KeysReport__Output>): grpc.ClientUnaryCall;
  resealSecrets(argument: _identity_v1_ResealSecretsRequest, callback: grpc.requestCallback<_identity_v1_KeysReport__Output>): grpc.ClientUnaryCall;
  
  RotateSigningKey(argument: _identity_v1_RotateSigningKeyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_KeysReport__Output>): grpc.ClientUnaryCall;
  RotateSigningKey(argument: _identity_v1_RotateSigningKeyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_KeysReport__Output>): grpc.ClientUnaryCall;
  RotateSigningKey(argument: _identity_v1_RotateSigningKeyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_KeysReport__Output>): grpc.ClientUnaryCall;
  RotateSigningKey(argument: _identity_v1_RotateSigningKeyRequest, callback: grpc.requestCallback<_identity_v1_KeysReport__Output>): grpc.ClientUnaryCall;
  rotateSigningKey(argument: _identity_v1_RotateSigningKeyRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_KeysReport__Output>): grpc.ClientUnaryCall;
  rotateSigningKey(argument: _identity_v1_RotateSigningKeyRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_KeysReport__Output>): grpc.ClientUnaryCall;
  rotateSigningKey(argument: _identity_v1_RotateSigningKeyRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_KeysReport__Output>): grpc.ClientUnaryCall;
  rotateSigningKey(argument: _identity_v1_RotateSigningKeyRequest, callback: grpc.requestCallback<_identity_v1_KeysReport__Output>): grpc.ClientUnaryCall;
  
}

export interface KeyServiceHandlers extends grpc.UntypedServiceImplementation {
  ListKeys: grpc.handleUnaryCall<_identity_v1_ListKeysRequest__Output, _identity_v1_KeysReport>;
  
  ResealSecrets: grpc.handleUnaryCall<_identity_v1_ResealSecretsRequest__Output, _identity_v1_KeysReport>;
  
  RotateSigningKey: grpc.handleUnaryCall<_identity_v1_RotateSigningKeyRequest__Output, _identity_v1_KeysReport>;
  
}

export interface KeyServiceDefinition extends grpc.ServiceDefinition {
  ListKeys: MethodDefinition<_identity_v1_ListKeysRequest, _identity_v1_KeysReport, _identity_v1_ListKeysRequest__Output, _identity_v1_KeysReport__Output>
  ResealSecrets: MethodDefinition<_identity_v1_ResealSecretsRequest, _identity_v1_KeysReport, _identity_v1_ResealSecretsRequest__Output, _identity_v1_KeysReport__Output>
  RotateSigningKey: MethodDefinition<_identity_v1_RotateSigningKeyRequest, _identity_v1_KeysReport, _identity_v1_RotateSigningKeyRequest__Output, _identity_v1_KeysReport__Output>
}
