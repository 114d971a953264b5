// Original file: protos/notification/v1/dead_letters.proto

import type { DeadLetter as _notification_v1_DeadLetter, DeadLetter__Output as _notification_v1_DeadLetter__Output } from '../../notification/v1/DeadLetter.ts';

export interface ListDeadLettersResponse {
  'deadLetters'?: (_notification_v1_DeadLetter)[];
  'nextCursor'?: (string);
}

export interface ListDeadLettersResponse__Output {
  'deadLetters': (_notification_v1_DeadLetter__Output)[];
  'nextCursor': (string);
}
