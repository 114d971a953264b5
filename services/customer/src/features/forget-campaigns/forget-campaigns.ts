import type { Clock } from '@latchkey/kit/clock';
import type { Audiences } from '../../domain/campaign/audience.ts';
import type { CampaignAccounts } from '../../domain/campaign/accounts.ts';
import { cancel, type Campaign, type Campaigns } from '../../domain/campaign/campaign.ts';
import type { Recipients } from '../../domain/campaign/recipients.ts';
import { campaignEntry } from '../create-campaign/campaign-entry.ts';

export interface Deps {
  campaigns: Pick<Campaigns, 'outdated' | 'change' | 'forget'>;
  recipients: Pick<Recipients, 'forget'>;
  audiences: Pick<Audiences, 'forget'>;
  accounts: Pick<CampaignAccounts, 'close'>;
  clock: Clock;
  newId: () => string;
  /** How long a campaign is kept after its end, and a draft that nobody starts; milliseconds. */
  retentionMs: number;
}

/** Campaigns read, and documents removed, in one go. */
const campaignsAtOnce = 20;
const batchSize = 1_000;

/**
 * Forgets campaigns that ended long ago: first their recipients, then themselves, so that a run that dies in between is
 * gone on with. From then on no link is minted for its mails. A draft that nobody started is cancelled; with that its list goes.
 * @param goOn false once this copy should stop
 * @throws AppError unavailable
 */
export async function forgetCampaigns(deps: Deps, goOn: () => boolean): Promise<void> {
  const { campaigns, recipients, audiences, accounts, clock, retentionMs } = deps;
  for (;;) {
    const outdated = await campaigns.outdated(clock.now() - retentionMs, campaignsAtOnce);
    for (const campaign of outdated) {
      const { campaignId, state, startedAt } = campaign;
      if (state === 'draft') await cancelDraft(deps, campaign);
      else {
        for (const { forget } of [recipients, audiences])
          while (goOn() && (await forget(campaignId, batchSize)));
        if (goOn() && startedAt !== undefined) await accounts.close(campaignId);
        if (goOn()) await campaigns.forget(campaignId);
      }
      if (!goOn()) return;
    }
    if (outdated.length < campaignsAtOnce) return;
  }
}

async function cancelDraft(deps: Deps, draft: Campaign): Promise<void> {
  const move = cancel(draft, deps.clock.now());
  if (move?.act === undefined) return;
  // Unless somebody starts it right now.
  await deps.campaigns.change(draft, move.set, campaignEntry(deps, draft.campaignId, move.act));
}
