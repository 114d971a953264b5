import { randomInt } from 'node:crypto';
import { connect, type ChannelModel } from 'amqplib';
import { delay } from '../clock/index.ts';
import { amqpAddresses, connectTimeoutMs, type AmqpAddress } from './amqp-address.ts';
import { createAmqpConsumer, defaultRetryWaitsMs, type AmqpConsumer } from './amqp-consumer.ts';
import { createAmqpPublisher, notPublished, type AmqpPublisher } from './amqp-publisher.ts';
import { createInHand, type InHand } from './delivery.ts';
import { declareExchanges, declareQueue } from './amqp-topology.ts';
import type { AmqpBusOptions, Bus, Subscription } from './types.ts';

const defaultPrefetch = 200;
const defaultPublishTimeoutMs = 5000;
const reconnectMinMs = 200;
const defaultReconnectMaxMs = 15_000;

type LinkOptions = AmqpBusOptions & { inHand: InHand };

/** One connection with everything that lives on it. */
interface Link {
  publisher: AmqpPublisher;
  /** Declares the queues and consumes them; those consumed here already are left alone. */
  consume(subscriptions: readonly Subscription[]): Promise<void>;
  stopConsuming(): Promise<void>;
  close(): Promise<void>;
  /** Resolves when the connection has gone, for whatever reason. */
  gone: Promise<void>;
}

/**
 * Connects to RabbitMQ and stays connected: after every loss it tries again for ever, with growing, jittered waits, and
 * declares exchanges, queues and consumers anew. Resolves after the first attempt, successful or not: a service starts
 * without its broker (`connected` is false, so it is not ready) and its events wait in the outbox.
 * @throws AppError `invalid_input` for a wrong URL, or amqp:// off loopback unless allowPlaintext
 */
export async function connectAmqpBus(options: AmqpBusOptions): Promise<Bus> {
  const { logger } = options;
  const addresses = amqpAddresses(options);
  const subscriptions: Subscription[] = [];
  const closing = new AbortController();
  const inHand = createInHand();
  let consuming = true;
  let link: Link | undefined;
  let attempts = 0;

  const attempt = async (): Promise<void> => {
    const address = addresses[attempts++ % addresses.length] as AmqpAddress;
    try {
      const opened = await openLink(address, { ...options, inHand });
      await opened.consume(consuming ? subscriptions : []);
      link = opened;
      attempts = 0;
      void opened.gone.then(() => (link = undefined));
      logger.info({ broker: address.name }, 'connected to the broker');
      // Once more: either may have changed while the queues were declared.
      if (consuming) await opened.consume(subscriptions);
      else await opened.stopConsuming();
    } catch (error) {
      logger.warn(
        { broker: address.name, attempts, err: error },
        'the broker cannot be used, will try again',
      );
    }
  };
  const keepConnected = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      if (link === undefined) {
        await delay(
          reconnectWaitMs(attempts, options.reconnectMaxMs ?? defaultReconnectMaxMs),
          closing.signal,
        );
        if (!closing.signal.aborted) await attempt();
      } else {
        await link.gone;
        if (!closing.signal.aborted) logger.warn('lost the broker');
      }
    }
  };

  await attempt();
  const connecting = keepConnected();
  const stopConsuming = async (): Promise<void> => {
    consuming = false;
    await link?.stopConsuming();
    await inHand.settled();
  };
  return {
    publish: async (event) => {
      if (link === undefined) throw notPublished(event, 'the broker is away');
      await link.publisher.publish(event);
    },
    subscribe: async (added) => {
      subscriptions.push(...added);
      // A failure closes the link; the next one consumes them.
      await link
        ?.consume(subscriptions)
        .catch((error: unknown) => logger.warn({ err: error }, 'cannot consume yet'));
    },
    stopConsuming,
    close: async () => {
      await stopConsuming();
      closing.abort();
      await link?.close();
      await connecting;
      await link?.close();
    },
    get connected() {
      return link !== undefined;
    },
  };
}

/** Full jitter (AWS Architecture Blog, "Exponential Backoff and Jitter"): copies do not come back in step. */
function reconnectWaitMs(attempts: number, maxMs: number): number {
  return randomInt(Math.min(maxMs, reconnectMinMs * 2 ** Math.min(attempts, 16)) + 1);
}

async function openLink(address: AmqpAddress, options: LinkOptions): Promise<Link> {
  const model = await connect(address.url, address.socket);
  let over!: () => void;
  const gone = new Promise<void>((resolve) => (over = resolve));
  model.on('close', over);
  // Followed by 'close'; without a listener it would end the process.
  model.on('error', (error: Error) =>
    options.logger.warn({ broker: address.name, err: error }, 'broker connection failed'),
  );
  try {
    const { publisher, consumer, consume } = await within(connectTimeoutMs, openChannels(model, options));
    void gone.then(() => {
      publisher.fail('the connection to the broker was lost');
      consumer.abandon();
    });
    return {
      publisher,
      consume,
      stopConsuming: () => consumer.stop(),
      close: () => closeModel(model, over),
      gone,
    };
  } catch (error) {
    await closeModel(model, over);
    throw error;
  }
}

async function openChannels(
  model: ChannelModel,
  options: LinkOptions,
): Promise<{
  publisher: AmqpPublisher;
  consumer: AmqpConsumer;
  consume: (subscriptions: readonly Subscription[]) => Promise<void>;
}> {
  const { logger } = options;
  const confirming = await model.createConfirmChannel();
  const consuming = await model.createChannel();
  // A channel dies of a protocol error only; starting over is simpler and safer than repairing half a connection.
  const startOver = (): void => void model.close().catch(() => undefined);
  for (const channel of [confirming, consuming]) {
    channel.on('error', (error: Error) => logger.error({ err: error }, 'the broker closed a channel'));
    channel.on('close', startOver);
  }
  const publisher = createAmqpPublisher(confirming, options.publishTimeoutMs ?? defaultPublishTimeoutMs);
  model.on('blocked', (reason: string) => {
    logger.warn({ reason }, 'the broker takes no events: resource alarm');
    publisher.block(reason);
  });
  model.on('unblocked', () => publisher.block(undefined));
  await declareExchanges(consuming);
  await consuming.prefetch(options.prefetch ?? defaultPrefetch);
  const consumer = createAmqpConsumer({
    channel: consuming,
    retryWaitsMs: options.retryWaitsMs ?? defaultRetryWaitsMs,
    inHand: options.inHand,
    logger,
    onCancelled: startOver,
  });
  const consumed = new Set<Subscription>();
  const consume = async (subscriptions: readonly Subscription[]): Promise<void> => {
    for (const subscription of subscriptions) {
      if (consumed.has(subscription)) continue;
      consumed.add(subscription);
      await declareQueue(consuming, subscription);
      await consumer.add(subscription);
    }
  };
  return { publisher, consumer, consume };
}

/** A peer that does not answer the closing handshake is left alone after a second. */
async function closeModel(model: ChannelModel, over: () => void): Promise<void> {
  await within(1000, model.close()).catch(() => undefined);
  over();
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
