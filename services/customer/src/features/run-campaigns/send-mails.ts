import type { Clock } from '@latchkey/kit/clock';
import type { CampaignMails } from '../../domain/campaign/accounts.ts';
import type { Campaign, Campaigns } from '../../domain/campaign/campaign.ts';
import {
  handedOver,
  laneRoom,
  laneWindow,
  newLane,
  recounted,
  ripened,
  slowDomains,
  stale,
  stuckAfterMs,
  wholeRoom,
  type Lane,
} from '../../domain/campaign/hand-over.ts';
import { newBucket, refilled, shareOut, taken, type Bucket } from '../../domain/campaign/pace.ts';
import {
  commonLane,
  slowLane,
  type Lanes,
  type Recipients,
  type Waiting,
} from '../../domain/campaign/recipients.ts';
import { campaignEntry } from '../create-campaign/campaign-entry.ts';
import { requestMails, type AskAgain } from './ask-again.ts';
import type { Hold, Progress } from './hold.ts';

export interface SendDeps {
  campaigns: Pick<Campaigns, 'step'>;
  recipients: Pick<Recipients, 'total'>;
  lanes: Lanes;
  mails: CampaignMails;
  askAgain: AskAgain;
  clock: Clock;
  newId: () => string;
}

type Sending = Campaign & { phase: 'sending' };

/** What is remembered of a campaign that sends; another copy begins with what it counts. */
interface Memory {
  whole: Bucket;
  readonly lanes: Map<string, Lane>;
  /** Which lane is the first to get what is left over. */
  turn: number;
  /** When it was looked for who waits long. */
  lookedAt: number;
}

/** Mails handed over in one go, as many as an event holds. */
const batchSize = 500;
const lookEveryMs = 1_000;
/** Who is not settled after so long waits for its domain, in milliseconds: others take a second or two. */
const slowAfterMs = 5_000;
/** Mails set aside at most; more of them, and the common lane waits as well. */
const mostAside = 6_000;
/** Lanes of domains at most: each is counted by itself. */
const mostLanes = 200;

/**
 * Hands the mails of campaigns over, as fast as their pace and the outcomes allow: publishes first, then marks who was in
 * it. A death in between publishes them again under the same ids, and the ledger knows them.
 */
export function createSending(deps: SendDeps) {
  const memories = new Map<string, Memory>();
  return {
    /** @throws AppError unavailable */
    async step(campaign: Sending, hold: Hold): Promise<Progress> {
      const { campaignId } = campaign;
      await deps.askAgain(campaign, hold);
      const memory = memories.get(campaignId) ?? (await remember(deps, campaignId));
      memories.set(campaignId, memory);
      await countStale(deps, campaign, memory);
      await clearCommonLane(deps, campaign, memory);
      const picked = await pick(deps, campaign, memory);
      if (picked === undefined) return finish(deps, campaign, memory, hold);
      if (picked.length === 0 || !hold.valid()) return 'wait';
      await requestMails(
        deps.mails,
        campaign,
        picked.flatMap(({ waiting }) => waiting),
      );
      await deps.lanes.markRequested(
        campaignId,
        picked.flatMap(({ waiting }) => waiting.map(({ customerId }) => customerId)),
        deps.clock.now(),
      );
      return note(memory, picked, deps.clock.now());
    },
    forget: (campaignId: string): void => void memories.delete(campaignId),
  };
}

async function remember({ lanes, clock }: SendDeps, campaignId: string): Promise<Memory> {
  const now = clock.now();
  const memory: Memory = { whole: newBucket(now), lanes: new Map(), turn: 0, lookedAt: now };
  const pending = new Set(await lanes.names(campaignId, 'pending'));
  const names = new Set([...pending, ...(await lanes.names(campaignId, 'requested'))]);
  names.delete(slowLane);
  for (const name of names) {
    const lane = newLane(name, await lanes.unsettled(campaignId, name), now);
    memory.lanes.set(name, { ...lane, drained: !pending.has(name) });
  }
  return memory;
}

async function countStale({ lanes, clock }: SendDeps, { campaignId, pace }: Sending, memory: Memory) {
  await Promise.all(
    stale([...memory.lanes.values()], pace, clock.now()).map(async (lane) => {
      const unsettled = await lanes.unsettled(campaignId, lane.name);
      memory.lanes.set(lane.name, recounted(lane, unsettled, clock.now()));
    }),
  );
}

/**
 * Those who wait for their domain are moved out of the way of the others: a domain that holds much of the common lane gets
 * a lane of its own, which is soon full, and so no more of its mails are handed over; the mails of many small ones are set aside.
 */
