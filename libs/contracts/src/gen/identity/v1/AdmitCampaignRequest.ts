// Original file: protos/identity/v1/campaigns.proto

import type { Long } from '@grpc/proto-loader';

export interface AdmitCampaignRequest {
  'campaignId'?: (string);
  'startedAtMs'?: (number | string | Long);
  'withoutPassword'?: (boolean);
}

export interface AdmitCampaignRequest__Output {
  'campaignId': (string);
  'startedAtMs': (number);
  'withoutPassword': (boolean);
}
