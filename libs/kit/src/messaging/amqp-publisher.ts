import type { ConfirmChannel, Message } from 'amqplib';
import { AppError } from '../errors/index.ts';
import { eventExchange } from './amqp-topology.ts';
import type { EventEnvelope } from './types.ts';

/** Publishes on one confirm channel, for as long as that lives. */
export interface AmqpPublisher {
  publish(event: EventEnvelope): Promise<void>;
  /** Rejects everything unconfirmed and everything to come. */
  fail(why: string): void;
  /** The broker's resource alarm: it takes nothing, so publishing fails at once instead of after the timeout. */
  block(reason: string | undefined): void;
}

interface Unconfirmed {
  returned: boolean;
  finish(why?: string): void;
}

/**
 * Mandatory and persistent. A confirm may never come (amqplib#530: the socket dies unnoticed, the quorum is lost), so each
 * publish has its own timer. `basic.return` comes before the confirm of the same message and is told apart by correlationId:
 * the same event may be under way twice.
 */
export function createAmqpPublisher(channel: ConfirmChannel, timeoutMs: number): AmqpPublisher {
  const unconfirmed = new Map<string, Unconfirmed>();
  let count = 0;
  let failed: string | undefined;
  let blocked: string | undefined;

  channel.on('return', (message: Message) => {
    const one = unconfirmed.get(String(message.properties.correlationId));
    if (one !== undefined) one.returned = true;
  });

  const send = (event: EventEnvelope, correlationId: string, one: Unconfirmed): void => {
    channel.publish(
      eventExchange,
      event.type,
      Buffer.from(JSON.stringify(event)),
      {
        mandatory: true,
        persistent: true,
        contentType: 'application/cloudevents+json',
        messageId: event.id,
        type: event.type,
        correlationId,
      },
      (error: unknown) => {
        if (error !== null) one.finish('the broker refused it or the channel was closed');
        else one.finish(one.returned ? 'no queue takes this type' : undefined);
      },
    );
  };
  const publish = (event: EventEnvelope): Promise<void> =>
    new Promise((resolve, reject) => {
      const correlationId = String(++count);
      const timer = setTimeout(() => one.finish(`no confirm within ${timeoutMs} ms`), timeoutMs);
      const one: Unconfirmed = {
        returned: false,
        finish: (why) => {
          clearTimeout(timer);
          unconfirmed.delete(correlationId);
          if (why === undefined) resolve();
          else reject(notPublished(event, why));
        },
      };
      unconfirmed.set(correlationId, one);
      const refusal = failed ?? blocked;
      if (refusal !== undefined) {
        one.finish(refusal);
        return;
      }
      try {
        send(event, correlationId, one);
      } catch (error) {
        one.finish(error instanceof Error ? error.message : 'the channel is closed');
      }
    });
  return {
    publish,
    fail: (why) => {
      failed = why;
      for (const one of [...unconfirmed.values()]) one.finish(why);
    },
    block: (reason) => {
      blocked = reason === undefined ? undefined : `the broker takes nothing at the moment: ${reason}`;
    },
  };
}

export function notPublished(event: EventEnvelope, why: string): AppError {
  return new AppError('unavailable', {
    detail: `event ${event.id} (${event.type}) is not published: ${why}`,
    retryAfterSeconds: 1,
  });
}
