// Original file: protos/customer/v1/campaigns.proto

import type { CampaignOrder as _customer_v1_CampaignOrder, CampaignOrder__Output as _customer_v1_CampaignOrder__Output } from '../../customer/v1/CampaignOrder.ts';

export interface ListCampaignOrdersResponse {
  'orders'?: (_customer_v1_CampaignOrder)[];
}

export interface ListCampaignOrdersResponse__Output {
  'orders': (_customer_v1_CampaignOrder__Output)[];
}
