// Original file: protos/notification/v1/dead_letters.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { DropDeadLetterRequest as _notification_v1_DropDeadLetterRequest, DropDeadLetterRequest__Output as _notification_v1_DropDeadLetterRequest__Output } from '../../notification/v1/DropDeadLetterRequest.ts';
import type { DropDeadLetterResponse as _notification_v1_DropDeadLetterResponse, DropDeadLetterResponse__Output as _notification_v1_DropDeadLetterResponse__Output } from '../../notification/v1/DropDeadLetterResponse.ts';
import type { GetDeadLetterRequest as _notification_v1_GetDeadLetterRequest, GetDeadLetterRequest__Output as _notification_v1_GetDeadLetterRequest__Output } from '../../notification/v1/GetDeadLetterRequest.ts';
import type { GetDeadLetterResponse as _notification_v1_GetDeadLetterResponse, GetDeadLetterResponse__Output as _notification_v1_GetDeadLetterResponse__Output } from '../../notification/v1/GetDeadLetterResponse.ts';
import type { ListDeadLettersRequest as _notification_v1_ListDeadLettersRequest, ListDeadLettersRequest__Output as _notification_v1_ListDeadLettersRequest__Output } from '../../notification/v1/ListDeadLettersRequest.ts';
import type { ListDeadLettersResponse as _notification_v1_ListDeadLettersResponse, ListDeadLettersResponse__Output as _notification_v1_ListDeadLettersResponse__Output } from '../../notification/v1/ListDeadLettersResponse.ts';
import type { ReplayDeadLetterRequest as _notification_v1_ReplayDeadLetterRequest, ReplayDeadLetterRequest__Output as _notification_v1_ReplayDeadLetterRequest__Output } from '../../notification/v1/ReplayDeadLetterRequest.ts';
import type { ReplayDeadLetterResponse as _notification_v1_ReplayDeadLetterResponse, ReplayDeadLetterResponse__Output as _notification_v1_ReplayDeadLetterResponse__Output } from '../../notification/v1/ReplayDeadLetterResponse.ts';

export interface DeadLettersServiceClient extends grpc.Client {
  DropDeadLetter(argument: _notification_v1_DropDeadLetterRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_DropDeadLetterResponse__Output>): grpc.ClientUnaryCall;
  DropDeadLetter(argument: _notification_v1_DropDeadLetterRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_notification_v1_DropDeadLetterResponse__Output>): grpc.ClientUnaryCall;
  DropDeadLetter(argument: _notification_v1_DropDeadLetterRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_DropDeadLetterResponse__Output>): grpc.ClientUnaryCall;
  DropDeadLetter(argument: _notification_v1_DropDeadLetterRequest, callback: grpc.requestCallback<_notification_v1_DropDeadLetterResponse__Output>): grpc.ClientUnaryCall;
  dropDeadLetter(argument: _notification_v1_DropDeadLetterRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_DropDeadLetterResponse__Output>): grpc.ClientUnaryCall;
  dropDeadLetter(argument: _notification_v1_DropDeadLetterRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_notification_v1_DropDeadLetterResponse__Output>): grpc.ClientUnaryCall;
  dropDeadLetter(argument: _notification_v1_DropDeadLetterRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_DropDeadLetterResponse__Output>): grpc.ClientUnaryCall;
  dropDeadLetter(argument: _notification_v1_DropDeadLetterRequest, callback: grpc.requestCallback<_notification_v1_DropDeadLetterResponse__Output>): grpc.ClientUnaryCall;
  
  GetDeadLetter(argument: _notification_v1_GetDeadLetterRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_GetDeadLetterResponse__Output>): grpc.ClientUnaryCall;
  GetDeadLetter(argument: _notification_v1_GetDeadLetterRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_notification_v1_GetDeadLetterResponse__Output>): grpc.ClientUnaryCall;
  GetDeadLetter(argument: _notification_v1_GetDeadLetterRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_GetDeadLetterResponse__Output>): grpc.ClientUnaryCall;
  GetDeadLetter(argument: _notification_v1_GetDeadLetterRequest, callback: grpc.requestCallback<_notification_v1_GetDeadLetterResponse__Output>): grpc.ClientUnaryCall;
  getDeadLetter(argument: _notification_v1_GetDeadLetterRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_GetDeadLetterResponse__Output>): grpc.ClientUnaryCall;
  getDeadLetter(argument: _notification_v1_GetDeadLetterRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_notification_v1_GetDeadLetterResponse__Output>): grpc.ClientUnaryCall;
  getDeadLetter(argument: _notification_v1_GetDeadLetterRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_GetDeadLetterResponse__Output>): grpc.ClientUnaryCall;
  getDeadLetter(argument: _notification_v1_GetDeadLetterRequest, callback: grpc.requestCallback<_notification_v1_GetDeadLetterResponse__Output>): grpc.ClientUnaryCall;
  
