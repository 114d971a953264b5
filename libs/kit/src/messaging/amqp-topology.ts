import type { Channel } from 'amqplib';
import type { Subscription } from './types.ts';

export const eventExchange = 'latchkey.events';
export const deadExchange = 'latchkey.dead';
export const deadLetterQueue = 'latchkey.dead-letters';
/** Leads a dead letter back to the one queue it died in: the routing key is the queue's name. */
export const replayExchange = 'latchkey.replay';

/**
 * How often a message is handed out again before it becomes a dead letter (RabbitMQ 4's own default). Only crashes and
 * rejects count: failing handlers hold their message and wait, so an outage behind them does not use this up.
 */
const deliveryLimit = 20;

/** Never reached: RabbitMQ 4 drops what was looked at 20 times, 3.10 knows no "unlimited". */
const deadLetterDeliveryLimit = 1_000_000;

/** Exchanges and the dead letters' queue; safe to repeat. */
export async function declareExchanges(channel: Channel): Promise<void> {
  await channel.assertExchange(eventExchange, 'topic', { durable: true });
  await channel.assertExchange(deadExchange, 'topic', { durable: true });
  await channel.assertExchange(replayExchange, 'direct', { durable: true });
  await channel.assertQueue(deadLetterQueue, {
    durable: true,
    arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': deadLetterDeliveryLimit },
  });
  await channel.bindQueue(deadLetterQueue, deadExchange, '#');
}

/**
 * A quorum queue and its bindings; safe to repeat with equal arguments (RabbitMQ refuses to change those of a queue that
 * exists). `at-least-once` dead-lettering keeps a message until the dead letters' queue has confirmed it, and asks for
 * `reject-publish`.
 */
export async function declareQueue(
  channel: Channel,
  { queue, types }: Pick<Subscription, 'queue' | 'types'>,
): Promise<void> {
  await channel.assertQueue(queue, {
    durable: true,
    arguments: {
      'x-queue-type': 'quorum',
      'x-delivery-limit': deliveryLimit,
      'x-dead-letter-exchange': deadExchange,
      'x-dead-letter-strategy': 'at-least-once',
      'x-overflow': 'reject-publish',
    },
  });
  await channel.bindQueue(queue, replayExchange, queue);
  for (const type of types) await channel.bindQueue(queue, eventExchange, type);
}
