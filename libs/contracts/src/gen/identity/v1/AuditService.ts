// Original file: protos/identity/v1/audit.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GetAuditKeysRequest as _identity_v1_GetAuditKeysRequest, GetAuditKeysRequest__Output as _identity_v1_GetAuditKeysRequest__Output } from '../../identity/v1/GetAuditKeysRequest.ts';
import type { GetAuditKeysResponse as _identity_v1_GetAuditKeysResponse, GetAuditKeysResponse__Output as _identity_v1_GetAuditKeysResponse__Output } from '../../identity/v1/GetAuditKeysResponse.ts';
import type { ReadChainRequest as _identity_v1_ReadChainRequest, ReadChainRequest__Output as _identity_v1_ReadChainRequest__Output } from '../../identity/v1/ReadChainRequest.ts';
import type { ReadChainResponse as _identity_v1_ReadChainResponse, ReadChainResponse__Output as _identity_v1_ReadChainResponse__Output } from '../../identity/v1/ReadChainResponse.ts';
import type { RecordDownloadRequest as _identity_v1_RecordDownloadRequest, RecordDownloadRequest__Output as _identity_v1_RecordDownloadRequest__Output } from '../../identity/v1/RecordDownloadRequest.ts';
import type { RecordDownloadResponse as _identity_v1_RecordDownloadResponse, RecordDownloadResponse__Output as _identity_v1_RecordDownloadResponse__Output } from '../../identity/v1/RecordDownloadResponse.ts';
import type { SearchEntriesRequest as _identity_v1_SearchEntriesRequest, SearchEntriesRequest__Output as _identity_v1_SearchEntriesRequest__Output } from '../../identity/v1/SearchEntriesRequest.ts';
import type { SearchEntriesResponse as _identity_v1_SearchEntriesResponse, SearchEntriesResponse__Output as _identity_v1_SearchEntriesResponse__Output } from '../../identity/v1/SearchEntriesResponse.ts';
import type { VerifyChainRequest as _identity_v1_VerifyChainRequest, VerifyChainRequest__Output as _identity_v1_VerifyChainRequest__Output } from '../../identity/v1/VerifyChainRequest.ts';
import type { VerifyChainResponse as _identity_v1_VerifyChainResponse, VerifyChainResponse__Output as _identity_v1_VerifyChainResponse__Output } from '../../identity/v1/VerifyChainResponse.ts';

export interface AuditServiceClient extends grpc.Client {
  GetAuditKeys(argument: _identity_v1_GetAuditKeysRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetAuditKeysResponse__Output>): grpc.ClientUnaryCall;
  GetAuditKeys(argument: _identity_v1_GetAuditKeysRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_GetAuditKeysResponse__Output>): grpc.ClientUnaryCall;
  GetAuditKeys(argument: _identity_v1_GetAuditKeysRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetAuditKeysResponse__Output>): grpc.ClientUnaryCall;
  GetAuditKeys(argument: _identity_v1_GetAuditKeysRequest, callback: grpc.requestCallback<_identity_v1_GetAuditKeysResponse__Output>): grpc.ClientUnaryCall;
  getAuditKeys(argument: _identity_v1_GetAuditKeysRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetAuditKeysResponse__Output>): grpc.ClientUnaryCall;
  getAuditKeys(argument: _identity_v1_GetAuditKeysRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_GetAuditKeysResponse__Output>): grpc.ClientUnaryCall;
  getAuditKeys(argument: _identity_v1_GetAuditKeysRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_GetAuditKeysResponse__Output>): grpc.ClientUnaryCall;
  getAuditKeys(argument: _identity_v1_GetAuditKeysRequest, callback: grpc.requestCallback<_identity_v1_GetAuditKeysResponse__Output>): grpc.ClientUnaryCall;
  
  ReadChain(argument: _identity_v1_ReadChainRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ReadChainResponse__Output>): grpc.ClientUnaryCall;
  ReadChain(argument: _identity_v1_ReadChainRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ReadChainResponse__Output>): grpc.ClientUnaryCall;
  ReadChain(argument: _identity_v1_ReadChainRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ReadChainResponse__Output>): grpc.ClientUnaryCall;
  ReadChain(argument: _identity_v1_ReadChainRequest, callback: grpc.requestCallback<_identity_v1_ReadChainResponse__Output>): grpc.ClientUnaryCall;
  readChain(argument: _identity_v1_ReadChainRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ReadChainResponse__Output>): grpc.ClientUnaryCall;
  readChain(argument: _identity_v1_ReadChainRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_ReadChainResponse__Output>): grpc.ClientUnaryCall;
  readChain(argument: _identity_v1_ReadChainRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_ReadChainResponse__Output>): grpc.ClientUnaryCall;
  readChain(argument: _identity_v1_ReadChainRequest, callback: grpc.requestCallback<_identity_v1_ReadChainResponse__Output>): grpc.ClientUnaryCall;
  
