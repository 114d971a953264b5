// Original file: protos/customer/v1/customer.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AddAddressRequest as _customer_v1_AddAddressRequest, AddAddressRequest__Output as _customer_v1_AddAddressRequest__Output } from '../../customer/v1/AddAddressRequest.ts';
import type { AddAddressResponse as _customer_v1_AddAddressResponse, AddAddressResponse__Output as _customer_v1_AddAddressResponse__Output } from '../../customer/v1/AddAddressResponse.ts';
import type { AnonymiseCustomerRequest as _customer_v1_AnonymiseCustomerRequest, AnonymiseCustomerRequest__Output as _customer_v1_AnonymiseCustomerRequest__Output } from '../../customer/v1/AnonymiseCustomerRequest.ts';
import type { AnonymiseCustomerResponse as _customer_v1_AnonymiseCustomerResponse, AnonymiseCustomerResponse__Output as _customer_v1_AnonymiseCustomerResponse__Output } from '../../customer/v1/AnonymiseCustomerResponse.ts';
import type { CompleteRegistrationRequest as _customer_v1_CompleteRegistrationRequest, CompleteRegistrationRequest__Output as _customer_v1_CompleteRegistrationRequest__Output } from '../../customer/v1/CompleteRegistrationRequest.ts';
import type { CompleteRegistrationResponse as _customer_v1_CompleteRegistrationResponse, CompleteRegistrationResponse__Output as _customer_v1_CompleteRegistrationResponse__Output } from '../../customer/v1/CompleteRegistrationResponse.ts';
import type { DeleteAddressRequest as _customer_v1_DeleteAddressRequest, DeleteAddressRequest__Output as _customer_v1_DeleteAddressRequest__Output } from '../../customer/v1/DeleteAddressRequest.ts';
import type { DeleteAddressResponse as _customer_v1_DeleteAddressResponse, DeleteAddressResponse__Output as _customer_v1_DeleteAddressResponse__Output } from '../../customer/v1/DeleteAddressResponse.ts';
import type { FollowEmailChangeRequest as _customer_v1_FollowEmailChangeRequest, FollowEmailChangeRequest__Output as _customer_v1_FollowEmailChangeRequest__Output } from '../../customer/v1/FollowEmailChangeRequest.ts';
import type { FollowEmailChangeResponse as _customer_v1_FollowEmailChangeResponse, FollowEmailChangeResponse__Output as _customer_v1_FollowEmailChangeResponse__Output } from '../../customer/v1/FollowEmailChangeResponse.ts';
import type { GetContactsRequest as _customer_v1_GetContactsRequest, GetContactsRequest__Output as _customer_v1_GetContactsRequest__Output } from '../../customer/v1/GetContactsRequest.ts';
import type { GetContactsResponse as _customer_v1_GetContactsResponse, GetContactsResponse__Output as _customer_v1_GetContactsResponse__Output } from '../../customer/v1/GetContactsResponse.ts';
import type { GetCustomerRequest as _customer_v1_GetCustomerRequest, GetCustomerRequest__Output as _customer_v1_GetCustomerRequest__Output } from '../../customer/v1/GetCustomerRequest.ts';
import type { GetCustomerResponse as _customer_v1_GetCustomerResponse, GetCustomerResponse__Output as _customer_v1_GetCustomerResponse__Output } from '../../customer/v1/GetCustomerResponse.ts';
import type { ListAddressesRequest as _customer_v1_ListAddressesRequest, ListAddressesRequest__Output as _customer_v1_ListAddressesRequest__Output } from '../../customer/v1/ListAddressesRequest.ts';
import type { ListAddressesResponse as _customer_v1_ListAddressesResponse, ListAddressesResponse__Output as _customer_v1_ListAddressesResponse__Output } from '../../customer/v1/ListAddressesResponse.ts';
import type { RegisterCustomerRequest as _customer_v1_RegisterCustomerRequest, RegisterCustomerRequest__Output as _customer_v1_RegisterCustomerRequest__Output } from '../../customer/v1/RegisterCustomerRequest.ts';
import type { RegisterCustomerResponse as _customer_v1_RegisterCustomerResponse, RegisterCustomerResponse__Output as _customer_v1_RegisterCustomerResponse__Output } from '../../customer/v1/RegisterCustomerResponse.ts';
import type { SubmitRegistrationRequest as _customer_v1_SubmitRegistrationRequest, SubmitRegistrationRequest__Output as _customer_v1_SubmitRegistrationRequest__Output } from '../../customer/v1/SubmitRegistrationRequest.ts';
import type { SubmitRegistrationResponse as _customer_v1_SubmitRegistrationResponse, SubmitRegistrationResponse__Output as _customer_v1_SubmitRegistrationResponse__Output } from '../../customer/v1/SubmitRegistrationResponse.ts';
import type { UpdateAddressRequest as _customer_v1_UpdateAddressRequest, UpdateAddressRequest__Output as _customer_v1_UpdateAddressRequest__Output } from '../../customer/v1/UpdateAddressRequest.ts';
import type { UpdateAddressResponse as _customer_v1_UpdateAddressResponse, UpdateAddressResponse__Output as _customer_v1_UpdateAddressResponse__Output } from '../../customer/v1/UpdateAddressResponse.ts';
import type { UpdateCustomerRequest as _customer_v1_UpdateCustomerRequest, UpdateCustomerRequest__Output as _customer_v1_UpdateCustomerRequest__Output } from '../../customer/v1/UpdateCustomerRequest.ts';
import type { UpdateCustomerResponse as _customer_v1_UpdateCustomerResponse, UpdateCustomerResponse__Output as _customer_v1_UpdateCustomerResponse__Output } from '../../customer/v1/UpdateCustomerResponse.ts';

