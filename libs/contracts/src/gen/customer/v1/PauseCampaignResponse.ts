// Original file: protos/customer/v1/campaigns.proto

import type { Campaign as _customer_v1_Campaign, Campaign__Output as _customer_v1_Campaign__Output } from '../../customer/v1/Campaign.ts';

export interface PauseCampaignResponse {
  'campaign'?: (_customer_v1_Campaign | null);
}

export interface PauseCampaignResponse__Output {
  'campaign': (_customer_v1_Campaign__Output | null);
}
