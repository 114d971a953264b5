// Original file: protos/customer/v1/campaigns.proto


export interface CampaignAudience {
  'of'?: (string);
  'withoutLiveLink'?: (boolean);
  'store'?: (string);
  'locale'?: (string);
  'importId'?: (string);
  'listed'?: (boolean);
}

export interface CampaignAudience__Output {
  'of': (string);
  'withoutLiveLink': (boolean);
  'store': (string);
  'locale': (string);
  'importId': (string);
  'listed': (boolean);
}
