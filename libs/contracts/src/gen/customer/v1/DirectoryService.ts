// Original file: protos/customer/v1/directory.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ChangeCustomerRequest as _customer_v1_ChangeCustomerRequest, ChangeCustomerRequest__Output as _customer_v1_ChangeCustomerRequest__Output } from '../../customer/v1/ChangeCustomerRequest.ts';
import type { ChangeCustomerResponse as _customer_v1_ChangeCustomerResponse, ChangeCustomerResponse__Output as _customer_v1_ChangeCustomerResponse__Output } from '../../customer/v1/ChangeCustomerResponse.ts';
import type { CreateCustomerRequest as _customer_v1_CreateCustomerRequest, CreateCustomerRequest__Output as _customer_v1_CreateCustomerRequest__Output } from '../../customer/v1/CreateCustomerRequest.ts';
import type { CreateCustomerResponse as _customer_v1_CreateCustomerResponse, CreateCustomerResponse__Output as _customer_v1_CreateCustomerResponse__Output } from '../../customer/v1/CreateCustomerResponse.ts';
import type { FindCustomerRequest as _customer_v1_FindCustomerRequest, FindCustomerRequest__Output as _customer_v1_FindCustomerRequest__Output } from '../../customer/v1/FindCustomerRequest.ts';
import type { FindCustomerResponse as _customer_v1_FindCustomerResponse, FindCustomerResponse__Output as _customer_v1_FindCustomerResponse__Output } from '../../customer/v1/FindCustomerResponse.ts';
import type { ListCustomersRequest as _customer_v1_ListCustomersRequest, ListCustomersRequest__Output as _customer_v1_ListCustomersRequest__Output } from '../../customer/v1/ListCustomersRequest.ts';
import type { ListCustomersResponse as _customer_v1_ListCustomersResponse, ListCustomersResponse__Output as _customer_v1_ListCustomersResponse__Output } from '../../customer/v1/ListCustomersResponse.ts';

export interface DirectoryServiceClient extends grpc.Client {
  ChangeCustomer(argument: _customer_v1_ChangeCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ChangeCustomerResponse__Output>): grpc.ClientUnaryCall;
  ChangeCustomer(argument: _customer_v1_ChangeCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_ChangeCustomerResponse__Output>): grpc.ClientUnaryCall;
  ChangeCustomer(argument: _customer_v1_ChangeCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ChangeCustomerResponse__Output>): grpc.ClientUnaryCall;
  ChangeCustomer(argument: _customer_v1_ChangeCustomerRequest, callback: grpc.requestCallback<_customer_v1_ChangeCustomerResponse__Output>): grpc.ClientUnaryCall;
  changeCustomer(argument: _customer_v1_ChangeCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ChangeCustomerResponse__Output>): grpc.ClientUnaryCall;
  changeCustomer(argument: _customer_v1_ChangeCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_ChangeCustomerResponse__Output>): grpc.ClientUnaryCall;
  changeCustomer(argument: _customer_v1_ChangeCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ChangeCustomerResponse__Output>): grpc.ClientUnaryCall;
  changeCustomer(argument: _customer_v1_ChangeCustomerRequest, callback: grpc.requestCallback<_customer_v1_ChangeCustomerResponse__Output>): grpc.ClientUnaryCall;
  
  CreateCustomer(argument: _customer_v1_CreateCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_CreateCustomerResponse__Output>): grpc.ClientUnaryCall;
  CreateCustomer(argument: _customer_v1_CreateCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_CreateCustomerResponse__Output>): grpc.ClientUnaryCall;
  CreateCustomer(argument: _customer_v1_CreateCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_CreateCustomerResponse__Output>): grpc.ClientUnaryCall;
  CreateCustomer(argument: _customer_v1_CreateCustomerRequest, callback: grpc.requestCallback<_customer_v1_CreateCustomerResponse__Output>): grpc.ClientUnaryCall;
  createCustomer(argument: _customer_v1_CreateCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_CreateCustomerResponse__Output>): grpc.ClientUnaryCall;
  createCustomer(argument: _customer_v1_CreateCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_CreateCustomerResponse__Output>): grpc.ClientUnaryCall;
  createCustomer(argument: _customer_v1_CreateCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_CreateCustomerResponse__Output>): grpc.ClientUnaryCall;
  createCustomer(argument: _customer_v1_CreateCustomerRequest, callback: grpc.requestCallback<_customer_v1_CreateCustomerResponse__Output>): grpc.ClientUnaryCall;
  
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
  ChangeCustomer: grpc.handleUnaryCall<_customer_v1_ChangeCustomerRequest__Output, _customer_v1_ChangeCustomerResponse>;
  
  CreateCustomer: grpc.handleUnaryCall<_customer_v1_CreateCustomerRequest__Output, _customer_v1_CreateCustomerResponse>;
  
  FindCustomer: grpc.handleUnaryCall<_customer_v1_FindCustomerRequest__Output, _customer_v1_FindCustomerResponse>;
  
  ListCustomers: grpc.handleUnaryCall<_customer_v1_ListCustomersRequest__Output, _customer_v1_ListCustomersResponse>;
  
}

export interface DirectoryServiceDefinition extends grpc.ServiceDefinition {
  ChangeCustomer: MethodDefinition<_customer_v1_ChangeCustomerRequest, _customer_v1_ChangeCustomerResponse, _customer_v1_ChangeCustomerRequest__Output, _customer_v1_ChangeCustomerResponse__Output>
  CreateCustomer: MethodDefinition<_customer_v1_CreateCustomerRequest, _customer_v1_CreateCustomerResponse, _customer_v1_CreateCustomerRequest__Output, _customer_v1_CreateCustomerResponse__Output>
  FindCustomer: MethodDefinition<_customer_v1_FindCustomerRequest, _customer_v1_FindCustomerResponse, _customer_v1_FindCustomerRequest__Output, _customer_v1_FindCustomerResponse__Output>
  ListCustomers: MethodDefinition<_customer_v1_ListCustomersRequest, _customer_v1_ListCustomersResponse, _customer_v1_ListCustomersRequest__Output, _customer_v1_ListCustomersResponse__Output>
}
