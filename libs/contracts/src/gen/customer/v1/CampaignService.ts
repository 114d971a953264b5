// Original file: protos/customer/v1/campaigns.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AddToAudienceRequest as _customer_v1_AddToAudienceRequest, AddToAudienceRequest__Output as _customer_v1_AddToAudienceRequest__Output } from '../../customer/v1/AddToAudienceRequest.ts';
import type { AddToAudienceResponse as _customer_v1_AddToAudienceResponse, AddToAudienceResponse__Output as _customer_v1_AddToAudienceResponse__Output } from '../../customer/v1/AddToAudienceResponse.ts';
import type { CancelCampaignRequest as _customer_v1_CancelCampaignRequest, CancelCampaignRequest__Output as _customer_v1_CancelCampaignRequest__Output } from '../../customer/v1/CancelCampaignRequest.ts';
import type { CancelCampaignResponse as _customer_v1_CancelCampaignResponse, CancelCampaignResponse__Output as _customer_v1_CancelCampaignResponse__Output } from '../../customer/v1/CancelCampaignResponse.ts';
import type { ChangeCampaignPaceRequest as _customer_v1_ChangeCampaignPaceRequest, ChangeCampaignPaceRequest__Output as _customer_v1_ChangeCampaignPaceRequest__Output } from '../../customer/v1/ChangeCampaignPaceRequest.ts';
import type { ChangeCampaignPaceResponse as _customer_v1_ChangeCampaignPaceResponse, ChangeCampaignPaceResponse__Output as _customer_v1_ChangeCampaignPaceResponse__Output } from '../../customer/v1/ChangeCampaignPaceResponse.ts';
import type { CreateCampaignRequest as _customer_v1_CreateCampaignRequest, CreateCampaignRequest__Output as _customer_v1_CreateCampaignRequest__Output } from '../../customer/v1/CreateCampaignRequest.ts';
import type { CreateCampaignResponse as _customer_v1_CreateCampaignResponse, CreateCampaignResponse__Output as _customer_v1_CreateCampaignResponse__Output } from '../../customer/v1/CreateCampaignResponse.ts';
import type { GetCampaignRequest as _customer_v1_GetCampaignRequest, GetCampaignRequest__Output as _customer_v1_GetCampaignRequest__Output } from '../../customer/v1/GetCampaignRequest.ts';
import type { GetCampaignResponse as _customer_v1_GetCampaignResponse, GetCampaignResponse__Output as _customer_v1_GetCampaignResponse__Output } from '../../customer/v1/GetCampaignResponse.ts';
import type { ListCampaignsRequest as _customer_v1_ListCampaignsRequest, ListCampaignsRequest__Output as _customer_v1_ListCampaignsRequest__Output } from '../../customer/v1/ListCampaignsRequest.ts';
import type { ListCampaignsResponse as _customer_v1_ListCampaignsResponse, ListCampaignsResponse__Output as _customer_v1_ListCampaignsResponse__Output } from '../../customer/v1/ListCampaignsResponse.ts';
import type { ListRecipientsRequest as _customer_v1_ListRecipientsRequest, ListRecipientsRequest__Output as _customer_v1_ListRecipientsRequest__Output } from '../../customer/v1/ListRecipientsRequest.ts';
import type { ListRecipientsResponse as _customer_v1_ListRecipientsResponse, ListRecipientsResponse__Output as _customer_v1_ListRecipientsResponse__Output } from '../../customer/v1/ListRecipientsResponse.ts';
import type { PauseCampaignRequest as _customer_v1_PauseCampaignRequest, PauseCampaignRequest__Output as _customer_v1_PauseCampaignRequest__Output } from '../../customer/v1/PauseCampaignRequest.ts';
import type { PauseCampaignResponse as _customer_v1_PauseCampaignResponse, PauseCampaignResponse__Output as _customer_v1_PauseCampaignResponse__Output } from '../../customer/v1/PauseCampaignResponse.ts';
import type { PreviewCampaignRequest as _customer_v1_PreviewCampaignRequest, PreviewCampaignRequest__Output as _customer_v1_PreviewCampaignRequest__Output } from '../../customer/v1/PreviewCampaignRequest.ts';
import type { PreviewCampaignResponse as _customer_v1_PreviewCampaignResponse, PreviewCampaignResponse__Output as _customer_v1_PreviewCampaignResponse__Output } from '../../customer/v1/PreviewCampaignResponse.ts';
import type { ResumeCampaignRequest as _customer_v1_ResumeCampaignRequest, ResumeCampaignRequest__Output as _customer_v1_ResumeCampaignRequest__Output } from '../../customer/v1/ResumeCampaignRequest.ts';
import type { ResumeCampaignResponse as _customer_v1_ResumeCampaignResponse, ResumeCampaignResponse__Output as _customer_v1_ResumeCampaignResponse__Output } from '../../customer/v1/ResumeCampaignResponse.ts';
import type { StartCampaignRequest as _customer_v1_StartCampaignRequest, StartCampaignRequest__Output as _customer_v1_StartCampaignRequest__Output } from '../../customer/v1/StartCampaignRequest.ts';
import type { StartCampaignResponse as _customer_v1_StartCampaignResponse, StartCampaignResponse__Output as _customer_v1_StartCampaignResponse__Output } from '../../customer/v1/StartCampaignResponse.ts';

