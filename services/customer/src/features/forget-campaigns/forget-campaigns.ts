import { audited } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { currentOrigin } from '@latchkey/kit/origin';
import type { Audiences } from '../../domain/campaign/audience.ts';
import { cancel, type Campaign, type Campaigns } from '../../domain/campaign/campaign.ts';
import type { Recipients } from '../../domain/campaign/recipients.ts';

export interface Deps {
  campaigns: Pick<Campaigns, 'outdated' | 'change' | 'forget'>;
  recipients: Pick<Recipients, 'forget'>;
  audiences: Pick<Audiences, 'forget'>;
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
 * gone on with. A draft that nobody started is cancelled; with that its list goes.
 * @param goOn false once this copy should stop
 * @throws AppError unavailable
 */
export async function forgetCampaigns(deps: Deps, goOn: () => boolean): Promise<void> {
  const { campaigns, recipients, audiences, clock, retentionMs } = deps;
  for (;;) {
    const outdated = await campaigns.outdated(clock.now() - retentionMs, campaignsAtOnce);
    for (const campaign of outdated) {
      const { campaignId, state } = campaign;
      if (state === 'draft') await cancelDraft(deps, campaign);
      else {
        for (const { forget } of [recipients, audiences])
          while (goOn() && (await forget(campaignId, batchSize)));
        if (goOn()) await campaigns.forget(campaignId);
      }
      if (!goOn()) return;
    }
    if (outdated.length < campaignsAtOnce) return;
  }
}

async function cancelDraft({ campaigns, clock, newId }: Deps, draft: Campaign): Promise<void> {
  const now = clock.now();
  const move = cancel(draft, now);
  if (move?.act === undefined) return;
  const entry = audited(currentOrigin(), {
    ...{ id: newId(), at: now, act: move.act, subject: '' },
    details: { campaignId: draft.campaignId },
  });
  // Unless somebody starts it right now.
  await campaigns.change(draft, move.set, entry);
}
