// Original file: protos/customer/v1/directory.proto

import type { Long } from '@grpc/proto-loader';

export interface ListCustomersRequest {
  'search'?: (string);
  'store'?: (string);
  'locale'?: (string);
  'state'?: (string);
  'password'?: (string);
  'liveLink'?: (boolean);
  'registeredFromMs'?: (number | string | Long);
  'registeredBeforeMs'?: (number | string | Long);
  'sort'?: (string);
  'cursor'?: (string);
  'limit'?: (number);
  '_liveLink'?: "liveLink";
}

export interface ListCustomersRequest__Output {
  'search': (string);
  'store': (string);
  'locale': (string);
  'state': (string);
  'password': (string);
  'liveLink'?: (boolean);
  'registeredFromMs': (number);
  'registeredBeforeMs': (number);
  'sort': (string);
  'cursor': (string);
  'limit': (number);
  '_liveLink'?: "liveLink";
}
