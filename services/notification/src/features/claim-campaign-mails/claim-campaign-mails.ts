import type { Backoff } from '../../domain/backoff.ts';
import type { StandingOrders } from '../../domain/campaign-orders.ts';
import type { Delivery } from '../../domain/delivery.ts';
import type { Claim, DeliveryLedger } from '../../domain/delivery-ledger.ts';

export interface Deps {
  ledger: Pick<DeliveryLedger, 'claim' | 'waitingCampaigns'>;
  orders: StandingOrders;
  /** Identity mints no links for campaigns just now. */
  mintBackoff: Pick<Backoff, 'pausedUntil' | 'failing'>;
}

export interface Claimed {
  readonly deliveries: Delivery[];
  /** There is probably more to claim. */
  readonly more: boolean;
  /** Mails of campaigns wait, claimed or not. */
  readonly waiting: boolean;
}

const nothing: Claimed = { deliveries: [], more: false, waiting: false };

/**
 * Claims mails of campaigns whose order is to run, the same share of each, in turns; and those of cancelled campaigns, due or
 * not, which have to end. What is paused is not touched, nor is anything while nobody knows the orders.
 * @param limit mails in all, but one of each campaign at least
 */
export async function claimCampaignMails(
  deps: Deps,
  claim: Claim,
  now: number,
  until: number,
  limit: number,
): Promise<Claimed> {
  const campaigns = await deps.ledger.waitingCampaigns();
  if (campaigns.length === 0) return nothing;
  await deps.orders.refresh();
  const open = campaigns.filter((id) => mayClaim(deps, id, now));
  // One mail is enough to see whether identity is back.
  const share = deps.mintBackoff.failing ? 1 : Math.max(1, Math.floor(limit / open.length));
  const claimed = await Promise.all(
    open.map(async (campaignId) => {
      const early = deps.orders.of(campaignId) === 'cancelled';
      const first = await deps.ledger.claim(claim, { campaignId, early }, now, until, share);
      // Of a cancelled campaign only claims that ran out are left then.
      return early && first.deliveries.length === 0
        ? deps.ledger.claim(claim, { campaignId, early: false }, now, until, share)
        : first;
    }),
  );
  return {
    deliveries: inTurns(claimed.map(({ deliveries }) => deliveries)),
    more: claimed.some(({ deliveries, contended }) => contended || deliveries.length === share),
    waiting: true,
  };
}

function mayClaim({ orders, mintBackoff }: Deps, campaignId: string, now: number): boolean {
  const order = orders.of(campaignId);
  return order === 'cancelled' || (order === 'running' && mintBackoff.pausedUntil <= now);
}

/** The first of each, then the second of each, and so on. */
function inTurns<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}
