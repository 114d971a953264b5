// Original file: protos/customer/v1/campaigns.proto

import type { Campaign as _customer_v1_Campaign, Campaign__Output as _customer_v1_Campaign__Output } from '../../customer/v1/Campaign.ts';

export interface ListCampaignsResponse {
  'campaigns'?: (_customer_v1_Campaign)[];
  'nextCursor'?: (string);
}

export interface ListCampaignsResponse__Output {
  'campaigns': (_customer_v1_Campaign__Output)[];
  'nextCursor': (string);
}