export interface CustomerServiceClient extends grpc.Client {
  AddAddress(argument: _customer_v1_AddAddressRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_AddAddressResponse__Output>): grpc.ClientUnaryCall;
  AddAddress(argument: _customer_v1_AddAddressRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_AddAddressResponse__Output>): grpc.ClientUnaryCall;
  AddAddress(argument: _customer_v1_AddAddressRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_AddAddressResponse__Output>): grpc.ClientUnaryCall;
  AddAddress(argument: _customer_v1_AddAddressRequest, callback: grpc.requestCallback<_customer_v1_AddAddressResponse__Output>): grpc.ClientUnaryCall;
  addAddress(argument: _customer_v1_AddAddressRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_AddAddressResponse__Output>): grpc.ClientUnaryCall;
  addAddress(argument: _customer_v1_AddAddressRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_AddAddressResponse__Output>): grpc.ClientUnaryCall;
  addAddress(argument: _customer_v1_AddAddressRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_AddAddressResponse__Output>): grpc.ClientUnaryCall;
  addAddress(argument: _customer_v1_AddAddressRequest, callback: grpc.requestCallback<_customer_v1_AddAddressResponse__Output>): grpc.ClientUnaryCall;
  
  AnonymiseCustomer(argument: _customer_v1_AnonymiseCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_AnonymiseCustomerResponse__Output>): grpc.ClientUnaryCall;
  AnonymiseCustomer(argument: _customer_v1_AnonymiseCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_AnonymiseCustomerResponse__Output>): grpc.ClientUnaryCall;
  AnonymiseCustomer(argument: _customer_v1_AnonymiseCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_AnonymiseCustomerResponse__Output>): grpc.ClientUnaryCall;
  AnonymiseCustomer(argument: _customer_v1_AnonymiseCustomerRequest, callback: grpc.requestCallback<_customer_v1_AnonymiseCustomerResponse__Output>): grpc.ClientUnaryCall;
  anonymiseCustomer(argument: _customer_v1_AnonymiseCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_AnonymiseCustomerResponse__Output>): grpc.ClientUnaryCall;
  anonymiseCustomer(argument: _customer_v1_AnonymiseCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_AnonymiseCustomerResponse__Output>): grpc.ClientUnaryCall;
  anonymiseCustomer(argument: _customer_v1_AnonymiseCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_AnonymiseCustomerResponse__Output>): grpc.ClientUnaryCall;
  anonymiseCustomer(argument: _customer_v1_AnonymiseCustomerRequest, callback: grpc.requestCallback<_customer_v1_AnonymiseCustomerResponse__Output>): grpc.ClientUnaryCall;
  
