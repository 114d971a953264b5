// Original file: protos/customer/v1/campaigns.proto

import type { Long } from '@grpc/proto-loader';

export interface CampaignCounts {
  'pending'?: (number | string | Long);
  'requested'?: (number | string | Long);
  'sent'?: (number | string | Long);
  'failed'?: (number | string | Long);
  'suppressed'?: (number | string | Long);
  'cancelled'?: (number | string | Long);
  'doubt'?: (number | string | Long);
  'renewed'?: (number | string | Long);
}

export interface CampaignCounts__Output {
  'pending': (number);
  'requested': (number);
  'sent': (number);
  'failed': (number);
  'suppressed': (number);
  'cancelled': (number);
  'doubt': (number);
  'renewed': (number);
}
