// Original file: protos/customer/v1/campaigns.proto

import type { Long } from '@grpc/proto-loader';

export interface Recipient {
  'customerId'?: (string);
  'customerReference'?: (string);
  'state'?: (string);
  'reason'?: (string);
  'domain'?: (string);
  'deliveryId'?: (string);
  'settledAtMs'?: (number | string | Long);
  'renewedAtMs'?: (number | string | Long);
  'afterDoubt'?: (boolean);
}

export interface Recipient__Output {
  'customerId': (string);
  'customerReference': (string);
  'state': (string);
  'reason': (string);
  'domain': (string);
  'deliveryId': (string);
  'settledAtMs': (number);
  'renewedAtMs': (number);
  'afterDoubt': (boolean);
}