export interface CampaignServiceClient extends grpc.Client {
  AddToAudience(argument: _customer_v1_AddToAudienceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_AddToAudienceResponse__Output>): grpc.ClientUnaryCall;
  AddToAudience(argument: _customer_v1_AddToAudienceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_AddToAudienceResponse__Output>): grpc.ClientUnaryCall;
  AddToAudience(argument: _customer_v1_AddToAudienceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_AddToAudienceResponse__Output>): grpc.ClientUnaryCall;
  AddToAudience(argument: _customer_v1_AddToAudienceRequest, callback: grpc.requestCallback<_customer_v1_AddToAudienceResponse__Output>): grpc.ClientUnaryCall;
  addToAudience(argument: _customer_v1_AddToAudienceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_AddToAudienceResponse__Output>): grpc.ClientUnaryCall;
  addToAudience(argument: _customer_v1_AddToAudienceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_AddToAudienceResponse__Output>): grpc.ClientUnaryCall;
  addToAudience(argument: _customer_v1_AddToAudienceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_AddToAudienceResponse__Output>): grpc.ClientUnaryCall;
  addToAudience(argument: _customer_v1_AddToAudienceRequest, callback: grpc.requestCallback<_customer_v1_AddToAudienceResponse__Output>): grpc.ClientUnaryCall;
  
  CancelCampaign(argument: _customer_v1_CancelCampaignRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_CancelCampaignResponse__Output>): grpc.ClientUnaryCall;
  CancelCampaign(argument: _customer_v1_CancelCampaignRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_CancelCampaignResponse__Output>): grpc.ClientUnaryCall;
  CancelCampaign(argument: _customer_v1_CancelCampaignRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_CancelCampaignResponse__Output>): grpc.ClientUnaryCall;
  CancelCampaign(argument: _customer_v1_CancelCampaignRequest, callback: grpc.requestCallback<_customer_v1_CancelCampaignResponse__Output>): grpc.ClientUnaryCall;
  cancelCampaign(argument: _customer_v1_CancelCampaignRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_CancelCampaignResponse__Output>): grpc.ClientUnaryCall;
  cancelCampaign(argument: _customer_v1_CancelCampaignRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_CancelCampaignResponse__Output>): grpc.ClientUnaryCall;
  cancelCampaign(argument: _customer_v1_CancelCampaignRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_CancelCampaignResponse__Output>): grpc.ClientUnaryCall;
  cancelCampaign(argument: _customer_v1_CancelCampaignRequest, callback: grpc.requestCallback<_customer_v1_CancelCampaignResponse__Output>): grpc.ClientUnaryCall;
  
