// Original file: protos/customer/v1/campaigns.proto


export interface ListCampaignsRequest {
  'limit'?: (number);
  'cursor'?: (string);
}

export interface ListCampaignsRequest__Output {
  'limit': (number);
  'cursor': (string);
}