  ListDeadLetters(argument: _notification_v1_ListDeadLettersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_ListDeadLettersResponse__Output>): grpc.ClientUnaryCall;
  ListDeadLetters(argument: _notification_v1_ListDeadLettersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_notification_v1_ListDeadLettersResponse__Output>): grpc.ClientUnaryCall;
  ListDeadLetters(argument: _notification_v1_ListDeadLettersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_ListDeadLettersResponse__Output>): grpc.ClientUnaryCall;
  ListDeadLetters(argument: _notification_v1_ListDeadLettersRequest, callback: grpc.requestCallback<_notification_v1_ListDeadLettersResponse__Output>): grpc.ClientUnaryCall;
  listDeadLetters(argument: _notification_v1_ListDeadLettersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_ListDeadLettersResponse__Output>): grpc.ClientUnaryCall;
  listDeadLetters(argument: _notification_v1_ListDeadLettersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_notification_v1_ListDeadLettersResponse__Output>): grpc.ClientUnaryCall;
  listDeadLetters(argument: _notification_v1_ListDeadLettersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_ListDeadLettersResponse__Output>): grpc.ClientUnaryCall;
  listDeadLetters(argument: _notification_v1_ListDeadLettersRequest, callback: grpc.requestCallback<_notification_v1_ListDeadLettersResponse__Output>): grpc.ClientUnaryCall;
  
  ReplayDeadLetter(argument: _notification_v1_ReplayDeadLetterRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_ReplayDeadLetterResponse__Output>): grpc.ClientUnaryCall;
  ReplayDeadLetter(argument: _notification_v1_ReplayDeadLetterRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_notification_v1_ReplayDeadLetterResponse__Output>): grpc.ClientUnaryCall;
  ReplayDeadLetter(argument: _notification_v1_ReplayDeadLetterRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_ReplayDeadLetterResponse__Output>): grpc.ClientUnaryCall;
  ReplayDeadLetter(argument: _notification_v1_ReplayDeadLetterRequest, callback: grpc.requestCallback<_notification_v1_ReplayDeadLetterResponse__Output>): grpc.ClientUnaryCall;
  replayDeadLetter(argument: _notification_v1_ReplayDeadLetterRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_ReplayDeadLetterResponse__Output>): grpc.ClientUnaryCall;
  replayDeadLetter(argument: _notification_v1_ReplayDeadLetterRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_notification_v1_ReplayDeadLetterResponse__Output>): grpc.ClientUnaryCall;
  replayDeadLetter(argument: _notification_v1_ReplayDeadLetterRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_notification_v1_ReplayDeadLetterResponse__Output>): grpc.ClientUnaryCall;
  replayDeadLetter(argument: _notification_v1_ReplayDeadLetterRequest, callback: grpc.requestCallback<_notification_v1_ReplayDeadLetterResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface DeadLettersServiceHandlers extends grpc.UntypedServiceImplementation {
  DropDeadLetter: grpc.handleUnaryCall<_notification_v1_DropDeadLetterRequest__Output, _notification_v1_DropDeadLetterResponse>;
  
  GetDeadLetter: grpc.handleUnaryCall<_notification_v1_GetDeadLetterRequest__Output, _notification_v1_GetDeadLetterResponse>;
  
  ListDeadLetters: grpc.handleUnaryCall<_notification_v1_ListDeadLettersRequest__Output, _notification_v1_ListDeadLettersResponse>;
  
  ReplayDeadLetter: grpc.handleUnaryCall<_notification_v1_ReplayDeadLetterRequest__Output, _notification_v1_ReplayDeadLetterResponse>;
  
}

export interface DeadLettersServiceDefinition extends grpc.ServiceDefinition {
  DropDeadLetter: MethodDefinition<_notification_v1_DropDeadLetterRequest, _notification_v1_DropDeadLetterResponse, _notification_v1_DropDeadLetterRequest__Output, _notification_v1_DropDeadLetterResponse__Output>
  GetDeadLetter: MethodDefinition<_notification_v1_GetDeadLetterRequest, _notification_v1_GetDeadLetterResponse, _notification_v1_GetDeadLetterRequest__Output, _notification_v1_GetDeadLetterResponse__Output>
  ListDeadLetters: MethodDefinition<_notification_v1_ListDeadLettersRequest, _notification_v1_ListDeadLettersResponse, _notification_v1_ListDeadLettersRequest__Output, _notification_v1_ListDeadLettersResponse__Output>
  ReplayDeadLetter: MethodDefinition<_notification_v1_ReplayDeadLetterRequest, _notification_v1_ReplayDeadLetterResponse, _notification_v1_ReplayDeadLetterRequest__Output, _notification_v1_ReplayDeadLetterResponse__Output>
}
