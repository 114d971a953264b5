import { available, newBucket, refilled, taken, windowAt, type Bucket, type Pace } from './pace.ts';
import { commonLane } from './recipients.ts';

/** What the runner remembers of one lane. Times are milliseconds since the Unix epoch. */
export interface Lane {
  readonly name: string;
  readonly bucket: Bucket;
  /** Handed over and not settled: never fewer than there are, as outcomes are only heard of by counting. */
  readonly unsettled: number;
  readonly countedAt: number;
  /** When it was seen last that outcomes come. */
  readonly movedAt: number;
  /** Nobody is pending. */
  readonly drained: boolean;
}

/** @param unsettled counted at `now` */
export function newLane(name: string, unsettled: number, now: number): Lane {
  return { name, bucket: newBucket(now), unsettled, countedAt: now, movedAt: now, drained: false };
}

/** A lane without outcomes for so long is stuck: it no longer counts for what is under way, only against itself. */
export const stuckAfterMs = 15_000;

/** How many mails are under way: without those of stuck lanes, unless everything is stuck. */
export function underWay(lanes: readonly Lane[], now: number): number {
  const busy = lanes.filter(({ unsettled }) => unsettled > 0);
  const moving = busy.filter(({ movedAt }) => now - movedAt < stuckAfterMs);
  return (moving.length > 0 ? moving : busy).reduce((sum, { unsettled }) => sum + unsettled, 0);
}

/** Where there are many lanes, each may have so many under way all the same. */
const smallestShare = 50;

/** How many of a lane may be under way. @param open how many lanes share what the campaign may have under way */
export function laneWindow({ name }: Lane, { rate, domainRates }: Pace, open: number): number {
  const own = domainRates.get(name) ?? 0;
  if (own > 0) return windowAt(rate === 0 ? own : Math.min(own, rate));
  return Math.max(Math.min(smallestShare, windowAt(rate)), Math.ceil(windowAt(rate) / Math.max(1, open)));
}

/** How many more mails of the campaign may go out now. */
export function wholeRoom(whole: Bucket, lanes: readonly Lane[], { rate }: Pace, now: number): number {
  return Math.max(0, Math.min(available(whole, rate), windowAt(rate) - underWay(lanes, now)));
}

/** How many more mails of a lane may go out now. */
export function laneRoom(lane: Lane, pace: Pace, open: number): number {
  const rate = pace.domainRates.get(lane.name) ?? 0;
  return Math.max(0, Math.min(available(lane.bucket, rate), laneWindow(lane, pace, open) - lane.unsettled));
}

/** The lane with the tokens it has by now. */
export function ripened(lane: Lane, { domainRates }: Pace, now: number): Lane {
  return { ...lane, bucket: refilled(lane.bucket, domainRates.get(lane.name) ?? 0, now) };
}

/** The lane after so many of it were handed over, of so many that were asked for. */
export function handedOver(lane: Lane, count: number, now: number): Lane {
  return {
    ...lane,
    bucket: taken(lane.bucket, count),
    unsettled: lane.unsettled + count,
    movedAt: lane.unsettled === 0 ? now : lane.movedAt,
  };
}

/** The lane after its unsettled ones were counted. */
export function recounted(lane: Lane, unsettled: number, now: number): Lane {
  return { ...lane, unsettled, countedAt: now, movedAt: unsettled < lane.unsettled ? now : lane.movedAt };
}

/** A domain that holds such a part of the common lane, and so many mails of it, is worth a lane of its own. */
const slowPart = 1 / 20;
const slowMails = 3;

/** @param waiting how many mails of each domain wait for it @param window how many of the common lane may be under way */
export function slowDomains(waiting: ReadonlyMap<string, number>, window: number): string[] {
  const least = Math.max(slowMails, window * slowPart);
  return [...waiting].filter(([, mails]) => mails >= least).map(([domain]) => domain);
}

/** Counts of a lane that is half full are this old at most; of others a while older. */
const fullCountMs = 80;
const idleCountMs = 2_000;
/** Lanes counted in one go. */
const countedAtOnce = 16;

/** The lanes to count now, the oldest counts first. */
export function stale(lanes: readonly Lane[], pace: Pace, now: number): Lane[] {
  const open = lanes.filter(({ drained }) => !drained).length;
  return lanes
    .filter((lane) => {
      if (lane.unsettled === 0) return false;
      const full = !lane.drained && lane.unsettled * 2 >= laneWindow(lane, pace, open);
      return now - lane.countedAt >= (full ? fullCountMs : idleCountMs);
    })
    .sort((one, other) => one.countedAt - other.countedAt)
    .slice(0, countedAtOnce);
}

/** From so many recipients on, a domain has a lane of its own. */
const manyRecipients = 1_000;

/** Gives lanes to the recipients of one campaign as its audience is frozen. */
export function createLaneFinder(): (domain: string, pace: Pace) => string {
  const seen = new Map<string, number>();
  return (domain, { domainRates }) => {
    const count = (seen.get(domain) ?? 0) + 1;
    seen.set(domain, count);
    return domainRates.has(domain) || count > manyRecipients ? domain : commonLane;
  };
}
