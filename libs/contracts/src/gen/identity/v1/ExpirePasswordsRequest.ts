// Original file: protos/identity/v1/campaigns.proto


export interface ExpirePasswordsRequest {
  'campaignId'?: (string);
  'customerIds'?: (string)[];
}

export interface ExpirePasswordsRequest__Output {
  'campaignId': (string);
  'customerIds': (string)[];
}
