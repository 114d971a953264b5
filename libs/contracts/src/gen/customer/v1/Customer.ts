// Original file: protos/customer/v1/customer.proto

import type { AcceptedTerms as _customer_v1_AcceptedTerms, AcceptedTerms__Output as _customer_v1_AcceptedTerms__Output } from '../../customer/v1/AcceptedTerms.ts';
import type { Long } from '@grpc/proto-loader';

export interface Customer {
  'customerId'?: (string);
  'customerReference'?: (string);
  'email'?: (string);
  'salutation'?: (string);
  'firstName'?: (string);
  'lastName'?: (string);
  'gender'?: (string);
  'dateOfBirth'?: (string);
  'phone'?: (string);
  'company'?: (string);
  'locale'?: (string);
  'store'?: (string);
  'acceptedTerms'?: (_customer_v1_AcceptedTerms | null);
  'registeredAtMs'?: (number | string | Long);
  'confirmedAtMs'?: (number | string | Long);
  'updatedAtMs'?: (number | string | Long);
}

export interface Customer__Output {
  'customerId': (string);
  'customerReference': (string);
  'email': (string);
  'salutation': (string);
  'firstName': (string);
  'lastName': (string);
  'gender': (string);
  'dateOfBirth': (string);
  'phone': (string);
  'company': (string);
  'locale': (string);
  'store': (string);
  'acceptedTerms': (_customer_v1_AcceptedTerms__Output | null);
  'registeredAtMs': (number);
  'confirmedAtMs': (number);
  'updatedAtMs': (number);
}