  ChangeCampaignPace(argument: _customer_v1_ChangeCampaignPaceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ChangeCampaignPaceResponse__Output>): grpc.ClientUnaryCall;
  ChangeCampaignPace(argument: _customer_v1_ChangeCampaignPaceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_ChangeCampaignPaceResponse__Output>): grpc.ClientUnaryCall;
  ChangeCampaignPace(argument: _customer_v1_ChangeCampaignPaceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ChangeCampaignPaceResponse__Output>): grpc.ClientUnaryCall;
  ChangeCampaignPace(argument: _customer_v1_ChangeCampaignPaceRequest, callback: grpc.requestCallback<_customer_v1_ChangeCampaignPaceResponse__Output>): grpc.ClientUnaryCall;
  changeCampaignPace(argument: _customer_v1_ChangeCampaignPaceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ChangeCampaignPaceResponse__Output>): grpc.ClientUnaryCall;
  changeCampaignPace(argument: _customer_v1_ChangeCampaignPaceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_ChangeCampaignPaceResponse__Output>): grpc.ClientUnaryCall;
  changeCampaignPace(argument: _customer_v1_ChangeCampaignPaceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ChangeCampaignPaceResponse__Output>): grpc.ClientUnaryCall;
  changeCampaignPace(argument: _customer_v1_ChangeCampaignPaceRequest, callback: grpc.requestCallback<_customer_v1_ChangeCampaignPaceResponse__Output>): grpc.ClientUnaryCall;
  
  CreateCampaign(argument: _customer_v1_CreateCampaignRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_CreateCampaignResponse__Output>): grpc.ClientUnaryCall;
  CreateCampaign(argument: _customer_v1_CreateCampaignRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_CreateCampaignResponse__Output>): grpc.ClientUnaryCall;
  CreateCampaign(argument: _customer_v1_CreateCampaignRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_CreateCampaignResponse__Output>): grpc.ClientUnaryCall;
  CreateCampaign(argument: _customer_v1_CreateCampaignRequest, callback: grpc.requestCallback<_customer_v1_CreateCampaignResponse__Output>): grpc.ClientUnaryCall;
  createCampaign(argument: _customer_v1_CreateCampaignRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_CreateCampaignResponse__Output>): grpc.ClientUnaryCall;
  createCampaign(argument: _customer_v1_CreateCampaignRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_CreateCampaignResponse__Output>): grpc.ClientUnaryCall;
  createCampaign(argument: _customer_v1_CreateCampaignRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_CreateCampaignResponse__Output>): grpc.ClientUnaryCall;
  createCampaign(argument: _customer_v1_CreateCampaignRequest, callback: grpc.requestCallback<_customer_v1_CreateCampaignResponse__Output>): grpc.ClientUnaryCall;
  
  GetCampaign(argument: _customer_v1_GetCampaignRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_GetCampaignResponse__Output>): grpc.ClientUnaryCall;
  GetCampaign(argument: _customer_v1_GetCampaignRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_GetCampaignResponse__Output>): grpc.ClientUnaryCall;
  GetCampaign(argument: _customer_v1_GetCampaignRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_GetCampaignResponse__Output>): grpc.ClientUnaryCall;
  GetCampaign(argument: _customer_v1_GetCampaignRequest, callback: grpc.requestCallback<_customer_v1_GetCampaignResponse__Output>): grpc.ClientUnaryCall;
  getCampaign(argument: _customer_v1_GetCampaignRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_GetCampaignResponse__Output>): grpc.ClientUnaryCall;
  getCampaign(argument: _customer_v1_GetCampaignRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_GetCampaignResponse__Output>): grpc.ClientUnaryCall;
  getCampaign(argument: _customer_v1_GetCampaignRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_GetCampaignResponse__Output>): grpc.ClientUnaryCall;
  getCampaign(argument: _customer_v1_GetCampaignRequest, callback: grpc.requestCallback<_customer_v1_GetCampaignResponse__Output>): grpc.ClientUnaryCall;
  