  CompleteRegistration(argument: _customer_v1_CompleteRegistrationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_CompleteRegistrationResponse__Output>): grpc.ClientUnaryCall;
  CompleteRegistration(argument: _customer_v1_CompleteRegistrationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_CompleteRegistrationResponse__Output>): grpc.ClientUnaryCall;
  CompleteRegistration(argument: _customer_v1_CompleteRegistrationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_CompleteRegistrationResponse__Output>): grpc.ClientUnaryCall;
  CompleteRegistration(argument: _customer_v1_CompleteRegistrationRequest, callback: grpc.requestCallback<_customer_v1_CompleteRegistrationResponse__Output>): grpc.ClientUnaryCall;
  completeRegistration(argument: _customer_v1_CompleteRegistrationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_CompleteRegistrationResponse__Output>): grpc.ClientUnaryCall;
  completeRegistration(argument: _customer_v1_CompleteRegistrationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_CompleteRegistrationResponse__Output>): grpc.ClientUnaryCall;
  completeRegistration(argument: _customer_v1_CompleteRegistrationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_CompleteRegistrationResponse__Output>): grpc.ClientUnaryCall;
  completeRegistration(argument: _customer_v1_CompleteRegistrationRequest, callback: grpc.requestCallback<_customer_v1_CompleteRegistrationResponse__Output>): grpc.ClientUnaryCall;
  
  DeleteAddress(argument: _customer_v1_DeleteAddressRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_DeleteAddressResponse__Output>): grpc.ClientUnaryCall;
  DeleteAddress(argument: _customer_v1_DeleteAddressRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_DeleteAddressResponse__Output>): grpc.ClientUnaryCall;
  DeleteAddress(argument: _customer_v1_DeleteAddressRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_DeleteAddressResponse__Output>): grpc.ClientUnaryCall;
  DeleteAddress(argument: _customer_v1_DeleteAddressRequest, callback: grpc.requestCallback<_customer_v1_DeleteAddressResponse__Output>): grpc.ClientUnaryCall;
  deleteAddress(argument: _customer_v1_DeleteAddressRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_DeleteAddressResponse__Output>): grpc.ClientUnaryCall;
  deleteAddress(argument: _customer_v1_DeleteAddressRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_DeleteAddressResponse__Output>): grpc.ClientUnaryCall;
  deleteAddress(argument: _customer_v1_DeleteAddressRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_DeleteAddressResponse__Output>): grpc.ClientUnaryCall;
  deleteAddress(argument: _customer_v1_DeleteAddressRequest, callback: grpc.requestCallback<_customer_v1_DeleteAddressResponse__Output>): grpc.ClientUnaryCall;
  
  FollowEmailChange(argument: _customer_v1_FollowEmailChangeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_FollowEmailChangeResponse__Output>): grpc.ClientUnaryCall;
  FollowEmailChange(argument: _customer_v1_FollowEmailChangeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_FollowEmailChangeResponse__Output>): grpc.ClientUnaryCall;
  FollowEmailChange(argument: _customer_v1_FollowEmailChangeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_FollowEmailChangeResponse__Output>): grpc.ClientUnaryCall;
  FollowEmailChange(argument: _customer_v1_FollowEmailChangeRequest, callback: grpc.requestCallback<_customer_v1_FollowEmailChangeResponse__Output>): grpc.ClientUnaryCall;
  followEmailChange(argument: _customer_v1_FollowEmailChangeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_FollowEmailChangeResponse__Output>): grpc.ClientUnaryCall;
  followEmailChange(argument: _customer_v1_FollowEmailChangeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_FollowEmailChangeResponse__Output>): grpc.ClientUnaryCall;
  followEmailChange(argument: _customer_v1_FollowEmailChangeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_FollowEmailChangeResponse__Output>): grpc.ClientUnaryCall;
  followEmailChange(argument: _customer_v1_FollowEmailChangeRequest, callback: grpc.requestCallback<_customer_v1_FollowEmailChangeResponse__Output>): grpc.ClientUnaryCall;
  
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
  
