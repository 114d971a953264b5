// Original file: protos/customer/v1/campaigns.proto


export interface StartCampaignRequest {
  'campaignId'?: (string);
}

export interface StartCampaignRequest__Output {
  'campaignId': (string);
}
