import { z } from 'zod';
import type { DeadLetter, DeadLettersServiceDefinition } from '@latchkey/contracts/notification';
import { AppError } from '@latchkey/kit/errors';
import type { Handlers } from '@latchkey/kit/grpc';
import { currentOrigin } from '@latchkey/kit/origin';
import {
  deadLetterStates,
  faultOf,
  shownContent,
  type DeadLetterRecord,
  type DeadLetterStore,
} from '../domain/dead-letter.ts';
import { checked, longId, readCursor, time, whole, writeCursor } from './checked.ts';

/** Who may use which call (ARCHITECTURE §7). */
export const deadLetterCallers = {
  ListDeadLetters: ['gateway'],
  GetDeadLetter: ['gateway'],
  ReplayDeadLetter: ['gateway'],
  DropDeadLetter: ['gateway'],
} as const;

export interface DeadLetterUseCases {
  letters: Pick<DeadLetterStore, 'list' | 'find'>;
  replay: (id: string, by: string) => Promise<void>;
  drop: (id: string, by: string) => Promise<void>;
}

const wantedState = z.union([z.enum(deadLetterStates), z.literal('').transform(() => 'dead' as const)]);
const wantedType = z.string().max(200);
const position = z.tuple([time, longId]);

/** The calls of protos/notification/v1/dead_letters.proto. */
export function deadLetterHandlers({
  letters,
  replay,
  drop,
}: DeadLetterUseCases): Handlers<DeadLettersServiceDefinition> {
  return {
    ListDeadLetters: async ({ state, type, limit, cursor }) => {
      const after = readCursor(cursor, position);
      const size = checked(whole(1, 200), limit, 'limit');
      const found = await letters.list(
        {
          state: checked(wantedState, state, 'state'),
          ...(type === '' ? {} : { type: checked(wantedType, type, 'type') }),
        },
        after && { diedAt: after[0], id: after[1] },
        size + 1,
      );
      const page = found.slice(0, size);
      const last = found.length > size ? page.at(-1) : undefined;
      const nextCursor = last === undefined ? '' : writeCursor([last.diedAt, last.id]);
      return { deadLetters: page.map(toMessage), nextCursor };
    },
    GetDeadLetter: async ({ deadLetterId }) => {
      const letter = await letters.find(checked(longId, deadLetterId, 'deadLetterId'));
      if (letter === undefined) throw new AppError('dead_letter_not_found');
      return { deadLetter: toMessage(letter) };
    },
    ReplayDeadLetter: async ({ deadLetterId }) => {
      await replay(checked(longId, deadLetterId, 'deadLetterId'), actor());
      return {};
    },
    DropDeadLetter: async ({ deadLetterId }) => {
      await drop(checked(longId, deadLetterId, 'deadLetterId'), actor());
      return {};
    },
  };
}

function actor(): string {
  const { kind, id } = currentOrigin().actor;
  return `${kind}:${id}`;
}

function toMessage(letter: DeadLetterRecord): DeadLetter {
  const { content } = letter;
  return {
    deadLetterId: letter.id,
    state: letter.state,
    queue: letter.queue,
    type: letter.type,
    eventId: letter.eventId,
    reason: letter.reason,
    fault: (content && faultOf(content)) ?? letter.refusal ?? '',
    diedAtMs: letter.diedAt,
    settledAtMs: letter.settledAt ?? 0,
    settledBy: letter.settledBy ?? '',
    content: (content && shownContent(content)) ?? '',
    size: letter.size,
  };
}
