import type { Channel, ConsumeMessage } from 'amqplib';
import { systemClock } from '../clock/index.ts';
import { asAppError, type AppError } from '../errors/index.ts';
import type { Logger } from '../logging/index.ts';
import type { AmqpPublisher } from './amqp-publisher.ts';
import { deadLetterQueue, declareQueue } from './amqp-topology.ts';
import { handOver, readDeadLetter, refusedWith } from './dead-letters.ts';
import { deliver, refusalOf, type InHand } from './delivery.ts';
import { parseEvent } from './event-json.ts';
import type { EventEnvelope, KeepDeadLetter, Subscription } from './types.ts';

/**
 * A message is held for about five minutes through failures of its handler: an outage of the store costs one delivery,
 * not twenty in a second. Well below RabbitMQ's consumer timeout of 30 minutes.
 */
const defaultRetryWaitsMs = [100, 500, 2000, 5000, 10_000, 20_000, 30_000, 60_000, 60_000, 60_000, 60_000];

export interface AmqpConsumerOptions {
  channel: Channel;
  /** For what is refused: it goes to the dead letters with a word of why. */
  publisher: Pick<AmqpPublisher, 'bury'>;
  retryWaitsMs?: readonly number[] | undefined;
  inHand: InHand;
  logger: Logger;
  /** The broker has ended a consumer: its queue was deleted, or lost its leader. */
  onCancelled: () => void;
}

/** Consumes on one channel, for as long as that lives. */
export class AmqpConsumer {
  readonly #options: AmqpConsumerOptions;
  readonly #waiting = new AbortController();
  readonly #consumed = new Set<Subscription>();
  readonly #tags: string[] = [];
  #takesDeadLetters = false;
  #alive = true;

  constructor(options: AmqpConsumerOptions) {
    this.#options = options;
  }

  /** Declares the queues and consumes them; those consumed here already are left alone. */
  async consume(subscriptions: readonly Subscription[]): Promise<void> {
    const { channel, onCancelled, inHand } = this.#options;
    for (const subscription of subscriptions) {
      if (this.#consumed.has(subscription)) continue;
      this.#consumed.add(subscription);
      await declareQueue(channel, subscription);
      const { consumerTag } = await channel.consume(subscription.queue, (message) => {
        if (message === null) onCancelled();
        else void inHand.track(this.#take(subscription, message));
      });
      this.#tags.push(consumerTag);
    }
  }

  /** Consumes the dead letters' queue; once for the channel. */
  async takeDeadLetters(keep: KeepDeadLetter): Promise<void> {
    if (this.#takesDeadLetters) return;
    this.#takesDeadLetters = true;
    const { channel, onCancelled, inHand } = this.#options;
    const { consumerTag } = await channel.consume(deadLetterQueue, (message) => {
      if (message === null) onCancelled();
      else void inHand.track(this.#keep(message, keep));
    });
    this.#tags.push(consumerTag);
  }

  async #keep(message: ConsumeMessage, keep: KeepDeadLetter): Promise<void> {
    const { logger, retryWaitsMs = defaultRetryWaitsMs } = this.#options;
    const options = { waitsMs: retryWaitsMs, signal: this.#waiting.signal, logger };
    const kept = await handOver(readDeadLetter(message), keep, options);
    this.#settle(message, kept ? 'done' : 'back-to-queue');
  }

  /** Cancels the consumers. What waits for a retry goes back to the broker; what is in a handler goes on, see InHand. */
  async stop(): Promise<void> {
    for (const tag of this.#tags.splice(0)) {
      if (this.#alive) await this.#options.channel.cancel(tag).catch(() => undefined);
    }
    this.#waiting.abort();
  }

  /** The channel is gone: whatever is in hand will be delivered again, to some copy. */
  abandon(): void {
    this.#alive = false;
    this.#waiting.abort();
  }

  async #take(subscription: Subscription, message: ConsumeMessage): Promise<void> {
    const { logger, retryWaitsMs = defaultRetryWaitsMs } = this.#options;
    let event: EventEnvelope;
    try {
      event = parseEvent(message.content);
    } catch (error) {
      const about = {
        queue: subscription.queue,
        messageId: String(message.properties.messageId),
        err: error,
      };
      logger.error(about, 'message is no event: to the dead letters');
      this.#settle(message, 'to-dead-letters');
      return;
    }
    const outcome = await deliver(event, subscription, {
      waitsMs: retryWaitsMs,
      signal: this.#waiting.signal,
      logger,
    });
    if (outcome.kind === 'handled') this.#settle(message, 'done');
    else if (outcome.kind === 'refused') await this.#refuse(subscription, message, event, outcome.error);
    else this.#settle(message, 'back-to-queue');
  }

  /**
   * Takes the message to the dead letters itself and then drops it from the queue: the broker has no room for the reason. Whoever
   * dies in between leaves it in the queue, to be refused again: dead letters are kept once for each event and queue.
   */
  async #refuse(
    { queue }: Subscription,
    message: ConsumeMessage,
    { id, type }: EventEnvelope,
    error: AppError,
  ): Promise<void> {
    const headers = refusedWith(queue, refusalOf(error), systemClock.now());
    try {
      await this.#options.publisher.bury({ type, messageId: id, content: message.content }, headers);
      this.#settle(message, 'done');
    } catch (failure) {
      this.#options.logger.warn(
        { queue, messageId: id, err: asAppError(failure) },
        'refused without the reason',
      );
      this.#settle(message, 'to-dead-letters');
    }
  }

  #settle(message: ConsumeMessage, how: 'done' | 'to-dead-letters' | 'back-to-queue'): void {
    if (!this.#alive) return;
    const { channel, logger } = this.#options;
    try {
      if (how === 'done') channel.ack(message);
      // Not nack: since RabbitMQ 4.3 a nack does not count to the delivery limit, and a poison message would go round for ever.
      else channel.reject(message, how === 'back-to-queue');
    } catch {
      logger.warn(
        { messageId: String(message.properties.messageId) },
        'the channel closed under a handler: its message will come again',
      );
    }
  }
}
