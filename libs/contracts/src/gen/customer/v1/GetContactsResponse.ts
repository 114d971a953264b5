// Original file: protos/customer/v1/customer.proto

import type { Contact as _customer_v1_Contact, Contact__Output as _customer_v1_Contact__Output } from '../../customer/v1/Contact.ts';

export interface GetContactsResponse {
  'contacts'?: (_customer_v1_Contact)[];
}

export interface GetContactsResponse__Output {
  'contacts': (_customer_v1_Contact__Output)[];
}
