// Original file: protos/customer/v1/campaigns.proto

import type { Recipient as _customer_v1_Recipient, Recipient__Output as _customer_v1_Recipient__Output } from '../../customer/v1/Recipient.ts';

export interface ListRecipientsResponse {
  'recipients'?: (_customer_v1_Recipient)[];
  'nextCursor'?: (string);
}

export interface ListRecipientsResponse__Output {
  'recipients': (_customer_v1_Recipient__Output)[];
  'nextCursor': (string);
}
