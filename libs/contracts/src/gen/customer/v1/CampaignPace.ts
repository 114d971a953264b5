// Original file: protos/customer/v1/campaigns.proto


export interface CampaignPace {
  'rate'?: (number | string);
  'domainRates'?: ({[key: string]: number | string});
}

export interface CampaignPace__Output {
  'rate': (number);
  'domainRates': ({[key: string]: number});
}
