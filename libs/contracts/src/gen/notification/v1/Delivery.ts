// Original file: protos/notification/v1/deliveries.proto

import type { Long } from '@grpc/proto-loader';

export interface Delivery {
  'deliveryId'?: (string);
  'kind'?: (string);
  'state'?: (string);
  'reason'?: (string);
  'customerId'?: (string);
  'campaignId'?: (string);
  'domain'?: (string);
  'locale'?: (string);
  'attempts'?: (number);
  'afterDoubt'?: (boolean);
  'occurredAtMs'?: (number | string | Long);
  'createdAtMs'?: (number | string | Long);
  'updatedAtMs'?: (number | string | Long);
  'nextAttemptAtMs'?: (number | string | Long);
  'giveUpAtMs'?: (number | string | Long);
}

export interface Delivery__Output {
  'deliveryId': (string);
  'kind': (string);
  'state': (string);
  'reason': (string);
  'customerId': (string);
  'campaignId': (string);
  'domain': (string);
  'locale': (string);
  'attempts': (number);
  'afterDoubt': (boolean);
  'occurredAtMs': (number);
  'createdAtMs': (number);
  'updatedAtMs': (number);
  'nextAttemptAtMs': (number);
  'giveUpAtMs': (number);
}
