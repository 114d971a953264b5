// Original file: protos/events/v1/events.proto

import type { Long } from '@grpc/proto-loader';

export interface SettledMail {
  'campaignId'?: (string);
  'customerId'?: (string);
  'requestId'?: (string);
  'state'?: (string);
  'reason'?: (string);
  'domain'?: (string);
  'afterDoubt'?: (boolean);
  'settledAtMs'?: (number | string | Long);
}

export interface SettledMail__Output {
  'campaignId': (string);
  'customerId': (string);
  'requestId': (string);
  'state': (string);
  'reason': (string);
  'domain': (string);
  'afterDoubt': (boolean);
  'settledAtMs': (number);
}
