// Original file: protos/customer/v1/directory.proto

import type { Customer as _customer_v1_Customer, Customer__Output as _customer_v1_Customer__Output } from '../../customer/v1/Customer.ts';

export interface CreateCustomerResponse {
  'customer'?: (_customer_v1_Customer | null);
}

export interface CreateCustomerResponse__Output {
  'customer': (_customer_v1_Customer__Output | null);
}
