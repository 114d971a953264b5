import { randomInt } from 'node:crypto';
import { delay } from '../clock/index.ts';
import { amqpAddresses, type AmqpAddress } from './amqp-address.ts';
import { openAmqpLink, type AmqpLink } from './amqp-link.ts';
import { notPublished } from './amqp-publisher.ts';
import { createInHand } from './delivery.ts';
import type { AmqpBusOptions, Bus, EventEnvelope, KeepDeadLetter, Subscription } from './types.ts';

const reconnectMinMs = 200;
const defaultReconnectMaxMs = 15_000;

/**
 * Connects to RabbitMQ and stays connected: after every loss it tries again for ever, with growing, jittered waits, and
 * declares exchanges, queues and consumers anew. Resolves after the first attempt, successful or not: a service starts
 * without its broker (`connected` is false, the copy is degraded), and its events wait in the outbox.
 * @throws ConfigError for a wrong URL, or amqp:// off loopback unless allowPlaintext
 */
export async function connectAmqpBus(options: AmqpBusOptions): Promise<Bus> {
  const bus = new AmqpBus(options);
  await bus.start();
  return bus;
}

class AmqpBus implements Bus {
  readonly #options: AmqpBusOptions;
  readonly #addresses: AmqpAddress[];
  readonly #subscriptions: Subscription[] = [];
  readonly #inHand = createInHand();
  readonly #closing = new AbortController();
  #keepDeadLetter: KeepDeadLetter | undefined;
  #consuming = true;
  #link: AmqpLink | undefined;
  /** Whether the link consumes all that was subscribed to. */
  #complete = false;
  #failures = 0;
  #connecting: Promise<void> = Promise.resolve();

  constructor(options: AmqpBusOptions) {
    this.#options = options;
    this.#addresses = amqpAddresses(options);
  }

  get connected(): boolean {
    return this.#link !== undefined && this.#complete;
  }

  async start(): Promise<void> {
    await this.#connect();
    this.#connecting = this.#stayConnected();
  }

  async publish(event: EventEnvelope): Promise<void> {
    if (this.#link === undefined)
      throw notPublished({ messageId: event.id, type: event.type }, 'the broker is away');
    await this.#link.publisher.publish(event);
  }

  async replay(letter: Parameters<Bus['replay']>[0]): Promise<void> {
    if (this.#link === undefined) throw notPublished(letter, 'the broker is away');
    await this.#link.publisher.replay(letter);
  }

  async takeDeadLetters(keep: KeepDeadLetter): Promise<void> {
    this.#keepDeadLetter = keep;
    if (this.#link !== undefined) await this.#consume(this.#link);
  }

  async subscribe(subscriptions: readonly Subscription[]): Promise<void> {
    this.#subscriptions.push(...subscriptions);
    if (this.#link !== undefined) await this.#consume(this.#link);
  }

  async stopConsuming(): Promise<void> {
    this.#consuming = false;
    await this.#link?.stopConsuming();
    await this.#inHand.settled();
  }

  async close(): Promise<void> {
    await this.stopConsuming();
    this.#closing.abort();
    await this.#link?.close();
    await this.#connecting;
  }

  #isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  async #stayConnected(): Promise<void> {
    const { logger, reconnectMaxMs = defaultReconnectMaxMs } = this.#options;
    while (!this.#isClosed()) {
      if (this.#link !== undefined) {
        await this.#link.gone;
        if (!this.#isClosed()) logger.warn('lost the broker');
      }
      await delay(reconnectWaitMs(this.#failures, reconnectMaxMs), this.#closing.signal);
      if (!this.#isClosed()) await this.#connect();
    }
    await this.#link?.close();
  }

  /** One attempt, at the next of the addresses. */
  async #connect(): Promise<void> {
    const { logger } = this.#options;
    const address = this.#addresses[this.#failures % this.#addresses.length] as AmqpAddress;
    try {
      const link = await openAmqpLink(address, { ...this.#options, inHand: this.#inHand });
      this.#link = link;
      void link.gone.then(() => {
        this.#link = undefined;
        this.#complete = false;
      });
      if (await this.#consume(link)) {
        this.#failures = 0;
        logger.info({ broker: address.name }, 'connected to the broker');
      }
    } catch (error) {
      this.#failures += 1;
      logger.warn(
        { broker: address.name, failures: this.#failures, err: error },
        'the broker cannot be used, will try again',
      );
    }
  }

  /** Consumes what this copy subscribes to, unless it is stopping. A failure closes the link; the next one tries again. */
  async #consume(link: AmqpLink): Promise<boolean> {
    try {
      this.#complete = false;
      if (this.#consuming) await link.consume(this.#subscriptions, this.#keepDeadLetter);
      // It may have changed meanwhile.
      if (!this.#consuming) await link.stopConsuming();
      this.#complete = this.#link === link;
      return this.#complete;
    } catch (error) {
      this.#failures += 1;
      this.#options.logger.error({ err: error }, 'cannot consume, will connect anew');
      await link.close();
      return false;
    }
  }
}

/** Full jitter (AWS Architecture Blog, "Exponential Backoff and Jitter"): copies do not come back in step. */
function reconnectWaitMs(failures: number, maxMs: number): number {
  return randomInt(Math.min(maxMs, reconnectMinMs * 2 ** Math.min(failures, 16)) + 1);
}
