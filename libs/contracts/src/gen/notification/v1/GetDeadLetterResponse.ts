// Original file: protos/notification/v1/dead_letters.proto

import type { DeadLetter as _notification_v1_DeadLetter, DeadLetter__Output as _notification_v1_DeadLetter__Output } from '../../notification/v1/DeadLetter.ts';

export interface GetDeadLetterResponse {
  'deadLetter'?: (_notification_v1_DeadLetter | null);
}

export interface GetDeadLetterResponse__Output {
  'deadLetter': (_notification_v1_DeadLetter__Output | null);
}
