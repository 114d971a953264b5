import type { Delivery, DeliveryKind, DeliveryState } from './delivery.ts';

/** Which deliveries; times are milliseconds since the Unix epoch and mean the time of queueing. */
export interface DeliveryFilter {
  readonly customerId?: string;
  readonly state?: DeliveryState;
  /** Not together with `campaignId`, whose deliveries are all of one kind. */
  readonly kind?: DeliveryKind;
  readonly campaignId?: string;
  /** Included. */
  readonly from?: number;
  /** Excluded. */
  readonly to?: number;
}

/** Where a page ended: pages go from the newest to the oldest. */
export interface DeliveryPosition {
  readonly createdAt: number;
  readonly id: string;
}

/** A delivery as people read it. */
export interface DeliveryRecord extends Delivery {
  readonly reason?: string;
  readonly locale?: string;
  readonly updatedAt: number;
  /** The last ten lines of its story, oldest first. */
  readonly history: readonly HistoryLine[];
}

export interface HistoryLine {
  readonly at: number;
  readonly outcome: string;
  readonly reason?: string;
  readonly by?: string;
}

/** The states a person may put a delivery back into the queue from. */
export const retriableStates = ['failed', 'doubt'] as const satisfies readonly DeliveryState[];

/** One delivery put back into the queue. */
export interface Retry {
  readonly delivery: DeliveryRecord;
  readonly dueAt: number;
  readonly giveUpAt: number;
  /** Kind and id of who wants it. */
  readonly by: string;
}

/** The ledger as people read it, and what they do to it. Storage failures reject with `unavailable`. */
export interface DeliveryArchive {
  /** The newest of a filter, or those behind `after`. */
  search(
    filter: DeliveryFilter,
    after: DeliveryPosition | undefined,
    limit: number,
  ): Promise<DeliveryRecord[]>;
  find(id: string): Promise<DeliveryRecord | undefined>;
  /** How many have failed or are in doubt, and since when the oldest mail that people asked for is due. */
  unsettled(): Promise<{ failed: number; doubt: number; oldestDue: number | undefined }>;
  /**
   * Puts each back into the queue that is still in a retriable state, with its audit entry in the same write.
   * @returns how many there were
   */
  retry(retries: readonly Retry[], now: number): Promise<number>;
}
