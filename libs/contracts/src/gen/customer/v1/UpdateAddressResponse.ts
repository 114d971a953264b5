// Original file: protos/customer/v1/customer.proto

import type { Address as _customer_v1_Address, Address__Output as _customer_v1_Address__Output } from '../../customer/v1/Address.ts';

export interface UpdateAddressResponse {
  'address'?: (_customer_v1_Address | null);
}

export interface UpdateAddressResponse__Output {
  'address': (_customer_v1_Address__Output | null);
}
