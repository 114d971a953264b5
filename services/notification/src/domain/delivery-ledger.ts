import type { Delivery, DeliveryState, NewDelivery } from './delivery.ts';
import type { Transition } from './transition.ts';

/** Whose a batch of deliveries is. */
export interface Claim {
  /** The process, for people who read the ledger. */
  readonly owner: string;
  /** Unique per batch; every write of the worker is guarded by it. */
  readonly token: string;
}

/**
 * Which deliveries a claim is for: the mails somebody is waiting for, those on one lane of a campaign, or all that a campaign
 * has, of which `early` are those that nobody has claimed, due or not. Those that are due include claims that have run out.
 */
export type Claimable =
  | 'self-service'
  | { readonly campaignId: string; readonly lane: string }
  | { readonly campaignId: string; readonly early: boolean };

/** The lane of campaigns' mails that nothing holds up; the others are named after a receiving domain that is in trouble. */
export const openLane = '';

/** A campaign with queued mails, and its lanes besides the open one that have some. */
export interface WaitingCampaign {
  readonly campaignId: string;
  readonly lanes: readonly string[];
}

/** What an attempt adds to what is known of a delivery. */
export interface AttemptDetails {
  /** The receiving domain, never the address. */
  readonly domain: string;
  /** The mail's language, such as `de-DE`. */
  readonly locale: string;
  /** Absent for mails to the staff. */
  readonly customerId?: string;
}

/**
 * The deliveries, and the work queue they form. All writes on a claimed delivery match the claim's token: who has lost
 * the claim changes nothing. Times are milliseconds since the Unix epoch. Storage failures reject with `unavailable`.
 */
export interface DeliveryLedger {
  /** @returns false when the key is there already, whatever its state: then there is nothing left to do */
  add(delivery: NewDelivery): Promise<boolean>;
  /**
   * Claims queued deliveries that are due, the oldest first. `contended` tells that another process was quicker with some,
   * so that asking again at once is worth it.
   */
  claim(
    claim: Claim,
    whose: Claimable,
    now: number,
    until: number,
    limit: number,
  ): Promise<{ deliveries: Delivery[]; contended: boolean }>;
  /** The campaigns that have queued mails, due or not, claimed or not; at most 100 of them, with at most 100 lanes in all. */
  waitingCampaigns(): Promise<WaitingCampaign[]>;
  /** Keeps what is still under the claim until a later time. */
  renew(ids: readonly string[], token: string, until: number): Promise<void>;
  /** Writes down that the mail is about to go out. @returns false when the claim is lost: then it must not go */
  beginAttempt(
    delivery: Pick<Delivery, 'id' | 'priority'>,
    token: string,
    now: number,
    until: number,
    details: AttemptDetails,
  ): Promise<boolean>;
  /**
   * Writes what came of it and gives the claim back; a final state of a campaign's mail is told to the campaign by the same
   * write. @returns false when the claim was lost
   */
  settle(delivery: Delivery, token: string, now: number, change: Transition): Promise<boolean>;
  /** Gives untried deliveries back to the queue, due at once. @param lane where those of campaigns wait from now on */
  release(ids: readonly string[], token: string, now: number, lane?: string): Promise<void>;
  /** Deletes deliveries that must leave no trace. */
  remove(ids: readonly string[], token: string): Promise<void>;
  /** Attempts whose claim has run out: their process died or lost the store, nobody knows whether the mail went. */
  lapsed(now: number, limit: number): Promise<{ delivery: Delivery; token: string }[]>;
  /** As settle, for a lapsed one: false when its owner has come back and renewed the claim. */
  settleLapsed(delivery: Delivery, token: string, now: number, change: Transition): Promise<boolean>;
  /** How many there are in each state; every state is there, if only with 0. */
  countByState(): Promise<Record<DeliveryState, number>>;
}
