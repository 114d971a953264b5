// Original file: protos/customer/v1/campaigns.proto

import type { CampaignAudience as _customer_v1_CampaignAudience, CampaignAudience__Output as _customer_v1_CampaignAudience__Output } from '../../customer/v1/CampaignAudience.ts';
import type { CampaignPace as _customer_v1_CampaignPace, CampaignPace__Output as _customer_v1_CampaignPace__Output } from '../../customer/v1/CampaignPace.ts';
import type { CampaignPreview as _customer_v1_CampaignPreview, CampaignPreview__Output as _customer_v1_CampaignPreview__Output } from '../../customer/v1/CampaignPreview.ts';
import type { CampaignCounts as _customer_v1_CampaignCounts, CampaignCounts__Output as _customer_v1_CampaignCounts__Output } from '../../customer/v1/CampaignCounts.ts';
import type { Long } from '@grpc/proto-loader';

export interface Campaign {
  'campaignId'?: (string);
  'state'?: (string);
  'phase'?: (string);
  'audience'?: (_customer_v1_CampaignAudience | null);
  'expirePasswords'?: (boolean);
  'pace'?: (_customer_v1_CampaignPace | null);
  'preview'?: (_customer_v1_CampaignPreview | null);
  'recipients'?: (number | string | Long);
  'expired'?: (number | string | Long);
  'counts'?: (_customer_v1_CampaignCounts | null);
  'createdBy'?: (string);
  'createdAtMs'?: (number | string | Long);
  'approvedBy'?: (string)[];
  'approvalsNeeded'?: (number);
  'startedAtMs'?: (number | string | Long);
  'endedAtMs'?: (number | string | Long);
  'listed'?: (number | string | Long);
  'version'?: (number | string | Long);
}

export interface Campaign__Output {
  'campaignId': (string);
  'state': (string);
  'phase': (string);
  'audience': (_customer_v1_CampaignAudience__Output | null);
  'expirePasswords': (boolean);
  'pace': (_customer_v1_CampaignPace__Output | null);
  'preview': (_customer_v1_CampaignPreview__Output | null);
  'recipients': (number);
  'expired': (number);
  'counts': (_customer_v1_CampaignCounts__Output | null);
  'createdBy': (string);
  'createdAtMs': (number);
  'approvedBy': (string)[];
  'approvalsNeeded': (number);
  'startedAtMs': (number);
  'endedAtMs': (number);
  'listed': (number);
  'version': (number);
}
