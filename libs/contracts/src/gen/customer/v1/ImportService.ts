// Original file: protos/customer/v1/imports.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ApplyRowsRequest as _customer_v1_ApplyRowsRequest, ApplyRowsRequest__Output as _customer_v1_ApplyRowsRequest__Output } from '../../customer/v1/ApplyRowsRequest.ts';
import type { ApplyRowsResponse as _customer_v1_ApplyRowsResponse, ApplyRowsResponse__Output as _customer_v1_ApplyRowsResponse__Output } from '../../customer/v1/ApplyRowsResponse.ts';
import type { EndImportRequest as _customer_v1_EndImportRequest, EndImportRequest__Output as _customer_v1_EndImportRequest__Output } from '../../customer/v1/EndImportRequest.ts';
import type { EndImportResponse as _customer_v1_EndImportResponse, EndImportResponse__Output as _customer_v1_EndImportResponse__Output } from '../../customer/v1/EndImportResponse.ts';
import type { GetImportRequest as _customer_v1_GetImportRequest, GetImportRequest__Output as _customer_v1_GetImportRequest__Output } from '../../customer/v1/GetImportRequest.ts';
import type { GetImportResponse as _customer_v1_GetImportResponse, GetImportResponse__Output as _customer_v1_GetImportResponse__Output } from '../../customer/v1/GetImportResponse.ts';
import type { ListImportErrorsRequest as _customer_v1_ListImportErrorsRequest, ListImportErrorsRequest__Output as _customer_v1_ListImportErrorsRequest__Output } from '../../customer/v1/ListImportErrorsRequest.ts';
import type { ListImportErrorsResponse as _customer_v1_ListImportErrorsResponse, ListImportErrorsResponse__Output as _customer_v1_ListImportErrorsResponse__Output } from '../../customer/v1/ListImportErrorsResponse.ts';
import type { ListImportsRequest as _customer_v1_ListImportsRequest, ListImportsRequest__Output as _customer_v1_ListImportsRequest__Output } from '../../customer/v1/ListImportsRequest.ts';
import type { ListImportsResponse as _customer_v1_ListImportsResponse, ListImportsResponse__Output as _customer_v1_ListImportsResponse__Output } from '../../customer/v1/ListImportsResponse.ts';
import type { StartImportRequest as _customer_v1_StartImportRequest, StartImportRequest__Output as _customer_v1_StartImportRequest__Output } from '../../customer/v1/StartImportRequest.ts';
import type { StartImportResponse as _customer_v1_StartImportResponse, StartImportResponse__Output as _customer_v1_StartImportResponse__Output } from '../../customer/v1/StartImportResponse.ts';

export interface ImportServiceClient extends grpc.Client {
  ApplyRows(argument: _customer_v1_ApplyRowsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ApplyRowsResponse__Output>): grpc.ClientUnaryCall;
  ApplyRows(argument: _customer_v1_ApplyRowsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_ApplyRowsResponse__Output>): grpc.ClientUnaryCall;
  ApplyRows(argument: _customer_v1_ApplyRowsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ApplyRowsResponse__Output>): grpc.ClientUnaryCall;
  ApplyRows(argument: _customer_v1_ApplyRowsRequest, callback: grpc.requestCallback<_customer_v1_ApplyRowsResponse__Output>): grpc.ClientUnaryCall;
  applyRows(argument: _customer_v1_ApplyRowsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ApplyRowsResponse__Output>): grpc.ClientUnaryCall;
  applyRows(argument: _customer_v1_ApplyRowsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_ApplyRowsResponse__Output>): grpc.ClientUnaryCall;
  applyRows(argument: _customer_v1_ApplyRowsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ApplyRowsResponse__Output>): grpc.ClientUnaryCall;
  applyRows(argument: _customer_v1_ApplyRowsRequest, callback: grpc.requestCallback<_customer_v1_ApplyRowsResponse__Output>): grpc.ClientUnaryCall;
  
