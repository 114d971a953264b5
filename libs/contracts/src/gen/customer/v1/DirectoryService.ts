// Original file: protos/customer/v1/directory.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { FindCustomerRequest as _customer_v1_FindCustomerRequest, FindCustomerRequest__Output as _customer_v1_FindCustomerRequest__Output } from '../../customer/v1/FindCustomerRequest.ts';
import type { FindCustomerResponse as _customer_v1_FindCustomerResponse, FindCustomerResponse__Output as _customer_v1_FindCustomerResponse__Output } from '../../customer/v1/FindCustomerResponse.ts';
import type { ListCustomersRequest as _customer_v1_ListCustomersRequest, ListCustomersRequest__Output as _customer_v1_ListCustomersRequest__Output } from '../../customer/v1/ListCustomersRequest.ts';
import type { ListCustomersResponse as _customer_v1_ListCustomersResponse, ListCustomersResponse__Output as _customer_v1_ListCustomersResponse__Output } from '../../customer/v1/ListCustomersResponse.ts';

export interface DirectoryServiceClient extends grpc.Client {
  FindCustomer(argument: _customer_v1_FindCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_FindCustomerResponse__Output>): grpc.ClientUnaryCall;
  FindCustomer(argument: _customer_v1_FindCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_FindCustomerResponse__Output>): grpc.ClientUnaryCall;
  FindCustomer(argument: _customer_v1_FindCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_FindCustomerResponse__Output>): grpc.ClientUnaryCall;
  FindCustomer(argument: _customer_v1_FindCustomerRequest, callback: grpc.requestCallback<_customer_v1_FindCustomerResponse__Output>): grpc.ClientUnaryCall;
  findCustomer(argument: _customer_v1_FindCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_FindCustomerResponse__Output>): grpc.ClientUnaryCall;
  findCustomer(argument: _customer_v1_FindCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_FindCustomerResponse__Output>): grpc.ClientUnaryCall;
  findCustomer(argument: _customer_v1_FindCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_FindCustomerResponse__Output>): grpc.ClientUnaryCall;
  findCustomer(argument: _customer_v1_FindCustomerRequest, callback: grpc.requestCallback<_customer_v1_FindCustomerResponse__Output>): grpc.ClientUnaryCall;
  
  ListCustomers(argument: _customer_v1_ListCustomersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListCustomersResponse__Output>): grpc.ClientUnaryCall;
  ListCustomers(argument: _customer_v1_ListCustomersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_ListCustomersResponse__Output>): grpc.ClientUnaryCall;
  ListCustomers(argument: _customer_v1_ListCustomersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListCustomersResponse__Output>): grpc.ClientUnaryCall;
  ListCustomers(argument: _customer_v1_ListCustomersRequest, callback: grpc.requestCallback<_customer_v1_ListCustomersResponse__Output>): grpc.ClientUnaryCall;
  listCustomers(argument: _customer_v1_ListCustomersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListCustomersResponse__Output>): grpc.ClientUnaryCall;
  listCustomers(argument: _customer_v1_ListCustomersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_ListCustomersResponse__Output>): grpc.ClientUnaryCall;
  listCustomers(argument: _customer_v1_ListCustomersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListCustomersResponse__Output>): grpc.ClientUnaryCall;
  listCustomers(argument: _customer_v1_ListCustomersRequest, callback: grpc.requestCallback<_customer_v1_ListCustomersResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface DirectoryServiceHandlers extends grpc.UntypedServiceImplementation {
  FindCustomer: grpc.handleUnaryCall<_customer_v1_FindCustomerRequest__Output, _customer_v1_FindCustomerResponse>;
  
  ListCustomers: grpc.handleUnaryCall<_customer_v1_ListCustomersRequest__Output, _customer_v1_ListCustomersResponse>;
  
}

export interface DirectoryServiceDefinition extends grpc.ServiceDefinition {
  FindCustomer: MethodDefinition<_customer_v1_FindCustomerRequest, _customer_v1_FindCustomerResponse, _customer_v1_FindCustomerRequest__Output, _customer_v1_FindCustomerResponse__Output>
  ListCustomers: MethodDefinition<_customer_v1_ListCustomersRequest, _customer_v1_ListCustomersResponse, _customer_v1_ListCustomersRequest__Output, _customer_v1_ListCustomersResponse__Output>
}
