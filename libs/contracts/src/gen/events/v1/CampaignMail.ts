// Original file: protos/events/v1/events.proto


export interface CampaignMail {
  'requestId'?: (string);
  'customerId'?: (string);
  'domain'?: (string);
}

export interface CampaignMail__Output {
  'requestId': (string);
  'customerId': (string);
  'domain': (string);
}