async function clearCommonLane({ lanes, clock }: SendDeps, { campaignId, pace }: Sending, memory: Memory) {
  const now = clock.now();
  const lane = memory.lanes.get(commonLane);
  if (lane === undefined || now - memory.lookedAt < lookEveryMs) return;
  const window = laneWindow(lane, pace, [...memory.lanes.values()].filter(({ drained }) => !drained).length);
  if (lane.unsettled * 2 < window) return;
  memory.lookedAt = now;
  const waiting = await lanes.waitingDomains(campaignId, now - slowAfterMs);
  for (const domain of slowDomains(waiting, window).slice(0, Math.max(0, mostLanes - memory.lanes.size))) {
    await lanes.giveLane(campaignId, domain);
    memory.lanes.set(domain, { ...newLane(domain, waiting.get(domain) ?? 0, now), drained: true });
  }
  if ((await lanes.unsettled(campaignId, slowLane)) < mostAside)
    await lanes.setAside(campaignId, now - stuckAfterMs);
}

interface Picked {
  readonly lane: string;
  readonly waiting: readonly Waiting[];
}

/** @returns undefined when nobody seems to be pending */
async function pick(deps: SendDeps, campaign: Sending, memory: Memory): Promise<Picked[] | undefined> {
  const { campaignId, pace } = campaign;
  const now = deps.clock.now();
  memory.whole = refilled(memory.whole, pace.rate, now);
  const open = [...memory.lanes.values()].filter(({ drained }) => !drained);
  if (open.length === 0) return undefined;
  memory.turn = (memory.turn + 1) % open.length;
  const inTurn = [...open.slice(memory.turn), ...open.slice(0, memory.turn)].map((lane) =>
    ripened(lane, pace, now),
  );
  const whole = wholeRoom(memory.whole, [...memory.lanes.values()], pace, now);
  const shares = shareOut(
    Math.min(batchSize, whole),
    inTurn.map((lane) => laneRoom(lane, pace, open.length)),
  );
  const picked = await Promise.all(
    inTurn.map(async (lane, at): Promise<Picked> => {
      const share = shares[at] ?? 0;
      const waiting = share === 0 ? [] : await deps.lanes.pending(campaignId, lane.name, share);
      memory.lanes.set(lane.name, { ...lane, drained: waiting.length < share });
      return { lane: lane.name, waiting };
    }),
  );
  const sorted = await Promise.all(picked.map((each) => keepToLanes(deps, campaign, memory, each)));
  return sorted.filter(({ waiting }) => waiting.length > 0);
}

/** Domains that were given a pace, or a lane, after the audience was frozen: their recipients move there as they come up. */
async function keepToLanes(
  { lanes, clock }: SendDeps,
  { campaignId, pace }: Sending,
  memory: Memory,
  picked: Picked,
): Promise<Picked> {
  if (picked.lane !== commonLane) return picked;
  const hasLane = ({ domain }: Waiting): boolean => pace.domainRates.has(domain) || memory.lanes.has(domain);
  const moved = picked.waiting.filter(hasLane);
  if (moved.length === 0) return picked;
  const staying = picked.waiting.filter((each) => !hasLane(each));
  await lanes.moveToLanes(campaignId, moved);
  for (const { domain } of moved) {
    const lane = memory.lanes.get(domain) ?? newLane(domain, 0, clock.now());
    memory.lanes.set(domain, { ...lane, drained: false });
  }
  return { ...picked, waiting: staying };
}

function note(memory: Memory, picked: readonly Picked[], now: number): Progress {
  let count = 0;
  for (const { lane, waiting } of picked) {
    const known = memory.lanes.get(lane) ?? newLane(lane, 0, now);
    memory.lanes.set(lane, handedOver(known, waiting.length, now));
    count += waiting.length;
  }
  memory.whole = taken(memory.whole, count);
  // Small batches cost as much as large ones: what is left may gather for a moment.
  return count * 2 >= batchSize ? 'more' : 'wait';
}

/** Nobody is pending in the lanes that are known: looks at all of them, and whether everybody is settled. */
async function finish(deps: SendDeps, campaign: Sending, memory: Memory, hold: Hold): Promise<Progress> {
  const { campaignId, state, phase, cursor } = campaign;
  const names = await deps.lanes.names(campaignId, 'pending');
  const now = deps.clock.now();
  for (const name of names) {
    const lane = memory.lanes.get(name) ?? newLane(name, 0, now);
    memory.lanes.set(name, { ...lane, drained: false });
  }
  if (names.length > 0) return 'more';
  if (await deps.lanes.any(campaignId, 'requested')) return 'wait';
  const recipients = await deps.recipients.total(campaignId);
  const entry = campaignEntry(deps, campaignId, 'campaign.completed', { count: String(recipients) });
  const from = { campaignId, state, phase, cursor };
  const set = { state: 'completed', phase: undefined, endedAt: now, recipients } as const;
  await deps.campaigns.step({ from, fence: hold.fence, set, entry });
  return 'wait';
}