  ListCampaigns(argument: _customer_v1_ListCampaignsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListCampaignsResponse__Output>): grpc.ClientUnaryCall;
  ListCampaigns(argument: _customer_v1_ListCampaignsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_ListCampaignsResponse__Output>): grpc.ClientUnaryCall;
  ListCampaigns(argument: _customer_v1_ListCampaignsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListCampaignsResponse__Output>): grpc.ClientUnaryCall;
  ListCampaigns(argument: _customer_v1_ListCampaignsRequest, callback: grpc.requestCallback<_customer_v1_ListCampaignsResponse__Output>): grpc.ClientUnaryCall;
  listCampaigns(argument: _customer_v1_ListCampaignsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListCampaignsResponse__Output>): grpc.ClientUnaryCall;
  listCampaigns(argument: _customer_v1_ListCampaignsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_ListCampaignsResponse__Output>): grpc.ClientUnaryCall;
  listCampaigns(argument: _customer_v1_ListCampaignsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListCampaignsResponse__Output>): grpc.ClientUnaryCall;
  listCampaigns(argument: _customer_v1_ListCampaignsRequest, callback: grpc.requestCallback<_customer_v1_ListCampaignsResponse__Output>): grpc.ClientUnaryCall;
  
  ListRecipients(argument: _customer_v1_ListRecipientsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListRecipientsResponse__Output>): grpc.ClientUnaryCall;
  ListRecipients(argument: _customer_v1_ListRecipientsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_ListRecipientsResponse__Output>): grpc.ClientUnaryCall;
  ListRecipients(argument: _customer_v1_ListRecipientsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListRecipientsResponse__Output>): grpc.ClientUnaryCall;
  ListRecipients(argument: _customer_v1_ListRecipientsRequest, callback: grpc.requestCallback<_customer_v1_ListRecipientsResponse__Output>): grpc.ClientUnaryCall;
  listRecipients(argument: _customer_v1_ListRecipientsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListRecipientsResponse__Output>): grpc.ClientUnaryCall;
  listRecipients(argument: _customer_v1_ListRecipientsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_ListRecipientsResponse__Output>): grpc.ClientUnaryCall;
  listRecipients(argument: _customer_v1_ListRecipientsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ListRecipientsResponse__Output>): grpc.ClientUnaryCall;
  listRecipients(argument: _customer_v1_ListRecipientsRequest, callback: grpc.requestCallback<_customer_v1_ListRecipientsResponse__Output>): grpc.ClientUnaryCall;
  
  PauseCampaign(argument: _customer_v1_PauseCampaignRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_PauseCampaignResponse__Output>): grpc.ClientUnaryCall;
  PauseCampaign(argument: _customer_v1_PauseCampaignRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_PauseCampaignResponse__Output>): grpc.ClientUnaryCall;
  PauseCampaign(argument: _customer_v1_PauseCampaignRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_PauseCampaignResponse__Output>): grpc.ClientUnaryCall;
  PauseCampaign(argument: _customer_v1_PauseCampaignRequest, callback: grpc.requestCallback<_customer_v1_PauseCampaignResponse__Output>): grpc.ClientUnaryCall;
  pauseCampaign(argument: _customer_v1_PauseCampaignRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_PauseCampaignResponse__Output>): grpc.ClientUnaryCall;
  pauseCampaign(argument: _customer_v1_PauseCampaignRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_PauseCampaignResponse__Output>): grpc.ClientUnaryCall;
  pauseCampaign(argument: _customer_v1_PauseCampaignRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_PauseCampaignResponse__Output>): grpc.ClientUnaryCall;
  pauseCampaign(argument: _customer_v1_PauseCampaignRequest, callback: grpc.requestCallback<_customer_v1_PauseCampaignResponse__Output>): grpc.ClientUnaryCall;
  