  ListAddresses(argument: _customer_v1_ListAddressesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListAddressesResponse__Output>): grpc.ClientUnaryCall;
  ListAddresses(argument: _customer_v1_ListAddressesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_ListAddressesResponse__Output>): grpc.ClientUnaryCall;
  ListAddresses(argument: _customer_v1_ListAddressesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListAddressesResponse__Output>): grpc.ClientUnaryCall;
  ListAddresses(argument: _customer_v1_ListAddressesRequest, callback: grpc.requestCallback<_customer_v1_ListAddressesResponse__Output>): grpc.ClientUnaryCall;
  listAddresses(argument: _customer_v1_ListAddressesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListAddressesResponse__Output>): grpc.ClientUnaryCall;
  listAddresses(argument: _customer_v1_ListAddressesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_ListAddressesResponse__Output>): grpc.ClientUnaryCall;
  listAddresses(argument: _customer_v1_ListAddressesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListAddressesResponse__Output>): grpc.ClientUnaryCall;
  listAddresses(argument: _customer_v1_ListAddressesRequest, callback: grpc.requestCallback<_customer_v1_ListAddressesResponse__Output>): grpc.ClientUnaryCall;
  
  RegisterCustomer(argument: _customer_v1_RegisterCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_RegisterCustomerResponse__Output>): grpc.ClientUnaryCall;
  RegisterCustomer(argument: _customer_v1_RegisterCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_RegisterCustomerResponse__Output>): grpc.ClientUnaryCall;
  RegisterCustomer(argument: _customer_v1_RegisterCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_RegisterCustomerResponse__Output>): grpc.ClientUnaryCall;
  RegisterCustomer(argument: _customer_v1_RegisterCustomerRequest, callback: grpc.requestCallback<_customer_v1_RegisterCustomerResponse__Output>): grpc.ClientUnaryCall;
  registerCustomer(argument: _customer_v1_RegisterCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_RegisterCustomerResponse__Output>): grpc.ClientUnaryCall;
  registerCustomer(argument: _customer_v1_RegisterCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_RegisterCustomerResponse__Output>): grpc.ClientUnaryCall;
  registerCustomer(argument: _customer_v1_RegisterCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_RegisterCustomerResponse__Output>): grpc.ClientUnaryCall;
  registerCustomer(argument: _customer_v1_RegisterCustomerRequest, callback: grpc.requestCallback<_customer_v1_RegisterCustomerResponse__Output>): grpc.ClientUnaryCall;
  
  SubmitRegistration(argument: _customer_v1_SubmitRegistrationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_SubmitRegistrationResponse__Output>): grpc.ClientUnaryCall;
  SubmitRegistration(argument: _customer_v1_SubmitRegistrationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_SubmitRegistrationResponse__Output>): grpc.ClientUnaryCall;
  SubmitRegistration(argument: _customer_v1_SubmitRegistrationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_SubmitRegistrationResponse__Output>): grpc.ClientUnaryCall;
  SubmitRegistration(argument: _customer_v1_SubmitRegistrationRequest, callback: grpc.requestCallback<_customer_v1_SubmitRegistrationResponse__Output>): grpc.ClientUnaryCall;
  submitRegistration(argument: _customer_v1_SubmitRegistrationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_SubmitRegistrationResponse__Output>): grpc.ClientUnaryCall;
  submitRegistration(argument: _customer_v1_SubmitRegistrationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_SubmitRegistrationResponse__Output>): grpc.ClientUnaryCall;
  submitRegistration(argument: _customer_v1_SubmitRegistrationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_SubmitRegistrationResponse__Output>): grpc.ClientUnaryCall;
  submitRegistration(argument: _customer_v1_SubmitRegistrationRequest, callback: grpc.requestCallback<_customer_v1_SubmitRegistrationResponse__Output>): grpc.ClientUnaryCall;
  
