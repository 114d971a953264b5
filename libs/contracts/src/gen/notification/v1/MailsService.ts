// Original file: protos/notification/v1/mails.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ListMailsRequest as _notification_v1_ListMailsRequest, ListMailsRequest__Output as _notification_v1_ListMailsRequest__Output } from '../../notification/v1/ListMailsRequest.ts';
import type { ListMailsResponse as _notification_v1_ListMailsResponse, ListMailsResponse__Output as _notification_v1_ListMailsResponse__Output } from '../../notification/v1/ListMailsResponse.ts';
import type { PreviewMailRequest as _notification_v1_PreviewMailRequest, PreviewMailRequest__Output as _notification_v1_PreviewMailRequest__Output } from '../../notification/v1/PreviewMailRequest.ts';
import type { PreviewMailResponse as _notification_v1_PreviewMailResponse, PreviewMailResponse__Output as _notification_v1_PreviewMailResponse__Output } from '../../notification/v1/PreviewMailResponse.ts';
import type { SendTestMailRequest as _notification_v1_SendTestMailRequest, SendTestMailRequest__Output as _notification_v1_SendTestMailRequest__Output } from '../../notification/v1/SendTestMailRequest.ts';
import type { SendTestMailResponse as _notification_v1_SendTestMailResponse, SendTestMailResponse__Output as _notification_v1_SendTestMailResponse__Output } from '../../notification/v1/SendTestMailResponse.ts';

export interface MailsServiceClient extends grpc.Client {
  ListMails(argument: _notification_v1_ListMailsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_ListMailsResponse__Output>): grpc.ClientUnaryCall;
  ListMails(argument: _notification_v1_ListMailsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_notification_v1_ListMailsResponse__Output>): grpc.ClientUnaryCall;
  ListMails(argument: _notification_v1_ListMailsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_ListMailsResponse__Output>): grpc.ClientUnaryCall;
  ListMails(argument: _notification_v1_ListMailsRequest, callback: grpc.requestCallback<_notification_v1_ListMailsResponse__Output>): grpc.ClientUnaryCall;
  listMails(argument: _notification_v1_ListMailsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_ListMailsResponse__Output>): grpc.ClientUnaryCall;
  listMails(argument: _notification_v1_ListMailsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_notification_v1_ListMailsResponse__Output>): grpc.ClientUnaryCall;
  listMails(argument: _notification_v1_ListMailsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_ListMailsResponse__Output>): grpc.ClientUnaryCall;
  listMails(argument: _notification_v1_ListMailsRequest, callback: grpc.requestCallback<_notification_v1_ListMailsResponse__Output>): grpc.ClientUnaryCall;
  
  PreviewMail(argument: _notification_v1_PreviewMailRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_PreviewMailResponse__Output>): grpc.ClientUnaryCall;
  PreviewMail(argument: _notification_v1_PreviewMailRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_notification_v1_PreviewMailResponse__Output>): grpc.ClientUnaryCall;
  PreviewMail(argument: _notification_v1_PreviewMailRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_PreviewMailResponse__Output>): grpc.ClientUnaryCall;
  PreviewMail(argument: _notification_v1_PreviewMailRequest, callback: grpc.requestCallback<_notification_v1_PreviewMailResponse__Output>): grpc.ClientUnaryCall;
  previewMail(argument: _notification_v1_PreviewMailRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_PreviewMailResponse__Output>): grpc.ClientUnaryCall;
  previewMail(argument: _notification_v1_PreviewMailRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_notification_v1_PreviewMailResponse__Output>): grpc.ClientUnaryCall;
  previewMail(argument: _notification_v1_PreviewMailRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_PreviewMailResponse__Output>): grpc.ClientUnaryCall;
  previewMail(argument: _notification_v1_PreviewMailRequest, callback: grpc.requestCallback<_notification_v1_PreviewMailResponse__Output>): grpc.ClientUnaryCall;
  
  SendTestMail(argument: _notification_v1_SendTestMailRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_SendTestMailResponse__Output>): grpc.ClientUnaryCall;
  SendTestMail(argument: _notification_v1_SendTestMailRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_notification_v1_SendTestMailResponse__Output>): grpc.ClientUnaryCall;
  SendTestMail(argument: _notification_v1_SendTestMailRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_SendTestMailResponse__Output>): grpc.ClientUnaryCall;
  SendTestMail(argument: _notification_v1_SendTestMailRequest, callback: grpc.requestCallback<_notification_v1_SendTestMailResponse__Output>): grpc.ClientUnaryCall;
  sendTestMail(argument: _notification_v1_SendTestMailRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_SendTestMailResponse__Output>): grpc.ClientUnaryCall;
  sendTestMail(argument: _notification_v1_SendTestMailRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_notification_v1_SendTestMailResponse__Output>): grpc.ClientUnaryCall;
  sendTestMail(argument: _notification_v1_SendTestMailRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_SendTestMailResponse__Output>): grpc.ClientUnaryCall;
  sendTestMail(argument: _notification_v1_SendTestMailRequest, callback: grpc.requestCallback<_notification_v1_SendTestMailResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface MailsServiceHandlers extends grpc.UntypedServiceImplementation {
  ListMails: grpc.handleUnaryCall<_notification_v1_ListMailsRequest__Output, _notification_v1_ListMailsResponse>;
  
  PreviewMail: grpc.handleUnaryCall<_notification_v1_PreviewMailRequest__Output, _notification_v1_PreviewMailResponse>;
  
  SendTestMail: grpc.handleUnaryCall<_notification_v1_SendTestMailRequest__Output, _notification_v1_SendTestMailResponse>;
  
}

export interface MailsServiceDefinition extends grpc.ServiceDefinition {
  ListMails: MethodDefinition<_notification_v1_ListMailsRequest, _notification_v1_ListMailsResponse, _notification_v1_ListMailsRequest__Output, _notification_v1_ListMailsResponse__Output>
  PreviewMail: MethodDefinition<_notification_v1_PreviewMailRequest, _notification_v1_PreviewMailResponse, _notification_v1_PreviewMailRequest__Output, _notification_v1_PreviewMailResponse__Output>
  SendTestMail: MethodDefinition<_notification_v1_SendTestMailRequest, _notification_v1_SendTestMailResponse, _notification_v1_SendTestMailRequest__Output, _notification_v1_SendTestMailResponse__Output>
}
