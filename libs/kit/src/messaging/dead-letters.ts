import type { Message } from 'amqplib';
import { delay } from '../clock/index.ts';
import { asAppError } from '../errors/index.ts';
import type { Logger } from '../logging/index.ts';
import type { DeadLetter, KeepDeadLetter } from './types.ts';

/**
 * Hands a dead letter over, again and again with growing waits.
 * @returns whether it is kept; if not, the bus still has it
 */
export async function handOver(
  letter: DeadLetter,
  keep: KeepDeadLetter,
  options: { waitsMs: readonly number[]; signal: AbortSignal; logger: Logger },
): Promise<boolean> {
  for (const wait of [...options.waitsMs, undefined]) {
    try {
      await keep(letter);
      return true;
    } catch (error) {
      const { queue, messageId } = letter;
      options.logger.warn({ queue, messageId, err: asAppError(error) }, 'dead letter not kept yet');
    }
    if (wait === undefined) break;
    await delay(wait, options.signal);
    if (options.signal.aborted) break;
  }
  return false;
}

/** What a consumer writes onto a message that it takes to the dead letters itself: a reject has no room for words. */
const refusedHeaders = {
  queue: 'x-latchkey-queue',
  refusal: 'x-latchkey-refusal',
  diedAt: 'x-latchkey-died-at',
} as const;

/** @param diedAt milliseconds since the Unix epoch */
export function refusedWith(queue: string, refusal: string, diedAt: number): Record<string, string | number> {
  return {
    [refusedHeaders.queue]: queue,
    [refusedHeaders.refusal]: refusal,
    [refusedHeaders.diedAt]: diedAt,
  };
}

/** What the consumer has written, else what RabbitMQ tells of a dead message (headers x-death, newest death first; times are in seconds). */
export function readDeadLetter({ content, fields, properties }: Message): DeadLetter {
  const headers: Record<string, unknown> = properties.headers ?? {};
  const message = {
    // A message that was replayed has the queue's name for a routing key.
    type: textOf(properties.type) ?? fields.routingKey,
    messageId: textOf(properties.messageId) ?? '',
    content,
  };
  const death = properties.headers?.['x-death']?.[0];
  // What the broker itself has taken to the dead letters may carry headers that its sender made up.
  const refused = death === undefined ? textOf(headers[refusedHeaders.queue]) : undefined;
  if (refused !== undefined) {
    const diedAt = Number(headers[refusedHeaders.diedAt]);
    const refusal = textOf(headers[refusedHeaders.refusal]);
    return { ...message, queue: refused, reason: 'rejected', refusal, diedAt };
  }
  const seconds: unknown = death?.time.value;
  return {
    ...message,
    queue: death?.queue ?? '',
    reason: death?.reason ?? 'unknown',
    diedAt: typeof seconds === 'number' ? seconds * 1000 : 0,
  };
}

function textOf(property: unknown): string | undefined {
  return typeof property === 'string' && property !== '' ? property : undefined;
}
