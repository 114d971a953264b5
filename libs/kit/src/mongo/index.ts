import type { Collection, Connection, Model, SchemaDefinitionProperty } from 'mongoose';
import type { Clock } from '../clock/index.ts';
import type { Logger } from '../logging/index.ts';
import type { Lifecycle } from '../lifecycle/index.ts';
import type { Bus } from '../messaging/types.ts';

/**
 * Opens a mongoose connection with w=majority and journal=true, bounded pool and timeouts.
 * Off loopback it refuses without TLS unless allowPlaintext.
 */
export declare function connectMongo(options: { uri: string; appName: string; allowPlaintext?: boolean; logger: Logger }): Promise<Connection>;

/** Creates the indexes of the models and drops none; safe when many copies start at once. */
export declare function migrateIndexes(connection: Connection, logger: Logger): Promise<void>;

/** Whether the error is E11000, and on which key (`login`). */
export declare function duplicateKey(error: unknown): { key: string } | undefined;
/** Turns driver errors (network, not primary, write concern timeout) into AppError `unavailable`; leaves others alone. */
export declare function classifyMongoError(error: unknown): unknown;

/** One event waiting in the `outbox` array of the document whose change it tells. */
export interface OutboxEntry {
  id: string;
  type: string;
  data: unknown;
  /** Milliseconds since the Unix epoch. */
  at: number;
}
/** The schema of `outbox`, to be put into a mongoose schema together with the index `{ 'outbox.at': 1 }` (sparse). */
export declare const outboxField: SchemaDefinitionProperty<OutboxEntry[]>;

export interface Outbox {
  /**
   * Publishes the events of a document just written and then pulls them from it. Never rejects and may be left
   * unawaited: what fails here is swept later. Counted as work in flight when the process stops.
   */
  publishNow(documentId: string, entries: readonly OutboxEntry[]): Promise<void>;
  /** Events accepted by publishNow and not yet confirmed, of this copy. */
  readonly pending: number;
}
/** Publishes at once, and sweeps entries older than 5 s that any copy left behind. */
export declare function createOutbox(options: {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- any model with an outbox field
  model: Model<any>;
  source: string;
  bus: Bus;
  clock: Clock;
  logger: Logger;
  lifecycle: Lifecycle;
  sweepAfterMs?: number;
  sweepEveryMs?: number;
}): Outbox;

/** A lease in the store's own time, for work that needs one owner at a time. */
export interface Lease {
  /** Grows with every change of owner; write it with the work, so that a late former owner loses. */
  readonly fence: number;
  /** False once the lease may have gone to somebody else. */
  valid(): boolean;
  release(): Promise<void>;
}
/** Takes the lease called `name` for `ttlMs`, renewing it until released; undefined when another owner has it. */
export declare function acquireLease(options: { connection: Connection; name: string; owner: string; ttlMs: number; clock: Clock; logger: Logger }): Promise<Lease | undefined>;
/** Runs `work` every `everyMs` on the copy that holds the lease, until the lifecycle stops. */
export declare function runWithLease(options: { connection: Connection; name: string; everyMs: number; clock: Clock; logger: Logger; lifecycle: Lifecycle; work: (lease: Lease) => Promise<void> }): void;

export type { Collection };
