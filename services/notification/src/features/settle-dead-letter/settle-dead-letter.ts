import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import type { DeadLetterRecord, DeadLetterStore, DiedMessage } from '../../domain/dead-letter.ts';

export interface Deps {
  letters: DeadLetterStore;
  clock: Clock;
  newId: () => string;
  /** How long the row of a settled one is kept, in milliseconds. */
  retentionMs: number;
  /** Hands a message to the queue it died in; rejects when it is not safe there. */
  send: (message: Pick<DiedMessage, 'queue' | 'type' | 'messageId' | 'content'>) => Promise<void>;
}

/**
 * Hands a dead letter once more to the queue it came from. It is marked before and settled after: whatever dies in
 * between, it can be asked for again, and consumers know an event that comes twice.
 * @param by kind and id of who wants it
 * @throws AppError dead_letter_not_found, dead_letter_settled; `unavailable` when the bus does not take it
 */
export async function replayDeadLetter(deps: Deps, id: string, by: string): Promise<void> {
  const { letters, clock } = deps;
  const token = deps.newId();
  const letter = await letters.beginReplay(id, token);
  if (letter?.content === undefined) throw await refusal(letters, id);
  try {
    const { queue, type, eventId, content } = letter;
    await deps.send({ queue, type, messageId: eventId, content });
  } catch (error) {
    await letters.cancelReplay(id, token);
    throw error;
  }
  await letters.endReplay(letter, token, settlement(deps, clock.now(), by));
}

/**
 * Throws a dead letter away.
 * @throws AppError dead_letter_not_found, dead_letter_settled
 */
export async function dropDeadLetter(deps: Deps, id: string, by: string): Promise<void> {
  const letter: DeadLetterRecord | undefined = await deps.letters.find(id);
  const dropped =
    letter !== undefined && (await deps.letters.drop(letter, settlement(deps, deps.clock.now(), by)));
  if (!dropped) throw await refusal(deps.letters, id);
}

const settlement = ({ retentionMs }: Deps, now: number, by: string) => ({
  now,
  by,
  expireAt: now + retentionMs,
});

async function refusal(letters: DeadLetterStore, id: string): Promise<AppError> {
  const there = (await letters.find(id)) !== undefined;
  return new AppError(there ? 'dead_letter_settled' : 'dead_letter_not_found');
}
