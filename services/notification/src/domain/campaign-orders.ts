import type { Clock } from '@latchkey/kit/clock';

/** What the mails of a campaign do: go out, wait, or end. */
export type CampaignOrder = 'running' | 'paused' | 'cancelled';

/** Asks customer what the campaigns' mails are to do. */
export interface CampaignDirectory {
  /**
   * Every campaign that has begun and is not over, and those cancelled of late, by id.
   * @throws when customer cannot be asked now; at once while the circuit breaker is open
   */
  orders(): Promise<ReadonlyMap<string, CampaignOrder>>;
}

/** The orders as they were a moment ago, so that every mail can look before it goes. */
export interface StandingOrders {
  /** Asks again, unless that was done just now. Never rejects: without an answer the orders become unknown. */
  refresh(): Promise<void>;
  /**
   * `unknown` when nobody has told lately. A campaign nobody lists is over or was cancelled long ago; what is left of it, such
   * as a mail that staff retries, runs: identity mints for it, or refuses.
   */
  of(campaignId: string): CampaignOrder | 'unknown';
}

/** How often customer is asked at most, in milliseconds. */
const refreshEveryMs = 400;
/** How long an answer counts, in milliseconds from the question: a pause acts within a second, customer away or not. */
const trustedMs = 1_000;

export function createStandingOrders(directory: CampaignDirectory, clock: Clock): StandingOrders {
  let orders: ReadonlyMap<string, CampaignOrder> = new Map();
  let askedAt = -Infinity;
  let knownSince = -Infinity;
  return {
    refresh: async () => {
      const now = clock.now();
      if (now - askedAt < refreshEveryMs) return;
      askedAt = now;
      try {
        orders = await directory.orders();
        knownSince = now;
      } catch {
        // Told by the breaker's own log; the answer in hand runs out by itself.
      }
    },
    of: (campaignId) =>
      clock.now() - knownSince < trustedMs ? (orders.get(campaignId) ?? 'running') : 'unknown',
  };
}
