// Original file: protos/customer/v1/campaigns.proto

import type { CampaignPace as _customer_v1_CampaignPace, CampaignPace__Output as _customer_v1_CampaignPace__Output } from '../../customer/v1/CampaignPace.ts';

export interface ChangeCampaignPaceRequest {
  'campaignId'?: (string);
  'pace'?: (_customer_v1_CampaignPace | null);
}

export interface ChangeCampaignPaceRequest__Output {
  'campaignId': (string);
  'pace': (_customer_v1_CampaignPace__Output | null);
}
