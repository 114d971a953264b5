// Original file: protos/events/v1/events.proto

import type { CampaignMail as _events_v1_CampaignMail, CampaignMail__Output as _events_v1_CampaignMail__Output } from '../../events/v1/CampaignMail.ts';
import type { Long } from '@grpc/proto-loader';

export interface CampaignMailsRequested {
  'campaignId'?: (string);
  'expired'?: (boolean);
  'firstPassword'?: (boolean);
  'requestedAtMs'?: (number | string | Long);
  'mails'?: (_events_v1_CampaignMail)[];
}

export interface CampaignMailsRequested__Output {
  'campaignId': (string);
  'expired': (boolean);
  'firstPassword': (boolean);
  'requestedAtMs': (number);
  'mails': (_events_v1_CampaignMail__Output)[];
}
