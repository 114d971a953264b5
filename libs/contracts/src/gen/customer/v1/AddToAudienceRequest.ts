// Original file: protos/customer/v1/campaigns.proto


export interface AddToAudienceRequest {
  'campaignId'?: (string);
  'references'?: (string)[];
  'emails'?: (string)[];
}

export interface AddToAudienceRequest__Output {
  'campaignId': (string);
  'references': (string)[];
  'emails': (string)[];
}
