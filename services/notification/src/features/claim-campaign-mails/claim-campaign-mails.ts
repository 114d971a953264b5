import type { Backoff, Backoffs } from '../../domain/backoff.ts';
import type { StandingOrders } from '../../domain/campaign-orders.ts';
import type { Delivery } from '../../domain/delivery.ts';
import {
  openLane,
  type Claim,
  type DeliveryLedger,
  type WaitingCampaign,
} from '../../domain/delivery-ledger.ts';
import type { RightOfWay } from '../../domain/right-of-way.ts';

export interface Deps {
  ledger: Pick<DeliveryLedger, 'claim' | 'release' | 'waitingCampaigns'>;
  rightOfWay: Pick<RightOfWay, 'clear'>;
  orders: StandingOrders;
  /** Identity mints no links for campaigns just now. */
  mintBackoff: Pick<Backoff, 'pausedUntil' | 'failing'>;
  domainBackoffs: Pick<Backoffs, 'slow' | 'room' | 'begun'>;
}

export interface Claimed {
  readonly deliveries: Delivery[];
  /** There is probably more to claim. */
  readonly more: boolean;
  /** Mails of campaigns wait, claimed or not. */
  readonly waiting: boolean;
}

const nothing: Claimed = { deliveries: [], more: false, waiting: false };

/** What a claim is for. */
interface Source {
  readonly campaignId: string;
  /** None of a cancelled campaign, whose lanes no longer matter. */
  readonly lane: string | undefined;
  /** How many may go; the share of a source may be less. */
  readonly room: number;
}

/**
 * Claims mails of campaigns whose order is to run, the same share of each, in turns; and those of cancelled campaigns, due or
 * not, which have to end. What is paused is not touched, nor is anything while nobody knows the orders. What goes to a domain
 * in trouble is put on that domain's lane, once, and is not touched there either until the domain has room for it.
 * @param limit mails in all, but one of each source at least
 */
export async function claimCampaignMails(
  deps: Deps,
  claim: Claim,
  now: number,
  until: number,
  limit: number,
): Promise<Claimed> {
  await deps.rightOfWay.clear();
  const campaigns = await deps.ledger.waitingCampaigns();
  if (campaigns.length === 0) return nothing;
  await deps.orders.refresh();
  const sources = campaigns.flatMap((each) => sourcesOf(deps, each, now));
  // One mail is enough to see whether identity is back.
  const share = deps.mintBackoff.failing ? 1 : Math.max(1, Math.floor(limit / sources.length));
  const claimed = await Promise.all(
    sources.map(async (source) => {
      const most = Math.min(share, source.room);
      const { deliveries, contended } = await claimFrom(deps, claim, source, { now, until, most });
      const more = contended || deliveries.length === share;
      if (source.lane === openLane)
        return { deliveries: await withoutSlow(deps, claim, deliveries, now), more };
      if (source.lane !== undefined && deliveries.length > 0) deps.domainBackoffs.begun(source.lane, now);
      return { deliveries, more };
    }),
  );
  return {
    deliveries: inTurns(claimed.map(({ deliveries }) => deliveries)),
    more: claimed.some(({ more }) => more),
    waiting: true,
  };
}

function sourcesOf(
  { orders, mintBackoff, domainBackoffs }: Deps,
  waiting: WaitingCampaign,
  now: number,
): Source[] {
  const { campaignId, lanes } = waiting;
  const order = orders.of(campaignId);
  if (order === 'cancelled') return [{ campaignId, lane: undefined, room: Infinity }];
  if (order !== 'running' || mintBackoff.pausedUntil > now) return [];
  const inTrouble = lanes.map((lane) => ({ campaignId, lane, room: domainBackoffs.room(lane, now) }));
  return [{ campaignId, lane: openLane, room: Infinity }, ...inTrouble.filter(({ room }) => room > 0)];
}

async function claimFrom(
  { ledger }: Deps,
  claim: Claim,
  { campaignId, lane }: Source,
  { now, until, most }: { now: number; until: number; most: number },
): ReturnType<DeliveryLedger['claim']> {
  if (lane !== undefined) return ledger.claim(claim, { campaignId, lane }, now, until, most);
  const first = await ledger.claim(claim, { campaignId, early: true }, now, until, most);
  // Only claims that ran out are left then.
  return first.deliveries.length > 0
    ? first
    : ledger.claim(claim, { campaignId, early: false }, now, until, most);
}

/** Puts those to domains in trouble on the lanes of these. @returns the others */
async function withoutSlow(
  { ledger, domainBackoffs }: Deps,
  { token }: Claim,
  deliveries: readonly Delivery[],
  now: number,
): Promise<Delivery[]> {
  const isSlow = ({ domain }: Delivery): boolean => domain !== undefined && domainBackoffs.slow(domain);
  const slow = deliveries.filter(isSlow);
  await Promise.all(
    [...new Set(slow.map(({ domain }) => domain))].map((domain) => {
      const theirs = slow.filter((each) => each.domain === domain);
      return ledger.release(
        theirs.map(({ id }) => id),
        token,
        now,
        domain,
      );
    }),
  );
  return deliveries.filter((each) => !isSlow(each));
}

/** The first of each, then the second of each, and so on. */
function inTurns<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}
