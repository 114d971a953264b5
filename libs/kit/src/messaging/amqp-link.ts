import { connect, type ChannelModel } from 'amqplib';
import { delay } from '../clock/index.ts';
import { connectTimeoutMs, type AmqpAddress } from './amqp-address.ts';
import { AmqpConsumer } from './amqp-consumer.ts';
import { AmqpPublisher } from './amqp-publisher.ts';
import { declareExchanges } from './amqp-topology.ts';
import type { InHand } from './delivery.ts';
import type { AmqpBusOptions, KeepDeadLetter, Subscription } from './types.ts';

/** RabbitMQ's documentation on consumer prefetch recommends 100 to 300. */
const defaultPrefetch = 200;
const defaultPublishTimeoutMs = 5000;
/** A peer that does not answer the closing handshake is left alone after so long. */
const closeTimeoutMs = 1000;

/** One connection, with a channel to publish on and one to consume on. */
export interface AmqpLink {
  publisher: AmqpPublisher;
  /** Declares the queues and consumes them; rejects when the broker refuses or does not answer. */
  consume(subscriptions: readonly Subscription[], keepDeadLetter?: KeepDeadLetter): Promise<void>;
  /** Takes no more messages; handlers at work go on. */
  stopConsuming(): Promise<void>;
  /** Resolves when the connection has gone, for whatever reason. */
  gone: Promise<void>;
  close(): Promise<void>;
}

type LinkOptions = AmqpBusOptions & { inHand: InHand };

/** Connects, declares the exchanges, opens the channels. Rejects when any of it fails or takes too long. */
export async function openAmqpLink(address: AmqpAddress, options: LinkOptions): Promise<AmqpLink> {
  const model = await connect(address.url, address.socket);
  let over!: () => void;
  const gone = new Promise<void>((resolve) => (over = resolve));
  model.on('close', over);
  // 'close' follows; but without a listener for it an error would end the process.
  model.on('error', (error: Error) =>
    options.logger.warn({ broker: address.name, err: error }, 'broker connection failed'),
  );
  const close = async (): Promise<void> => {
    await within(closeTimeoutMs, model.close()).catch(() => undefined);
    over();
  };
  try {
    const { publisher, consumer } = await within(connectTimeoutMs, openChannels(model, options));
    void gone.then(() => {
      publisher.close('the connection to the broker is gone');
      consumer.abandon();
    });
    return {
      publisher,
      // Bounded: a quorum queue without a leader does not answer, while the connection's heartbeats go on.
      consume: (subscriptions, keepDeadLetter) =>
        within(connectTimeoutMs, consumeAll(consumer, subscriptions, keepDeadLetter)),
      stopConsuming: () => within(closeTimeoutMs, consumer.stop()).catch(() => consumer.abandon()),
      gone,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function consumeAll(
  consumer: AmqpConsumer,
  subscriptions: readonly Subscription[],
  keepDeadLetter: KeepDeadLetter | undefined,
): Promise<void> {
  await consumer.consume(subscriptions);
  if (keepDeadLetter !== undefined) await consumer.takeDeadLetters(keepDeadLetter);
}

async function openChannels(
  model: ChannelModel,
  { inHand, logger, prefetch, publishTimeoutMs, retryWaitsMs }: LinkOptions,
): Promise<{ publisher: AmqpPublisher; consumer: AmqpConsumer }> {
  const confirming = await model.createConfirmChannel();
  const consuming = await model.createChannel();
  // A channel only dies of a protocol error; starting over is simpler and safer than repairing half a connection.
  const startOver = (): void => void model.close().catch(() => undefined);
  for (const channel of [confirming, consuming]) {
    channel.on('error', (error: Error) => logger.error({ err: error }, 'the broker closed a channel'));
    channel.on('close', startOver);
  }
  const publisher = new AmqpPublisher(confirming, publishTimeoutMs ?? defaultPublishTimeoutMs);
  model.on('blocked', (reason: string) => {
    logger.warn({ reason }, 'the broker takes no events: resource alarm');
    publisher.block(reason);
  });
  model.on('unblocked', () => publisher.unblock());
  await declareExchanges(consuming);
  await consuming.prefetch(prefetch ?? defaultPrefetch);
  return {
    publisher,
    consumer: new AmqpConsumer({
      ...{ channel: consuming, publisher, retryWaitsMs, inHand, logger },
      onCancelled: startOver,
    }),
  };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const late = delay(ms, timer.signal).then(() => {
    throw new Error(`no answer within ${ms} ms`);
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
  }
}