  PreviewCampaign(argument: _customer_v1_PreviewCampaignRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_PreviewCampaignResponse__Output>): grpc.ClientUnaryCall;
  PreviewCampaign(argument: _customer_v1_PreviewCampaignRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_PreviewCampaignResponse__Output>): grpc.ClientUnaryCall;
  PreviewCampaign(argument: _customer_v1_PreviewCampaignRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_PreviewCampaignResponse__Output>): grpc.ClientUnaryCall;
  PreviewCampaign(argument: _customer_v1_PreviewCampaignRequest, callback: grpc.requestCallback<_customer_v1_PreviewCampaignResponse__Output>): grpc.ClientUnaryCall;
  previewCampaign(argument: _customer_v1_PreviewCampaignRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_PreviewCampaignResponse__Output>): grpc.ClientUnaryCall;
  previewCampaign(argument: _customer_v1_PreviewCampaignRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_PreviewCampaignResponse__Output>): grpc.ClientUnaryCall;
  previewCampaign(argument: _customer_v1_PreviewCampaignRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_PreviewCampaignResponse__Output>): grpc.ClientUnaryCall;
  previewCampaign(argument: _customer_v1_PreviewCampaignRequest, callback: grpc.requestCallback<_customer_v1_PreviewCampaignResponse__Output>): grpc.ClientUnaryCall;
  
  ResumeCampaign(argument: _customer_v1_ResumeCampaignRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ResumeCampaignResponse__Output>): grpc.ClientUnaryCall;
  ResumeCampaign(argument: _customer_v1_ResumeCampaignRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_ResumeCampaignResponse__Output>): grpc.ClientUnaryCall;
  ResumeCampaign(argument: _customer_v1_ResumeCampaignRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ResumeCampaignResponse__Output>): grpc.ClientUnaryCall;
  ResumeCampaign(argument: _customer_v1_ResumeCampaignRequest, callback: grpc.requestCallback<_customer_v1_ResumeCampaignResponse__Output>): grpc.ClientUnaryCall;
  resumeCampaign(argument: _customer_v1_ResumeCampaignRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ResumeCampaignResponse__Output>): grpc.ClientUnaryCall;
  resumeCampaign(argument: _customer_v1_ResumeCampaignRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_ResumeCampaignResponse__Output>): grpc.ClientUnaryCall;
  resumeCampaign(argument: _customer_v1_ResumeCampaignRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_ResumeCampaignResponse__Output>): grpc.ClientUnaryCall;
  resumeCampaign(argument: _customer_v1_ResumeCampaignRequest, callback: grpc.requestCallback<_customer_v1_ResumeCampaignResponse__Output>): grpc.ClientUnaryCall;
  
