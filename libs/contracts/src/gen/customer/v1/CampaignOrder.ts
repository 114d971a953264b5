// Original file: protos/customer/v1/campaigns.proto


export interface CampaignOrder {
  'campaignId'?: (string);
  'state'?: (string);
}

export interface CampaignOrder__Output {
  'campaignId': (string);
  'state': (string);
}