  UpdateAddress(argument: _customer_v1_UpdateAddressRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_UpdateAddressResponse__Output>): grpc.ClientUnaryCall;
  UpdateAddress(argument: _customer_v1_UpdateAddressRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_UpdateAddressResponse__Output>): grpc.ClientUnaryCall;
  UpdateAddress(argument: _customer_v1_UpdateAddressRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_UpdateAddressResponse__Output>): grpc.ClientUnaryCall;
  UpdateAddress(argument: _customer_v1_UpdateAddressRequest, callback: grpc.requestCallback<_customer_v1_UpdateAddressResponse__Output>): grpc.ClientUnaryCall;
  updateAddress(argument: _customer_v1_UpdateAddressRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_UpdateAddressResponse__Output>): grpc.ClientUnaryCall;
  updateAddress(argument: _customer_v1_UpdateAddressRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_UpdateAddressResponse__Output>): grpc.ClientUnaryCall;
  updateAddress(argument: _customer_v1_UpdateAddressRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_UpdateAddressResponse__Output>): grpc.ClientUnaryCall;
  updateAddress(argument: _customer_v1_UpdateAddressRequest, callback: grpc.requestCallback<_customer_v1_UpdateAddressResponse__Output>): grpc.ClientUnaryCall;
  
  UpdateCustomer(argument: _customer_v1_UpdateCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_UpdateCustomerResponse__Output>): grpc.ClientUnaryCall;
  UpdateCustomer(argument: _customer_v1_UpdateCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_UpdateCustomerResponse__Output>): grpc.ClientUnaryCall;
  UpdateCustomer(argument: _customer_v1_UpdateCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_UpdateCustomerResponse__Output>): grpc.ClientUnaryCall;
  UpdateCustomer(argument: _customer_v1_UpdateCustomerRequest, callback: grpc.requestCallback<_customer_v1_UpdateCustomerResponse__Output>): grpc.ClientUnaryCall;
  updateCustomer(argument: _customer_v1_UpdateCustomerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_UpdateCustomerResponse__Output>): grpc.ClientUnaryCall;
  updateCustomer(argument: _customer_v1_UpdateCustomerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_UpdateCustomerResponse__Output>): grpc.ClientUnaryCall;
  updateCustomer(argument: _customer_v1_UpdateCustomerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_UpdateCustomerResponse__Output>): grpc.ClientUnaryCall;
  updateCustomer(argument: _customer_v1_UpdateCustomerRequest, callback: grpc.requestCallback<_customer_v1_UpdateCustomerResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface CustomerServiceHandlers extends grpc.UntypedServiceImplementation {
  AddAddress: grpc.handleUnaryCall<_customer_v1_AddAddressRequest__Output, _customer_v1_AddAddressResponse>;
  
  AnonymiseCustomer: grpc.handleUnaryCall<_customer_v1_AnonymiseCustomerRequest__Output, _customer_v1_AnonymiseCustomerResponse>;
  
  CompleteRegistration: grpc.handleUnaryCall<_customer_v1_CompleteRegistrationRequest__Output, _customer_v1_CompleteRegistrationResponse>;
  
  DeleteAddress: grpc.handleUnaryCall<_customer_v1_DeleteAddressRequest__Output, _customer_v1_DeleteAddressResponse>;
  
  FollowEmailChange: grpc.handleUnaryCall<_customer_v1_FollowEmailChangeRequest__Output, _customer_v1_FollowEmailChangeResponse>;
  
  GetContacts: grpc.handleUnaryCall<_customer_v1_GetContactsRequest__Output, _customer_v1_GetContactsResponse>;
  
  GetCustomer: grpc.handleUnaryCall<_customer_v1_GetCustomerRequest__Output, _customer_v1_GetCustomerResponse>;
  
  ListAddresses: grpc.handleUnaryCall<_customer_v1_ListAddressesRequest__Output, _customer_v1_ListAddressesResponse>;
  
  RegisterCustomer: grpc.handleUnaryCall<_customer_v1_RegisterCustomerRequest__Output, _customer_v1_RegisterCustomerResponse>;
  
  SubmitRegistration: grpc.handleUnaryCall<_customer_v1_SubmitRegistrationRequest__Output, _customer_v1_SubmitRegistrationResponse>;
  
  UpdateAddress: grpc.handleUnaryCall<_customer_v1_UpdateAddressRequest__Output, _customer_v1_UpdateAddressResponse>;
  
  UpdateCustomer: grpc.handleUnaryCall<_customer_v1_UpdateCustomerRequest__Output, _customer_v1_UpdateCustomerResponse>;
  
}

export interface CustomerServiceDefinition extends grpc.ServiceDefinition {
  AddAddress: MethodDefinition<_customer_v1_AddAddressRequest, _customer_v1_AddAddressResponse, _customer_v1_AddAddressRequest__Output, _customer_v1_AddAddressResponse__Output>
  AnonymiseCustomer: MethodDefinition<_customer_v1_AnonymiseCustomerRequest, _customer_v1_AnonymiseCustomerResponse, _customer_v1_AnonymiseCustomerRequest__Output, _customer_v1_AnonymiseCustomerResponse__Output>
  CompleteRegistration: MethodDefinition<_customer_v1_CompleteRegistrationRequest, _customer_v1_CompleteRegistrationResponse, _customer_v1_CompleteRegistrationRequest__Output, _customer_v1_CompleteRegistrationResponse__Output>
  DeleteAddress: MethodDefinition<_customer_v1_DeleteAddressRequest, _customer_v1_DeleteAddressResponse, _customer_v1_DeleteAddressRequest__Output, _customer_v1_DeleteAddressResponse__Output>
  FollowEmailChange: MethodDefinition<_customer_v1_FollowEmailChangeRequest, _customer_v1_FollowEmailChangeResponse, _customer_v1_FollowEmailChangeRequest__Output, _customer_v1_FollowEmailChangeResponse__Output>
  GetContacts: MethodDefinition<_customer_v1_GetContactsRequest, _customer_v1_GetContactsResponse, _customer_v1_GetContactsRequest__Output, _customer_v1_GetContactsResponse__Output>
  GetCustomer: MethodDefinition<_customer_v1_GetCustomerRequest, _customer_v1_GetCustomerResponse, _customer_v1_GetCustomerRequest__Output, _customer_v1_GetCustomerResponse__Output>
  ListAddresses: MethodDefinition<_customer_v1_ListAddressesRequest, _customer_v1_ListAddressesResponse, _customer_v1_ListAddressesRequest__Output, _customer_v1_ListAddressesResponse__Output>
  RegisterCustomer: MethodDefinition<_customer_v1_RegisterCustomerRequest, _customer_v1_RegisterCustomerResponse, _customer_v1_RegisterCustomerRequest__Output, _customer_v1_RegisterCustomerResponse__Output>
  SubmitRegistration: MethodDefinition<_customer_v1_SubmitRegistrationRequest, _customer_v1_SubmitRegistrationResponse, _customer_v1_SubmitRegistrationRequest__Output, _customer_v1_SubmitRegistrationResponse__Output>
  UpdateAddress: MethodDefinition<_customer_v1_UpdateAddressRequest, _customer_v1_UpdateAddressResponse, _customer_v1_UpdateAddressRequest__Output, _customer_v1_UpdateAddressResponse__Output>
  UpdateCustomer: MethodDefinition<_customer_v1_UpdateCustomerRequest, _customer_v1_UpdateCustomerResponse, _customer_v1_UpdateCustomerRequest__Output, _customer_v1_UpdateCustomerResponse__Output>
}
