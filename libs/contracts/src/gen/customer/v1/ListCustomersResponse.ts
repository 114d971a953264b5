// Original file: protos/customer/v1/directory.proto

import type { ListedCustomer as _customer_v1_ListedCustomer, ListedCustomer__Output as _customer_v1_ListedCustomer__Output } from '../../customer/v1/ListedCustomer.ts';

export interface ListCustomersResponse {
  'customers'?: (_customer_v1_ListedCustomer)[];
  'nextCursor'?: (string);
}

export interface ListCustomersResponse__Output {
  'customers': (_customer_v1_ListedCustomer__Output)[];
  'nextCursor': (string);
}