  RecordDownload(argument: _identity_v1_RecordDownloadRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RecordDownloadResponse__Output>): grpc.ClientUnaryCall;
  RecordDownload(argument: _identity_v1_RecordDownloadRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_RecordDownloadResponse__Output>): grpc.ClientUnaryCall;
  RecordDownload(argument: _identity_v1_RecordDownloadRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RecordDownloadResponse__Output>): grpc.ClientUnaryCall;
  RecordDownload(argument: _identity_v1_RecordDownloadRequest, callback: grpc.requestCallback<_identity_v1_RecordDownloadResponse__Output>): grpc.ClientUnaryCall;
  recordDownload(argument: _identity_v1_RecordDownloadRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RecordDownloadResponse__Output>): grpc.ClientUnaryCall;
  recordDownload(argument: _identity_v1_RecordDownloadRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_RecordDownloadResponse__Output>): grpc.ClientUnaryCall;
  recordDownload(argument: _identity_v1_RecordDownloadRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_RecordDownloadResponse__Output>): grpc.ClientUnaryCall;
  recordDownload(argument: _identity_v1_RecordDownloadRequest, callback: grpc.requestCallback<_identity_v1_RecordDownloadResponse__Output>): grpc.ClientUnaryCall;
  
  SearchEntries(argument: _identity_v1_SearchEntriesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_SearchEntriesResponse__Output>): grpc.ClientUnaryCall;
  SearchEntries(argument: _identity_v1_SearchEntriesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_SearchEntriesResponse__Output>): grpc.ClientUnaryCall;
  SearchEntries(argument: _identity_v1_SearchEntriesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_SearchEntriesResponse__Output>): grpc.ClientUnaryCall;
  SearchEntries(argument: _identity_v1_SearchEntriesRequest, callback: grpc.requestCallback<_identity_v1_SearchEntriesResponse__Output>): grpc.ClientUnaryCall;
  searchEntries(argument: _identity_v1_SearchEntriesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_SearchEntriesResponse__Output>): grpc.ClientUnaryCall;
  searchEntries(argument: _identity_v1_SearchEntriesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_SearchEntriesResponse__Output>): grpc.ClientUnaryCall;
  searchEntries(argument: _identity_v1_SearchEntriesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_SearchEntriesResponse__Output>): grpc.ClientUnaryCall;
  searchEntries(argument: _identity_v1_SearchEntriesRequest, callback: grpc.requestCallback<_identity_v1_SearchEntriesResponse__Output>): grpc.ClientUnaryCall;
  
  VerifyChain(argument: _identity_v1_VerifyChainRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_VerifyChainResponse__Output>): grpc.ClientUnaryCall;
  VerifyChain(argument: _identity_v1_VerifyChainRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_VerifyChainResponse__Output>): grpc.ClientUnaryCall;
  VerifyChain(argument: _identity_v1_VerifyChainRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_VerifyChainResponse__Output>): grpc.ClientUnaryCall;
  VerifyChain(argument: _identity_v1_VerifyChainRequest, callback: grpc.requestCallback<_identity_v1_VerifyChainResponse__Output>): grpc.ClientUnaryCall;
  verifyChain(argument: _identity_v1_VerifyChainRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_VerifyChainResponse__Output>): grpc.ClientUnaryCall;
  verifyChain(argument: _identity_v1_VerifyChainRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_identity_v1_VerifyChainResponse__Output>): grpc.ClientUnaryCall;
  verifyChain(argument: _identity_v1_VerifyChainRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_identity_v1_VerifyChainResponse__Output>): grpc.ClientUnaryCall;
  verifyChain(argument: _identity_v1_VerifyChainRequest, callback: grpc.requestCallback<_identity_v1_VerifyChainResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface AuditServiceHandlers extends grpc.UntypedServiceImplementation {
  GetAuditKeys: grpc.handleUnaryCall<_identity_v1_GetAuditKeysRequest__Output, _identity_v1_GetAuditKeysResponse>;
  
  ReadChain: grpc.handleUnaryCall<_identity_v1_ReadChainRequest__Output, _identity_v1_ReadChainResponse>;
  
  RecordDownload: grpc.handleUnaryCall<_identity_v1_RecordDownloadRequest__Output, _identity_v1_RecordDownloadResponse>;
  
  SearchEntries: grpc.handleUnaryCall<_identity_v1_SearchEntriesRequest__Output, _identity_v1_SearchEntriesResponse>;
  
  VerifyChain: grpc.handleUnaryCall<_identity_v1_VerifyChainRequest__Output, _identity_v1_VerifyChainResponse>;
  
}

export interface AuditServiceDefinition extends grpc.ServiceDefinition {
  GetAuditKeys: MethodDefinition<_identity_v1_GetAuditKeysRequest, _identity_v1_GetAuditKeysResponse, _identity_v1_GetAuditKeysRequest__Output, _identity_v1_GetAuditKeysResponse__Output>
  ReadChain: MethodDefinition<_identity_v1_ReadChainRequest, _identity_v1_ReadChainResponse, _identity_v1_ReadChainRequest__Output, _identity_v1_ReadChainResponse__Output>
  RecordDownload: MethodDefinition<_identity_v1_RecordDownloadRequest, _identity_v1_RecordDownloadResponse, _identity_v1_RecordDownloadRequest__Output, _identity_v1_RecordDownloadResponse__Output>
  SearchEntries: MethodDefinition<_identity_v1_SearchEntriesRequest, _identity_v1_SearchEntriesResponse, _identity_v1_SearchEntriesRequest__Output, _identity_v1_SearchEntriesResponse__Output>
  VerifyChain: MethodDefinition<_identity_v1_VerifyChainRequest, _identity_v1_VerifyChainResponse, _identity_v1_VerifyChainRequest__Output, _identity_v1_VerifyChainResponse__Output>
}
