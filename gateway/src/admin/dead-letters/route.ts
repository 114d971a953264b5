import type { DeadLetter } from '@latchkey/contracts/notification';
import { AppError } from '@latchkey/kit/errors';
import { given, toTime } from '../deliveries/mapper.ts';
import { forStaff, type AdminOperation } from '../operation.ts';
import { deadLetterPage, deadLetterParameters, deadLetterQuery, deadLetterSchema } from './schema.ts';

const tag = 'Dead letters';
const mayRead = ['admin', 'operator', 'auditor'] as const;
const maySettle = ['admin', 'operator'] as const;

export const deadLetterOperations: readonly AdminOperation[] = [
  forStaff({
    method: 'get',
    path: '/dead-letters',
    id: 'listDeadLetters',
    tag,
    summary: 'List events that nobody could handle',
    description: 'Those that died last come first.',
    roles: mayRead,
    query: deadLetterQuery,
    answers: { 200: { description: 'A page', schema: deadLetterPage } },
    problems: [],
    handle: async ({ query: { state, type = '', limit, cursor = '' } }, { notification }) => {
      const request = { state, type, limit, cursor };
      const { deadLetters, nextCursor } = await notification.listDeadLetters(request);
      const next = nextCursor === '' ? {} : { nextCursor };
      return { status: 200, body: { items: deadLetters.map(toDeadLetter), ...next } };
    },
  }),
  forStaff({
    method: 'get',
    path: '/dead-letters/:deadLetterId',
    id: 'getDeadLetter',
    tag,
    summary: 'One dead letter',
    roles: mayRead,
    parameters: deadLetterParameters,
    answers: { 200: { description: 'The dead letter', schema: deadLetterSchema } },
    problems: ['dead_letter_not_found'],
    handle: async ({ parameters }, { notification }) => {
      const { deadLetter } = await notification.getDeadLetter(parameters);
      if (deadLetter === null) throw new AppError('internal', { detail: 'an answer without a dead letter' });
      return { status: 200, body: toDeadLetter(deadLetter) };
    },
  }),
  forStaff({
    method: 'post',
    path: '/dead-letters/:deadLetterId/replay',
    id: 'replayDeadLetter',
    tag,
    summary: 'Send a dead letter again',
    description: 'To the queue it died in and no other. When it dies again it is back in the list.',
    roles: maySettle,
    parameters: deadLetterParameters,
    answers: { 204: { description: 'It is in its queue' } },
    problems: ['dead_letter_not_found', 'dead_letter_settled'],
    handle: async ({ parameters }, { notification }) => {
      await notification.replayDeadLetter(parameters);
      return { status: 204 };
    },
  }),
  forStaff({
    method: 'post',
    path: '/dead-letters/:deadLetterId/drop',
    id: 'dropDeadLetter',
    tag,
    summary: 'Throw a dead letter away',
    description: 'For good: its content is deleted.',
    roles: maySettle,
    parameters: deadLetterParameters,
    answers: { 204: { description: 'It is gone' } },
    problems: ['dead_letter_not_found', 'dead_letter_settled'],
    handle: async ({ parameters }, { notification }) => {
      await notification.dropDeadLetter(parameters);
      return { status: 204 };
    },
  }),
];

function toDeadLetter(letter: DeadLetter) {
  const { deadLetterId, state, queue, type, reason, size, settledAtMs } = letter;
  const { eventId, fault, settledBy, content } = letter;
  return {
    deadLetterId,
    state,
    queue,
    type,
    reason,
    ...given({ eventId, fault, settledBy, content }),
    diedAt: toTime(letter.diedAtMs),
    ...(settledAtMs === 0 ? {} : { settledAt: toTime(settledAtMs) }),
    size,
  };
}
