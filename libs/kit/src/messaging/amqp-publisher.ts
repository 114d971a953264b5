import type { ConfirmChannel, Message } from 'amqplib';
import { AppError } from '../errors/index.ts';
import { deadExchange, eventExchange, replayExchange } from './amqp-topology.ts';
import type { Bus, DeadLetter, EventEnvelope } from './types.ts';

/** A message and where it goes. */
interface Outgoing {
  exchange: string;
  routingKey: string;
  content: Buffer;
  messageId: string;
  type: string;
  headers?: Record<string, string | number>;
}

interface Unconfirmed {
  /** No queue took it. `basic.return` comes before the confirm of the same message. */
  returned: boolean;
  /** @param why it counts as not published; undefined when it is safe */
  finish(why?: string): void;
}

/**
 * Publishes on one confirm channel for as long as that lives: mandatory and persistent. A confirm may never come
 * (amqplib#530: the socket dies unnoticed, the quorum is lost), so each publish has a timer of its own. Messages are told
 * apart by correlationId, since the same event may be under way twice.
 */
export class AmqpPublisher {
  readonly #channel: ConfirmChannel;
  readonly #timeoutMs: number;
  readonly #unconfirmed = new Map<string, Unconfirmed>();
  #count = 0;
  #closed: string | undefined;
  #blocked: string | undefined;

  constructor(channel: ConfirmChannel, timeoutMs: number) {
    this.#channel = channel;
    this.#timeoutMs = timeoutMs;
    channel.on('return', ({ properties }: Message) => {
      const message = this.#unconfirmed.get(String(properties.correlationId));
      if (message !== undefined) message.returned = true;
    });
  }

  publish(event: EventEnvelope): Promise<void> {
    const { id: messageId, type } = event;
    const content = Buffer.from(JSON.stringify(event));
    return this.#publish({ exchange: eventExchange, routingKey: type, content, messageId, type });
  }

  replay({ queue, type, messageId, content }: Parameters<Bus['replay']>[0]): Promise<void> {
    return this.#publish({ exchange: replayExchange, routingKey: queue, content, messageId, type });
  }

  /** Takes a message to the dead letters; resolves when it is safe there. */
  bury(
    { type, messageId, content }: Pick<DeadLetter, 'type' | 'messageId' | 'content'>,
    headers: Record<string, string | number>,
  ): Promise<void> {
    return this.#publish({ exchange: deadExchange, routingKey: type, content, messageId, type, headers });
  }

  #publish(outgoing: Outgoing): Promise<void> {
    const refusal = this.#closed ?? this.#blocked;
    if (refusal !== undefined) return Promise.reject(notPublished(outgoing, refusal));
    return new Promise((resolve, reject) => {
      const correlationId = String(++this.#count);
      const message: Unconfirmed = {
        returned: false,
        finish: (why) => {
          clearTimeout(timer);
          this.#unconfirmed.delete(correlationId);
          if (why === undefined) resolve();
          else reject(notPublished(outgoing, why));
        },
      };
      const timer = setTimeout(
        () => message.finish(`no confirm within ${this.#timeoutMs} ms`),
        this.#timeoutMs,
      );
      this.#unconfirmed.set(correlationId, message);
      try {
        this.#send(outgoing, correlationId, message);
      } catch {
        message.finish('the channel is closed');
      }
    });
  }

  #send(outgoing: Outgoing, correlationId: string, message: Unconfirmed): void {
    const { exchange, routingKey, content, messageId, type, headers } = outgoing;
    const properties = {
      mandatory: true,
      persistent: true,
      contentType: 'application/cloudevents+json',
      messageId,
      type,
      correlationId,
      ...(headers === undefined ? {} : { headers }),
    };
    this.#channel.publish(exchange, routingKey, content, properties, (error: unknown) => {
      if (error !== null) message.finish('the broker refused it, or the channel was closed');
      else message.finish(message.returned ? 'no queue takes it' : undefined);
    });
  }

  /** The broker's resource alarm: it reads nothing, so publishing fails at once instead of after the timeout. */
  block(reason: string): void {
    this.#blocked = `the broker takes nothing at the moment: ${reason}`;
  }

  unblock(): void {
    this.#blocked = undefined;
  }

  /** Rejects everything unconfirmed, and everything to come. */
  close(why: string): void {
    this.#closed = why;
    for (const message of [...this.#unconfirmed.values()]) message.finish(why);
  }
}

export function notPublished(event: { messageId: string; type: string }, why: string): AppError {
  const detail = `event ${event.messageId} (${event.type}) is not published: ${why}`;
  return new AppError('unavailable', { detail, retryAfterSeconds: 1 });
}
