import type { Channel, ConsumeMessage } from 'amqplib';
import type { Logger } from '../logging/index.ts';
import { deliver, type InHand } from './delivery.ts';
import { parseEvent } from './event-json.ts';
import type { EventEnvelope, Subscription } from './types.ts';

/**
 * A message is held for about five minutes through failures of its handler: an outage of the store costs one delivery,
 * not twenty in a second. Well below RabbitMQ's consumer timeout of 30 minutes.
 */
export const defaultRetryWaitsMs = [
  100, 500, 2000, 5000, 10_000, 20_000, 30_000, 60_000, 60_000, 60_000, 60_000,
];

/** Consumes on one channel, for as long as that lives. */
export interface AmqpConsumer {
  add(subscription: Subscription): Promise<void>;
  /** Cancels the consumers; what waits for a retry goes back to the broker, what is in a handler goes on (see InHand). */
  stop(): Promise<void>;
  /** The channel is gone: whatever is in hand will be delivered again, to somebody. */
  abandon(): void;
}

/** @param onCancelled the broker has ended a consumer (its queue was deleted or lost its leader) */
export function createAmqpConsumer(options: {
  channel: Channel;
  retryWaitsMs: readonly number[];
  inHand: InHand;
  logger: Logger;
  onCancelled: () => void;
}): AmqpConsumer {
  const { channel, inHand, logger } = options;
  const waiting = new AbortController();
  const tags: string[] = [];
  let alive = true;

  const settle = (message: ConsumeMessage, how: 'ack' | 'dead-letter' | 'back'): void => {
    if (!alive) return;
    try {
      if (how === 'ack') channel.ack(message);
      // Not nack: since RabbitMQ 4.3 a nack does not count to the delivery limit, and a poison message would go round for ever.
      else channel.reject(message, how === 'back');
    } catch (error) {
      logger.warn({ err: error }, 'the channel closed under a handler: its message will come again');
    }
  };
  const take = async (subscription: Subscription, message: ConsumeMessage): Promise<void> => {
    let event: EventEnvelope;
    try {
      event = parseEvent(message.content);
    } catch (error) {
      logger.error(
        { queue: subscription.queue, messageId: String(message.properties.messageId), err: error },
        'message is no event: to the dead letters',
      );
      settle(message, 'dead-letter');
      return;
    }
    const outcome = await deliver(event, subscription, {
      waitsMs: options.retryWaitsMs,
      signal: waiting.signal,
      logger,
    });
    settle(message, outcome.kind === 'handled' ? 'ack' : outcome.kind === 'refused' ? 'dead-letter' : 'back');
  };
  return {
    add: async (subscription) => {
      const { consumerTag } = await channel.consume(subscription.queue, (message) => {
        if (message === null) options.onCancelled();
        else void inHand.track(take(subscription, message));
      });
      tags.push(consumerTag);
    },
    stop: async () => {
      for (const tag of tags.splice(0)) if (alive) await channel.cancel(tag).catch(() => undefined);
      waiting.abort();
    },
    abandon: () => {
      alive = false;
      waiting.abort();
    },
  };
}
