// Original file: protos/customer/v1/campaigns.proto

import type { CampaignAudience as _customer_v1_CampaignAudience, CampaignAudience__Output as _customer_v1_CampaignAudience__Output } from '../../customer/v1/CampaignAudience.ts';
import type { CampaignPace as _customer_v1_CampaignPace, CampaignPace__Output as _customer_v1_CampaignPace__Output } from '../../customer/v1/CampaignPace.ts';

export interface CreateCampaignRequest {
  'campaignId'?: (string);
  'audience'?: (_customer_v1_CampaignAudience | null);
  'expirePasswords'?: (boolean);
  'pace'?: (_customer_v1_CampaignPace | null);
}

export interface CreateCampaignRequest__Output {
  'campaignId': (string);
  'audience': (_customer_v1_CampaignAudience__Output | null);
  'expirePasswords': (boolean);
  'pace': (_customer_v1_CampaignPace__Output | null);
}
