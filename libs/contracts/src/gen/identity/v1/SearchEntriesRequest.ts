// Original file: protos/identity/v1/audit.proto

import type { Long } from '@grpc/proto-loader';

export interface SearchEntriesRequest {
  'subject'?: (string);
  'actorId'?: (string);
  'acts'?: (string)[];
  'fromMs'?: (number | string | Long);
  'toMs'?: (number | string | Long);
  'cursor'?: (string);
  'limit'?: (number);
  'requestId'?: (string);
}

export interface SearchEntriesRequest__Output {
  'subject': (string);
  'actorId': (string);
  'acts': (string)[];
  'fromMs': (number);
  'toMs': (number);
  'cursor': (string);
  'limit': (number);
  'requestId': (string);
}