  EndImport(argument: _customer_v1_EndImportRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_EndImportResponse__Output>): grpc.ClientUnaryCall;
  EndImport(argument: _customer_v1_EndImportRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_EndImportResponse__Output>): grpc.ClientUnaryCall;
  EndImport(argument: _customer_v1_EndImportRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_EndImportResponse__Output>): grpc.ClientUnaryCall;
  EndImport(argument: _customer_v1_EndImportRequest, callback: grpc.requestCallback<_customer_v1_EndImportResponse__Output>): grpc.ClientUnaryCall;
  endImport(argument: _customer_v1_EndImportRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_EndImportResponse__Output>): grpc.ClientUnaryCall;
  endImport(argument: _customer_v1_EndImportRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_EndImportResponse__Output>): grpc.ClientUnaryCall;
  endImport(argument: _customer_v1_EndImportRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_EndImportResponse__Output>): grpc.ClientUnaryCall;
  endImport(argument: _customer_v1_EndImportRequest, callback: grpc.requestCallback<_customer_v1_EndImportResponse__Output>): grpc.ClientUnaryCall;
  
  GetImport(argument: _customer_v1_GetImportRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_GetImportResponse__Output>): grpc.ClientUnaryCall;
  GetImport(argument: _customer_v1_GetImportRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_GetImportResponse__Output>): grpc.ClientUnaryCall;
  GetImport(argument: _customer_v1_GetImportRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_GetImportResponse__Output>): grpc.ClientUnaryCall;
  GetImport(argument: _customer_v1_GetImportRequest, callback: grpc.requestCallback<_customer_v1_GetImportResponse__Output>): grpc.ClientUnaryCall;
  getImport(argument: _customer_v1_GetImportRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_GetImportResponse__Output>): grpc.ClientUnaryCall;
  getImport(argument: _customer_v1_GetImportRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_GetImportResponse__Output>): grpc.ClientUnaryCall;
  getImport(argument: _customer_v1_GetImportRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_GetImportResponse__Output>): grpc.ClientUnaryCall;
  getImport(argument: _customer_v1_GetImportRequest, callback: grpc.requestCallback<_customer_v1_GetImportResponse__Output>): grpc.ClientUnaryCall;
  
  ListImportErrors(argument: _customer_v1_ListImportErrorsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListImportErrorsResponse__Output>): grpc.ClientUnaryCall;
  ListImportErrors(argument: _customer_v1_ListImportErrorsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_ListImportErrorsResponse__Output>): grpc.ClientUnaryCall;
  ListImportErrors(argument: _customer_v1_ListImportErrorsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListImportErrorsResponse__Output>): grpc.ClientUnaryCall;
  ListImportErrors(argument: _customer_v1_ListImportErrorsRequest, callback: grpc.requestCallback<_customer_v1_ListImportErrorsResponse__Output>): grpc.ClientUnaryCall;
  listImportErrors(argument: _customer_v1_ListImportErrorsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListImportErrorsResponse__Output>): grpc.ClientUnaryCall;
  listImportErrors(argument: _customer_v1_ListImportErrorsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_ListImportErrorsResponse__Output>): grpc.ClientUnaryCall;
  listImportErrors(argument: _customer_v1_ListImportErrorsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListImportErrorsResponse__Output>): grpc.ClientUnaryCall;
  listImportErrors(argument: _customer_v1_ListImportErrorsRequest, callback: grpc.requestCallback<_customer_v1_ListImportErrorsResponse__Output>): grpc.ClientUnaryCall;
  
