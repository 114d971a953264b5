// Original file: protos/customer/v1/campaigns.proto


export interface PauseCampaignRequest {
  'campaignId'?: (string);
}

export interface PauseCampaignRequest__Output {
  'campaignId': (string);
}
