// Original file: protos/customer/v1/campaigns.proto


export interface ListRecipientsRequest {
  'campaignId'?: (string);
  'state'?: (string);
  'limit'?: (number);
  'cursor'?: (string);
}

export interface ListRecipientsRequest__Output {
  'campaignId': (string);
  'state': (string);
  'limit': (number);
  'cursor': (string);
}
