// Original file: protos/customer/v1/campaigns.proto


export interface GetCampaignRequest {
  'campaignId'?: (string);
}

export interface GetCampaignRequest__Output {
  'campaignId': (string);
}
