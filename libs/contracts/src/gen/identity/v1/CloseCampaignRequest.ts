// Original file: protos/identity/v1/campaigns.proto


export interface CloseCampaignRequest {
  'campaignId'?: (string);
}

export interface CloseCampaignRequest__Output {
  'campaignId': (string);
}
