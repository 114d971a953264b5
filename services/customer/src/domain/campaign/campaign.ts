import type { AuditAct, AuditRecordedEvent } from '@latchkey/contracts/events';
import { AppError } from '@latchkey/kit/errors';
import type { Audience } from './audience.ts';
import type { Pace } from './pace.ts';
import { atPace, wished, type Preview } from './preview.ts';

export type CampaignState = 'draft' | 'running' | 'paused' | 'completed' | 'cancelled';

/**
 * What a campaign has to be brought through, in this order. `freezing`: the audience becomes its recipients. `expiring`:
 * old passwords end. `sending`: mails are handed over. `ending`: it was cancelled, and recipients have to hear of it.
 */
export type CampaignPhase = 'freezing' | 'expiring' | 'sending' | 'ending';

/** One mail with a link to each of many customers. Times are milliseconds since the Unix epoch. */
export interface Campaign {
  readonly campaignId: string;
  readonly state: CampaignState;
  /** Undefined when there is nothing to do: before it starts and once it is over. */
  readonly phase: CampaignPhase | undefined;
  /** How far the phase has come: everybody up to here is done, or a word of the phase's own. */
  readonly cursor: string;
  readonly audience: Audience;
  /** Old passwords and sessions of the whole audience end before the first mail. */
  readonly expirePasswords: boolean;
  readonly pace: Pace;
  readonly preview: Preview;
  /** People and unknown words of its list. */
  readonly listed: number;
  readonly unknown: number;
  /** Of the frozen audience; undefined until it is frozen. */
  readonly recipients: number | undefined;
  /** How many passwords have ended. */
  readonly expired: number;
  /** Tells two wishes for a campaign under one id apart. */
  readonly fingerprint: string;
  readonly createdBy: string;
  readonly createdAt: number;
  readonly approvedBy: readonly string[];
  readonly approvalsNeeded: number;
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  /** Raised by every change that somebody makes. */
  readonly version: number;
}

/** A change of a campaign with what the audit trail says of it. */
export interface Move {
  readonly set: Partial<Campaign>;
  /** Undefined where nothing but what is counted before the start is moved. */
  readonly act?: AuditAct;
  /** Names of fields that changed, for act campaign.changed. */
  readonly fields?: string;
}

/** Undefined where there is nothing to change. Each throws AppError campaign_state where the state does not allow it. */
type Decision = Move | undefined;

/**
 * Somebody wants it to start. It begins as soon as enough different people do; until then it waits as a draft.
 * @param by as `createdBy`
 */
export function approve(campaign: Campaign, by: string, now: number): Decision {
  const { state, approvedBy, approvalsNeeded } = campaign;
  const again = approvedBy.includes(by);
  if (state !== 'draft') {
    if (again && state !== 'cancelled') return undefined;
    throw new AppError('campaign_state');
  }
  const approvals = again ? approvedBy : [...approvedBy, by];
  if (approvals.length >= approvalsNeeded) {
    return {
      set: { state: 'running', phase: 'freezing', cursor: '', startedAt: now, approvedBy: approvals },
      act: 'campaign.started',
    };
  }
  return again
    ? undefined
    : { set: { approvedBy: approvals }, act: 'campaign.changed', fields: 'approved_by' };
}

export function pause({ state }: Campaign): Decision {
  if (state === 'paused') return undefined;
  if (state !== 'running') throw new AppError('campaign_state');
  return { set: { state: 'paused' }, act: 'campaign.paused' };
}

export function resume({ state }: Campaign): Decision {
  if (state === 'running') return undefined;
  if (state !== 'paused') throw new AppError('campaign_state');
  return { set: { state: 'running' }, act: 'campaign.resumed' };
}

export function cancel({ state }: Campaign, now: number): Decision {
  if (state === 'cancelled') return undefined;
  if (state === 'completed') throw new AppError('campaign_state');
  return {
    set: { state: 'cancelled', phase: 'ending', cursor: '', endedAt: now },
    act: 'campaign.cancelled',
  };
}

/** The pace decides how long it takes and what a day brings: a draft is counted anew, of others what was counted then is told anew. */
export function changePace(campaign: Campaign, pace: Pace): Decision {
  const { state, preview } = campaign;
  if (state === 'completed' || state === 'cancelled') throw new AppError('campaign_state');
  if (samePace(campaign.pace, pace)) return undefined;
  return {
    set: { pace, preview: state === 'draft' ? wished(preview.wish + 1) : atPace(preview, pace) },
    act: 'campaign.changed',
    fields: 'pace',
  };
}

function samePace(one: Pace, other: Pace): boolean {
  return (
    one.rate === other.rate &&
    one.domainRates.size === other.domainRates.size &&
    [...one.domainRates].every(([domain, rate]) => other.domainRates.get(domain) === rate)
  );
}

/** Whether somebody has to work on it: a copy looks for such campaigns all the time. */
export function isDue({ state, phase, preview }: Pick<Campaign, 'state' | 'phase' | 'preview'>): boolean {
  if (state === 'draft') return preview.state === 'counting';
  return state === 'running' || (state === 'cancelled' && phase === 'ending');
}

/** How a phase moves on. The fence is that of the lease it is done under: a former owner comes too late. */
export interface Step {
  readonly from: Pick<Campaign, 'campaignId' | 'state' | 'cursor'> & { readonly phase: CampaignPhase };
  readonly fence: number;
  readonly set: Partial<Pick<Campaign, 'phase' | 'cursor' | 'recipients' | 'state' | 'endedAt'>>;
  readonly expired?: number;
  readonly entry?: AuditRecordedEvent;
}

/** Where campaigns rest. Every method rejects with `unavailable` when the store cannot be reached. */
export interface Campaigns {
  /** @returns false when there is one under its id */
  insert(campaign: Campaign, entry: AuditRecordedEvent): Promise<boolean>;
  find(campaignId: string): Promise<Campaign | undefined>;
  /** The newest first. @param before the last one of the page before */
  list(of: {
    before: Pick<Campaign, 'createdAt' | 'campaignId'> | undefined;
    limit: number;
  }): Promise<Campaign[]>;
  /**
   * One write, unless somebody has changed the campaign since it was read.
   * @returns undefined when somebody has
   */
  change(
    from: Campaign,
    set: Partial<Campaign>,
    entry: AuditRecordedEvent | undefined,
  ): Promise<Campaign | undefined>;
  /** Keeps what was counted for its latest wish, while it is a draft. */
  keepPreview(campaignId: string, preview: Preview): Promise<void>;
  /** Those that are due, of which one copy takes care. */
  due(): Promise<Campaign[]>;
  /** @returns false when it does not stand there any more, or was moved by a later owner */
  step(step: Step): Promise<boolean>;
  /** Some that ended before a time, and drafts from before it. */
  outdated(before: number, limit: number): Promise<Campaign[]>;
  /** Removes one that is over. */
  forget(campaignId: string): Promise<void>;
  /** Those that run or are paused, and those cancelled that are not ended, or since `cancelledSince`. */
  orders(cancelledSince: number): Promise<Pick<Campaign, 'campaignId' | 'state'>[]>;
}