  ListImports(argument: _customer_v1_ListImportsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListImportsResponse__Output>): grpc.ClientUnaryCall;
  ListImports(argument: _customer_v1_ListImportsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_ListImportsResponse__Output>): grpc.ClientUnaryCall;
  ListImports(argument: _customer_v1_ListImportsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListImportsResponse__Output>): grpc.ClientUnaryCall;
  ListImports(argument: _customer_v1_ListImportsRequest, callback: grpc.requestCallback<_customer_v1_ListImportsResponse__Output>): grpc.ClientUnaryCall;
  listImports(argument: _customer_v1_ListImportsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListImportsResponse__Output>): grpc.ClientUnaryCall;
  listImports(argument: _customer_v1_ListImportsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_ListImportsResponse__Output>): grpc.ClientUnaryCall;
  listImports(argument: _customer_v1_ListImportsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListImportsResponse__Output>): grpc.ClientUnaryCall;
  listImports(argument: _customer_v1_ListImportsRequest, callback: grpc.requestCallback<_customer_v1_ListImportsResponse__Output>): grpc.ClientUnaryCall;
  
  StartImport(argument: _customer_v1_StartImportRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_StartImportResponse__Output>): grpc.ClientUnaryCall;
  StartImport(argument: _customer_v1_StartImportRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_StartImportResponse__Output>): grpc.ClientUnaryCall;
  StartImport(argument: _customer_v1_StartImportRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_StartImportResponse__Output>): grpc.ClientUnaryCall;
  StartImport(argument: _customer_v1_StartImportRequest, callback: grpc.requestCallback<_customer_v1_StartImportResponse__Output>): grpc.ClientUnaryCall;
  startImport(argument: _customer_v1_StartImportRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_StartImportResponse__Output>): grpc.ClientUnaryCall;
  startImport(argument: _customer_v1_StartImportRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_StartImportResponse__Output>): grpc.ClientUnaryCall;
  startImport(argument: _customer_v1_StartImportRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_StartImportResponse__Output>): grpc.ClientUnaryCall;
  startImport(argument: _customer_v1_StartImportRequest, callback: grpc.requestCallback<_customer_v1_StartImportResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface ImportServiceHandlers extends grpc.UntypedServiceImplementation {
  ApplyRows: grpc.handleUnaryCall<_customer_v1_ApplyRowsRequest__Output, _customer_v1_ApplyRowsResponse>;
  
  EndImport: grpc.handleUnaryCall<_customer_v1_EndImportRequest__Output, _customer_v1_EndImportResponse>;
  
  GetImport: grpc.handleUnaryCall<_customer_v1_GetImportRequest__Output, _customer_v1_GetImportResponse>;
  
  ListImportErrors: grpc.handleUnaryCall<_customer_v1_ListImportErrorsRequest__Output, _customer_v1_ListImportErrorsResponse>;
  
  ListImports: grpc.handleUnaryCall<_customer_v1_ListImportsRequest__Output, _customer_v1_ListImportsResponse>;
  
  StartImport: grpc.handleUnaryCall<_customer_v1_StartImportRequest__Output, _customer_v1_StartImportResponse>;
  
}

export interface ImportServiceDefinition extends grpc.ServiceDefinition {
  ApplyRows: MethodDefinition<_customer_v1_ApplyRowsRequest, _customer_v1_ApplyRowsResponse, _customer_v1_ApplyRowsRequest__Output, _customer_v1_ApplyRowsResponse__Output>
  EndImport: MethodDefinition<_customer_v1_EndImportRequest, _customer_v1_EndImportResponse, _customer_v1_EndImportRequest__Output, _customer_v1_EndImportResponse__Output>
  GetImport: MethodDefinition<_customer_v1_GetImportRequest, _customer_v1_GetImportResponse, _customer_v1_GetImportRequest__Output, _customer_v1_GetImportResponse__Output>
  ListImportErrors: MethodDefinition<_customer_v1_ListImportErrorsRequest, _customer_v1_ListImportErrorsResponse, _customer_v1_ListImportErrorsRequest__Output, _customer_v1_ListImportErrorsResponse__Output>
  ListImports: MethodDefinition<_customer_v1_ListImportsRequest, _customer_v1_ListImportsResponse, _customer_v1_ListImportsRequest__Output, _customer_v1_ListImportsResponse__Output>
  StartImport: MethodDefinition<_customer_v1_StartImportRequest, _customer_v1_StartImportResponse, _customer_v1_StartImportRequest__Output, _customer_v1_StartImportResponse__Output>
}
