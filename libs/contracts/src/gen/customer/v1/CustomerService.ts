// Original file: protos/customer/v1/customer.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GetContactsRequest as _customer_v1_GetContactsRequest, GetContactsRequest__Output as _customer_v1_GetContactsRequest__Output } from '../../customer/v1/GetContactsRequest.ts';
import type { GetContactsResponse as _customer_v1_GetContactsResponse, GetContactsResponse__Output as _customer_v1_GetContactsResponse__Output } from '../../customer/v1/GetContactsResponse.ts';
import type { GetCustomerRequest as _customer_v1_GetCustomerRequest, GetCustomerRequest__Output as _customer_v1_GetCustomerRequest__Output } from '../../customer/v1/GetCustomerRequest.ts';
import type { GetCustomerResponse as _customer_v1_GetCustomerResponse, GetCustomerResponse__Output as _customer_v1_GetCustomerResponse__Output } from '../../customer/v1/GetCustomerResponse.ts';
import type { ImportCustomersRequest as _customer_v1_ImportCustomersRequest, ImportCustomersRequest__Output as _customer_v1_ImportCustomersRequest__Output } from '../../customer/v1/ImportCustomersRequest.ts';
import type { ImportCustomersResponse as _customer_v1_ImportCustomersResponse, ImportCustomersResponse__Output as _customer_v1_ImportCustomersResponse__Output } from '../../customer/v1/ImportCustomersResponse.ts';
import type { RegisterCustomerRequest as _customer_v1_RegisterCustomerRequest, RegisterCustomerRequest__Output as _customer_v1_RegisterCustomerRequest__Output } from '../../customer/v1/RegisterCustomerRequest.ts';
import type { RegisterCustomerResponse as _customer_v1_RegisterCustomerResponse, RegisterCustomerResponse__Output as _customer_v1_RegisterCustomerResponse__Output } from '../../customer/v1/RegisterCustomerResponse.ts';

export interface CustomerServiceClient extends grpc.Client {
  GetContacts(argument: _customer_v1_GetContactsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_GetContactsResponse__Output>): grpc.ClientUnaryCall;
  GetContacts(argument: _customer_v1_GetContactsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_GetContactsResponse__Output>): grpc.ClientUnaryCall;
  GetContacts(argument: _customer_v1_GetContactsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_GetContactsResponse__Output>): grpc.ClientUnaryCall;
  GetContacts(argument: _customer_v1_GetContactsRequest, callback: grpc.requestCallback<_customer_v1_GetContactsResponse__Output>): grpc.ClientUnaryCall;
  getContacts(argument: _customer_v1_GetContactsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_GetContactsResponse__Output>): grpc.ClientUnaryCall;
  getContacts(argument: _customer_v1_GetContactsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_GetContactsResponse__Output>): grpc.ClientUnaryCall;
  getContacts(argument: _customer_v1_GetContactsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_GetContactsResponse__Output>): grpc.ClientUnaryCall;
  getContacts(argument: _customer_v1_GetContactsRequest, callback: grpc.requestCallback<_customer_v1_GetContactsResponse__Output>): grpc.ClientUnaryCall;
  
  GetCustomer(argument: _customer_v1_GetCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_GetCustomerResponse__Output>): grpc.ClientUnaryCall;
  GetCustomer(argument: _customer_v1_GetCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_GetCustomerResponse__Output>): grpc.ClientUnaryCall;
  GetCustomer(argument: _customer_v1_GetCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_GetCustomerResponse__Output>): grpc.ClientUnaryCall;
  GetCustomer(argument: _customer_v1_GetCustomerRequest, callback: grpc.requestCallback<_customer_v1_GetCustomerResponse__Output>): grpc.ClientUnaryCall;
  getCustomer(argument: _customer_v1_GetCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_GetCustomerResponse__Output>): grpc.ClientUnaryCall;
  getCustomer(argument: _customer_v1_GetCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_GetCustomerResponse__Output>): grpc.ClientUnaryCall;
  getCustomer(argument: _customer_v1_GetCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_GetCustomerResponse__Output>): grpc.ClientUnaryCall;
  getCustomer(argument: _customer_v1_GetCustomerRequest, callback: grpc.requestCallback<_customer_v1_GetCustomerResponse__Output>): grpc.ClientUnaryCall;
  
