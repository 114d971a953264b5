// Original file: protos/customer/v1/campaigns.proto


export interface PreviewCampaignRequest {
  'campaignId'?: (string);
}

export interface PreviewCampaignRequest__Output {
  'campaignId': (string);
}