  StartCampaign(argument: _customer_v1_StartCampaignRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_StartCampaignResponse__Output>): grpc.ClientUnaryCall;
  StartCampaign(argument: _customer_v1_StartCampaignRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_StartCampaignResponse__Output>): grpc.ClientUnaryCall;
  StartCampaign(argument: _customer_v1_StartCampaignRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_StartCampaignResponse__Output>): grpc.ClientUnaryCall;
  StartCampaign(argument: _customer_v1_StartCampaignRequest, callback: grpc.requestCallback<_customer_v1_StartCampaignResponse__Output>): grpc.ClientUnaryCall;
  startCampaign(argument: _customer_v1_StartCampaignRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_StartCampaignResponse__Output>): grpc.ClientUnaryCall;
  startCampaign(argument: _customer_v1_StartCampaignRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_customer_v1_StartCampaignResponse__Output>): grpc.ClientUnaryCall;
  startCampaign(argument: _customer_v1_StartCampaignRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_customer_v1_StartCampaignResponse__Output>): grpc.ClientUnaryCall;
  startCampaign(argument: _customer_v1_StartCampaignRequest, callback: grpc.requestCallback<_customer_v1_StartCampaignResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface CampaignServiceHandlers extends grpc.UntypedServiceImplementation {
  AddToAudience: grpc.handleUnaryCall<_customer_v1_AddToAudienceRequest__Output, _customer_v1_AddToAudienceResponse>;
  
  CancelCampaign: grpc.handleUnaryCall<_customer_v1_CancelCampaignRequest__Output, _customer_v1_CancelCampaignResponse>;
  
  ChangeCampaignPace: grpc.handleUnaryCall<_customer_v1_ChangeCampaignPaceRequest__Output, _customer_v1_ChangeCampaignPaceResponse>;
  
  CreateCampaign: grpc.handleUnaryCall<_customer_v1_CreateCampaignRequest__Output, _customer_v1_CreateCampaignResponse>;
  
  GetCampaign: grpc.handleUnaryCall<_customer_v1_GetCampaignRequest__Output, _customer_v1_GetCampaignResponse>;
  
  ListCampaigns: grpc.handleUnaryCall<_customer_v1_ListCampaignsRequest__Output, _customer_v1_ListCampaignsResponse>;
  
  ListRecipients: grpc.handleUnaryCall<_customer_v1_ListRecipientsRequest__Output, _customer_v1_ListRecipientsResponse>;
  
  PauseCampaign: grpc.handleUnaryCall<_customer_v1_PauseCampaignRequest__Output, _customer_v1_PauseCampaignResponse>;
  
  PreviewCampaign: grpc.handleUnaryCall<_customer_v1_PreviewCampaignRequest__Output, _customer_v1_PreviewCampaignResponse>;
  
  ResumeCampaign: grpc.handleUnaryCall<_customer_v1_ResumeCampaignRequest__Output, _customer_v1_ResumeCampaignResponse>;
  
  StartCampaign: grpc.handleUnaryCall<_customer_v1_StartCampaignRequest__Output, _customer_v1_StartCampaignResponse>;
  
}

export interface CampaignServiceDefinition extends grpc.ServiceDefinition {
  AddToAudience: MethodDefinition<_customer_v1_AddToAudienceRequest, _customer_v1_AddToAudienceResponse, _customer_v1_AddToAudienceRequest__Output, _customer_v1_AddToAudienceResponse__Output>
  CancelCampaign: MethodDefinition<_customer_v1_CancelCampaignRequest, _customer_v1_CancelCampaignResponse, _customer_v1_CancelCampaignRequest__Output, _customer_v1_CancelCampaignResponse__Output>
  ChangeCampaignPace: MethodDefinition<_customer_v1_ChangeCampaignPaceRequest, _customer_v1_ChangeCampaignPaceResponse, _customer_v1_ChangeCampaignPaceRequest__Output, _customer_v1_ChangeCampaignPaceResponse__Output>
  CreateCampaign: MethodDefinition<_customer_v1_CreateCampaignRequest, _customer_v1_CreateCampaignResponse, _customer_v1_CreateCampaignRequest__Output, _customer_v1_CreateCampaignResponse__Output>
  GetCampaign: MethodDefinition<_customer_v1_GetCampaignRequest, _customer_v1_GetCampaignResponse, _customer_v1_GetCampaignRequest__Output, _customer_v1_GetCampaignResponse__Output>
  ListCampaigns: MethodDefinition<_customer_v1_ListCampaignsRequest, _customer_v1_ListCampaignsResponse, _customer_v1_ListCampaignsRequest__Output, _customer_v1_ListCampaignsResponse__Output>
  ListRecipients: MethodDefinition<_customer_v1_ListRecipientsRequest, _customer_v1_ListRecipientsResponse, _customer_v1_ListRecipientsRequest__Output, _customer_v1_ListRecipientsResponse__Output>
  PauseCampaign: MethodDefinition<_customer_v1_PauseCampaignRequest, _customer_v1_PauseCampaignResponse, _customer_v1_PauseCampaignRequest__Output, _customer_v1_PauseCampaignResponse__Output>
  PreviewCampaign: MethodDefinition<_customer_v1_PreviewCampaignRequest, _customer_v1_PreviewCampaignResponse, _customer_v1_PreviewCampaignRequest__Output, _customer_v1_PreviewCampaignResponse__Output>
  ResumeCampaign: MethodDefinition<_customer_v1_ResumeCampaignRequest, _customer_v1_ResumeCampaignResponse, _customer_v1_ResumeCampaignRequest__Output, _customer_v1_ResumeCampaignResponse__Output>
  StartCampaign: MethodDefinition<_customer_v1_StartCampaignRequest, _customer_v1_StartCampaignResponse, _customer_v1_StartCampaignRequest__Output, _customer_v1_StartCampaignResponse__Output>
}
