// Original file: protos/identity/v1/campaigns.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AdmitCampaignRequest as _identity_v1_AdmitCampaignRequest, AdmitCampaignRequest__Output as _identity_v1_AdmitCampaignRequest__Output } from '../../identity/v1/AdmitCampaignRequest.ts';
import type { AdmitCampaignResponse as _identity_v1_AdmitCampaignResponse, AdmitCampaignResponse__Output as _identity_v1_AdmitCampaignResponse__Output } from '../../identity/v1/AdmitCampaignResponse.ts';
import type { CloseCampaignRequest as _identity_v1_CloseCampaignRequest, CloseCampaignRequest__Output as _identity_v1_CloseCampaignRequest__Output } from '../../identity/v1/CloseCampaignRequest.ts';
import type { CloseCampaignResponse as _identity_v1_CloseCampaignResponse, CloseCampaignResponse__Output as _identity_v1_CloseCampaignResponse__Output } from '../../identity/v1/CloseCampaignResponse.ts';
import type { ExpirePasswordsRequest as _identity_v1_ExpirePasswordsRequest, ExpirePasswordsRequest__Output as _identity_v1_ExpirePasswordsRequest__Output } from '../../identity/v1/ExpirePasswordsRequest.ts';
import type { ExpirePasswordsResponse as _identity_v1_ExpirePasswordsResponse, ExpirePasswordsResponse__Output as _identity_v1_ExpirePasswordsResponse__Output } from '../../identity/v1/ExpirePasswordsResponse.ts';

export interface CampaignServiceClient extends grpc.Client {
  AdmitCampaign(argument: _identity_v1_AdmitCampaignRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_AdmitCampaignResponse__Output>): grpc.ClientUnaryCall;
  AdmitCampaign(argument: _identity_v1_AdmitCampaignRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_AdmitCampaignResponse__Output>): grpc.ClientUnaryCall;
  AdmitCampaign(argument: _identity_v1_AdmitCampaignRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_AdmitCampaignResponse__Output>): grpc.ClientUnaryCall;
  AdmitCampaign(argument: _identity_v1_AdmitCampaignRequest, callback: grpc.requestCallback<_identity_v1_AdmitCampaignResponse__Output>): grpc.ClientUnaryCall;
  admitCampaign(argument: _identity_v1_AdmitCampaignRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_AdmitCampaignResponse__Output>): grpc.ClientUnaryCall;
  admitCampaign(argument: _identity_v1_AdmitCampaignRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_AdmitCampaignResponse__Output>): grpc.ClientUnaryCall;
  admitCampaign(argument: _identity_v1_AdmitCampaignRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_AdmitCampaignResponse__Output>): grpc.ClientUnaryCall;
  admitCampaign(argument: _identity_v1_AdmitCampaignRequest, callback: grpc.requestCallback<_identity_v1_AdmitCampaignResponse__Output>): grpc.ClientUnaryCall;
  
  CloseCampaign(argument: _identity_v1_CloseCampaignRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_CloseCampaignResponse__Output>): grpc.ClientUnaryCall;
  CloseCampaign(argument: _identity_v1_CloseCampaignRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_CloseCampaignResponse__Output>): grpc.ClientUnaryCall;
  CloseCampaign(argument: _identity_v1_CloseCampaignRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_CloseCampaignResponse__Output>): grpc.ClientUnaryCall;
  CloseCampaign(argument: _identity_v1_CloseCampaignRequest, callback: grpc.requestCallback<_identity_v1_CloseCampaignResponse__Output>): grpc.ClientUnaryCall;
  closeCampaign(argument: _identity_v1_CloseCampaignRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_CloseCampaignResponse__Output>): grpc.ClientUnaryCall;
  closeCampaign(argument: _identity_v1_CloseCampaignRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_CloseCampaignResponse__Output>): grpc.ClientUnaryCall;
  closeCampaign(argument: _identity_v1_CloseCampaignRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_CloseCampaignResponse__Output>): grpc.ClientUnaryCall;
  closeCampaign(argument: _identity_v1_CloseCampaignRequest, callback: grpc.requestCallback<_identity_v1_CloseCampaignResponse__Output>): grpc.ClientUnaryCall;
  
  ExpirePasswords(argument: _identity_v1_ExpirePasswordsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ExpirePasswordsResponse__Output>): grpc.ClientUnaryCall;
  ExpirePasswords(argument: _identity_v1_ExpirePasswordsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ExpirePasswordsResponse__Output>): grpc.ClientUnaryCall;
  ExpirePasswords(argument: _identity_v1_ExpirePasswordsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ExpirePasswordsResponse__Output>): grpc.ClientUnaryCall;
  ExpirePasswords(argument: _identity_v1_ExpirePasswordsRequest, callback: grpc.requestCallback<_identity_v1_ExpirePasswordsResponse__Output>): grpc.ClientUnaryCall;
  expirePasswords(argument: _identity_v1_ExpirePasswordsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ExpirePasswordsResponse__Output>): grpc.ClientUnaryCall;
  expirePasswords(argument: _identity_v1_ExpirePasswordsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ExpirePasswordsResponse__Output>): grpc.ClientUnaryCall;
  expirePasswords(argument: _identity_v1_ExpirePasswordsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ExpirePasswordsResponse__Output>): grpc.ClientUnaryCall;
  expirePasswords(argument: _identity_v1_ExpirePasswordsRequest, callback: grpc.requestCallback<_identity_v1_ExpirePasswordsResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface CampaignServiceHandlers extends grpc.UntypedServiceImplementation {
  AdmitCampaign: grpc.handleUnaryCall<_identity_v1_AdmitCampaignRequest__Output, _identity_v1_AdmitCampaignResponse>;
  
  CloseCampaign: grpc.handleUnaryCall<_identity_v1_CloseCampaignRequest__Output, _identity_v1_CloseCampaignResponse>;
  
  ExpirePasswords: grpc.handleUnaryCall<_identity_v1_ExpirePasswordsRequest__Output, _identity_v1_ExpirePasswordsResponse>;
  
}

export interface CampaignServiceDefinition extends grpc.ServiceDefinition {
  AdmitCampaign: MethodDefinition<_identity_v1_AdmitCampaignRequest, _identity_v1_AdmitCampaignResponse, _identity_v1_AdmitCampaignRequest__Output, _identity_v1_AdmitCampaignResponse__Output>
  CloseCampaign: MethodDefinition<_identity_v1_CloseCampaignRequest, _identity_v1_CloseCampaignResponse, _identity_v1_CloseCampaignRequest__Output, _identity_v1_CloseCampaignResponse__Output>
  ExpirePasswords: MethodDefinition<_identity_v1_ExpirePasswordsRequest, _identity_v1_ExpirePasswordsResponse, _identity_v1_ExpirePasswordsRequest__Output, _identity_v1_ExpirePasswordsResponse__Output>
}
