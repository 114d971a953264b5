// Original file: protos/customer/v1/campaigns.proto

import type { Long } from '@grpc/proto-loader';

export interface CampaignPreview {
  'state'?: (string);
  'countedAtMs'?: (number | string | Long);
  'total'?: (number | string | Long);
  'byStore'?: ({[key: string]: number | string | Long});
  'byLocale'?: ({[key: string]: number | string | Long});
  'byDomain'?: ({[key: string]: number | string | Long});
  'leftOut'?: ({[key: string]: number | string | Long});
  'expectedMs'?: (number | string | Long);
  'gmailADay'?: (number | string | Long);
}

export interface CampaignPreview__Output {
  'state': (string);
  'countedAtMs': (number);
  'total': (number);
  'byStore': ({[key: string]: number});
  'byLocale': ({[key: string]: number});
  'byDomain': ({[key: string]: number});
  'leftOut': ({[key: string]: number});
  'expectedMs': (number);
  'gmailADay': (number);
}