  ImportCustomers(argument: _customer_v1_ImportCustomersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ImportCustomersResponse__Output>): grpc.ClientUnaryCall;
  ImportCustomers(argument: _customer_v1_ImportCustomersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_ImportCustomersResponse__Output>): grpc.ClientUnaryCall;
  ImportCustomers(argument: _customer_v1_ImportCustomersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ImportCustomersResponse__Output>): grpc.ClientUnaryCall;
  ImportCustomers(argument: _customer_v1_ImportCustomersRequest, callback: grpc.requestCallback<_customer_v1_ImportCustomersResponse__Output>): grpc.ClientUnaryCall;
  importCustomers(argument: _customer_v1_ImportCustomersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ImportCustomersResponse__Output>): grpc.ClientUnaryCall;
  importCustomers(argument: _customer_v1_ImportCustomersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_ImportCustomersResponse__Output>): grpc.ClientUnaryCall;
  importCustomers(argument: _customer_v1_ImportCustomersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ImportCustomersResponse__Output>): grpc.ClientUnaryCall;
  importCustomers(argument: _customer_v1_ImportCustomersRequest, callback: grpc.requestCallback<_customer_v1_ImportCustomersResponse__Output>): grpc.ClientUnaryCall;
  
  RegisterCustomer(argument: _customer_v1_RegisterCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_RegisterCustomerResponse__Output>): grpc.ClientUnaryCall;
  RegisterCustomer(argument: _customer_v1_RegisterCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_RegisterCustomerResponse__Output>): grpc.ClientUnaryCall;
  RegisterCustomer(argument: _customer_v1_RegisterCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_RegisterCustomerResponse__Output>): grpc.ClientUnaryCall;
  RegisterCustomer(argument: _customer_v1_RegisterCustomerRequest, callback: grpc.requestCallback<_customer_v1_RegisterCustomerResponse__Output>): grpc.ClientUnaryCall;
  registerCustomer(argument: _customer_v1_RegisterCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_RegisterCustomerResponse__Output>): grpc.ClientUnaryCall;
  registerCustomer(argument: _customer_v1_RegisterCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_RegisterCustomerResponse__Output>): grpc.ClientUnaryCall;
  registerCustomer(argument: _customer_v1_RegisterCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_RegisterCustomerResponse__Output>): grpc.ClientUnaryCall;
  registerCustomer(argument: _customer_v1_RegisterCustomerRequest, callback: grpc.requestCallback<_customer_v1_RegisterCustomerResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface CustomerServiceHandlers extends grpc.UntypedServiceImplementation {
  GetContacts: grpc.handleUnaryCall<_customer_v1_GetContactsRequest__Output, _customer_v1_GetContactsResponse>;
  
  GetCustomer: grpc.handleUnaryCall<_customer_v1_GetCustomerRequest__Output, _customer_v1_GetCustomerResponse>;
  
  ImportCustomers: grpc.handleUnaryCall<_customer_v1_ImportCustomersRequest__Output, _customer_v1_ImportCustomersResponse>;
  
  RegisterCustomer: grpc.handleUnaryCall<_customer_v1_RegisterCustomerRequest__Output, _customer_v1_RegisterCustomerResponse>;
  
}

export interface CustomerServiceDefinition extends grpc.ServiceDefinition {
  GetContacts: MethodDefinition<_customer_v1_GetContactsRequest, _customer_v1_GetContactsResponse, _customer_v1_GetContactsRequest__Output, _customer_v1_GetContactsResponse__Output>
  GetCustomer: MethodDefinition<_customer_v1_GetCustomerRequest, _customer_v1_GetCustomerResponse, _customer_v1_GetCustomerRequest__Output, _customer_v1_GetCustomerResponse__Output>
  ImportCustomers: MethodDefinition<_customer_v1_ImportCustomersRequest, _customer_v1_ImportCustomersResponse, _customer_v1_ImportCustomersRequest__Output, _customer_v1_ImportCustomersResponse__Output>
  RegisterCustomer: MethodDefinition<_customer_v1_RegisterCustomerRequest, _customer_v1_RegisterCustomerResponse, _customer_v1_RegisterCustomerRequest__Output, _customer_v1_RegisterCustomerResponse__Output>
}
