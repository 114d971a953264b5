import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { currentOrigin } from '@latchkey/kit/origin';
import type { Audiences } from '../../domain/campaign/audience.ts';
import {
  approve,
  cancel,
  changePace,
  pause,
  resume,
  type Campaign,
  type Campaigns,
  type Move,
} from '../../domain/campaign/campaign.ts';
import type { Pace } from '../../domain/campaign/pace.ts';
import { wished } from '../../domain/campaign/preview.ts';
import { campaignEntry } from '../create-campaign/campaign-entry.ts';
import { nameOf } from '../create-campaign/create-campaign.ts';

export interface Deps {
  campaigns: Pick<Campaigns, 'find' | 'change'>;
  audiences: Pick<Audiences, 'list'>;
  clock: Clock;
  newId: () => string;
}

/** People who rule the same campaign at the same moment are few. */
const maxTries = 5;

/**
 * What can be done with a campaign; each is one guarded write with its entry in the audit trail, decided by what is
 * stored (domain/campaign), and changes nothing where it is so already.
 * Each throws AppError campaign_not_found, campaign_state, unavailable.
 */
export function ruleCampaign(deps: Deps) {
  const { audiences, clock } = deps;
  const decided =
    (decide: (campaign: Campaign) => Move | undefined) =>
    (campaignId: string): Promise<Campaign> =>
      change(deps, campaignId, decide);
  return {
    start: decided((campaign) => approve(campaign, nameOf(currentOrigin().actor), clock.now())),
    pause: decided(pause),
    resume: decided(resume),
    cancel: decided((campaign) => cancel(campaign, clock.now())),
    changePace: (campaignId: string, pace: Pace) =>
      change(deps, campaignId, (campaign) => changePace(campaign, pace)),
    preview: decided((campaign) => {
      requireDraft(campaign);
      return campaign.preview.state === 'counting' ? undefined : recounted(campaign, {});
    }),
    addToAudience: async (
      campaignId: string,
      given: { references: readonly string[]; emails: readonly string[] },
    ): Promise<Campaign> => {
      requireList(await find(deps, campaignId));
      const counts = await audiences.list(campaignId, given);
      return change(deps, campaignId, (campaign) => {
        requireList(campaign);
        // Of two who add at once the one who counted first may write last.
        const listed = Math.max(campaign.listed, counts.listed);
        const unknown = Math.max(campaign.unknown, counts.unknown);
        if (listed === campaign.listed && unknown === campaign.unknown) return undefined;
        return recounted(campaign, { listed, unknown });
      });
    },
  };
}

function recounted({ preview }: Campaign, set: Partial<Campaign>): Move {
  return { set: { ...set, preview: wished(preview.wish + 1) } };
}

async function change(
  deps: Deps,
  campaignId: string,
  decide: (campaign: Campaign) => Move | undefined,
): Promise<Campaign> {
  for (let tries = 1; ; tries += 1) {
    const campaign = await find(deps, campaignId);
    const move = decide(campaign);
    if (move === undefined) return campaign;
    const changed = await deps.campaigns.change(campaign, move.set, entryOf(deps, campaignId, move));
    if (changed !== undefined) return changed;
    if (tries === maxTries)
      throw new AppError('unavailable', { detail: 'the campaign kept changing', retryAfterSeconds: 1 });
  }
}

function entryOf(deps: Deps, campaignId: string, { act, fields }: Move) {
  return act && campaignEntry(deps, campaignId, act, fields === undefined ? {} : { fields });
}

async function find({ campaigns }: Deps, campaignId: string): Promise<Campaign> {
  const campaign = await campaigns.find(campaignId);
  if (campaign === undefined) throw new AppError('campaign_not_found');
  return campaign;
}

function requireDraft({ state }: Campaign): void {
  if (state !== 'draft') throw new AppError('campaign_state');
}

function requireList(campaign: Campaign): void {
  requireDraft(campaign);
  if (!campaign.audience.listed) throw new AppError('campaign_state');
}
