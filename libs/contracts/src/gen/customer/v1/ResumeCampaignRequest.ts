// Original file: protos/customer/v1/campaigns.proto


export interface ResumeCampaignRequest {
  'campaignId'?: (string);
}

export interface ResumeCampaignRequest__Output {
  'campaignId': (string);
}
