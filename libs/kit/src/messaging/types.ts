import type { Clock } from '../clock/index.ts';
import type { Logger } from '../logging/index.ts';
import type { TlsFiles } from '../grpc/index.ts';

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
  /** Event types, whole: no wildcards. */
  types: readonly string[];
  /**
   * Resolves when its work is stored; then the message is acknowledged. May be called twice with the same event.
   * A throw is retried with growing waits; an AppError of kind `invalid` goes to the dead letters at once.
   */
  handle(event: EventEnvelope): Promise<void>;
}

/** A message that died: its consumer refused it, or it was handed out too often. */
export interface DeadLetter {
  /** The queue it died in; empty when nobody says. */
  queue: string;
  /** The event's type; of what is no event, the routing key. */
  type: string;
  /** The event's id; empty for what is no event. */
  messageId: string;
  /** The broker's word: rejected, delivery_limit, expired, maxlen. */
  reason: string;
  /** Why its consumer refused it: a sentence without secrets; undefined where nobody says. */
  refusal?: string | undefined;
  /** Milliseconds since the Unix epoch, over RabbitMQ in whole seconds of its clock; 0 when it does not say. */
  diedAt: number;
  /** The message, byte for byte. */
  content: Buffer;
}

/** Stores a dead letter; may be called twice with the same one. */
export type KeepDeadLetter = (letter: DeadLetter) => Promise<void>;

/** The transport of events. The AMQP bus and the in-process bus pass the same contract suite. */
export interface Bus {
  /**
   * Resolves when the event is safe: confirmed by the broker, or handled by every in-process subscriber.
   * Rejects with an AppError `unavailable` otherwise: at once when the broker is away or no queue takes the event, and
   * after the publish timeout when the confirm does not come. The caller publishes again later.
   */
  publish(event: EventEnvelope): Promise<void>;
  /** Starts consuming, or does so as soon as the broker is there. Call it before publishing in process. */
  subscribe(subscriptions: readonly Subscription[]): Promise<void>;
  /**
   * From now on this copy takes the dead letters of the whole bus, and hands them over. One is gone from the bus when
   * `keep` has resolved, and not before: whoever is killed in between, some copy gets it again.
   */
  takeDeadLetters(keep: KeepDeadLetter): Promise<void>;
  /**
   * Hands a dead letter once more to the queue it died in, and to no other. Resolves when it is safe there; rejects with
   * an AppError `unavailable` when the broker is away or there is no such queue.
   */
  replay(letter: Pick<DeadLetter, 'queue' | 'type' | 'messageId' | 'content'>): Promise<void>;
  /** Stops taking messages; resolves when the handlers in hand have finished. */
  stopConsuming(): Promise<void>;
  /** Stops consuming, gives the connection back. Further publishes reject. */
  close(): Promise<void>;
  /** Events can go out and come in; while they cannot, /health/ready says degraded. */
  readonly connected: boolean;
}

/** A bus within one process; it lives as long as the process, what it has accepted it has also handled. */
export interface InProcessBus extends Bus {
  /** Lets the publishes go that were held back until every service had subscribed. */
  open(): void;
  /** The last events that were refused as invalid while nobody took dead letters, newest last; at most 100. */
  readonly deadLetters: readonly DeadLetter[];
}

export interface InProcessBusOptions {
  logger: Logger;
  /** Says when an event died; the machine's if not given. */
  clock?: Clock;
  /** Milliseconds to wait before each retry of a failing handler; after the last one publish rejects. */
  retryWaitsMs?: readonly number[];
}

export interface AmqpBusOptions {
  /** One URL, or several separated by commas (tried in turn). `amqp://` is for loopback only, unless allowPlaintext. */
  url: string;
  /** Unacknowledged messages per queue and copy; 200 (RabbitMQ's docs recommend 100 to 300). */
  prefetch?: number;
  /** Milliseconds to wait for a publisher confirm; 5,000. */
  publishTimeoutMs?: number;
  /** Seconds between heartbeats; 10. A peer silent for two of them counts as gone. */
  heartbeatSeconds?: number;
  /** Milliseconds to wait before each retry of a failing handler in hand; after the last one the broker gets the message back. */
  retryWaitsMs?: readonly number[];
  /** The longest wait in milliseconds between two attempts to connect; 15,000. */
  reconnectMaxMs?: number;
  /** For amqps://. */
  tls?: TlsFiles;
  allowPlaintext?: boolean;
  logger: Logger;
}
