// Original file: protos/customer/v1/campaigns.proto


export interface CancelCampaignRequest {
  'campaignId'?: (string);
}

export interface CancelCampaignRequest__Output {
  'campaignId': (string);
}
