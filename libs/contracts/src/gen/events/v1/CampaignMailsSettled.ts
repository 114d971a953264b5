// Original file: protos/events/v1/events.proto

import type { SettledMail as _events_v1_SettledMail, SettledMail__Output as _events_v1_SettledMail__Output } from '../../events/v1/SettledMail.ts';

export interface CampaignMailsSettled {
  'mails'?: (_events_v1_SettledMail)[];
}

export interface CampaignMailsSettled__Output {
  'mails': (_events_v1_SettledMail__Output)[];
}
