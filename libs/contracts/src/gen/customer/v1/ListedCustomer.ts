// Original file: protos/customer/v1/directory.proto

import type { Long } from '@grpc/proto-loader';

export interface ListedCustomer {
  'customerId'?: (string);
  'customerReference'?: (string);
  'email'?: (string);
  'salutation'?: (string);
  'firstName'?: (string);
  'lastName'?: (string);
  'company'?: (string);
  'locale'?: (string);
  'store'?: (string);
  'registeredAtMs'?: (number | string | Long);
  'confirmedAtMs'?: (number | string | Long);
  'state'?: (string);
  'password'?: (string);
  'linksUntilMs'?: (number | string | Long);
}

export interface ListedCustomer__Output {
  'customerId': (string);
  'customerReference': (string);
  'email': (string);
  'salutation': (string);
  'firstName': (string);
  'lastName': (string);
  'company': (string);
  'locale': (string);
  'store': (string);
  'registeredAtMs': (number);
  'confirmedAtMs': (number);
  'state': (string);
  'password': (string);
  'linksUntilMs': (number);
}
