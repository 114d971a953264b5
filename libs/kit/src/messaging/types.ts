import type { Logger } from '../logging/index.ts';

/** CloudEvents 1.0, JSON format; `type` is also the routing key on the exchange `latchkey.events`. */
export interface EventEnvelope<Data = unknown> {
  specversion: '1.0';
  /** Deterministic or UUIDv7; consumers are idempotent by it. */
  id: string;
  /** `/identity`, `/customer`, `/notification` */
  source: string;
  type: string;
  /** RFC 3339 */
  time: string;
  datacontenttype: 'application/json';
  data: Data;
}

/** What a service listens to: one row of its `inbound/subscriptions.ts`. */
export interface Subscription {
  /** Durable queue, shared by all copies of the service: `{service}.{event with dashes}`. */
  queue: string;
  types: readonly string[];
  /**
   * Resolves when its work is stored; then the message is acknowledged. May be called twice with the same event.
   * A throw is retried with growing waits; an AppError of kind `invalid` goes to the dead letters at once.
   */
  handle(event: EventEnvelope): Promise<void>;
}

/** The transport of events. `amqpBus` and `inProcessBus` pass the same contract suite. */
export interface Bus {
  /**
   * Resolves when the event is safe: confirmed by the broker, or handled by every in-process subscriber.
   * Rejects within the publish timeout otherwise (a confirm may never come); the caller publishes again later.
   */
  publish(event: EventEnvelope): Promise<void>;
  /** Starts consuming; call it before publishing in process. */
  subscribe(subscriptions: readonly Subscription[]): Promise<void>;
  /** Stops taking messages; those in hand are finished. */
  stopConsuming(): Promise<void>;
  close(): Promise<void>;
  /** For /health/ready. */
  readonly connected: boolean;
}

export interface AmqpBusOptions {
  /** One URL, or several separated by commas (tried in turn). */
  url: string;
  /** Unacknowledged messages per copy (RabbitMQ's docs: 100 to 300). */
  prefetch?: number;
  /** Milliseconds to wait for a publisher confirm. */
  publishTimeoutMs?: number;
  allowPlaintext?: boolean;
  logger: Logger;
}
