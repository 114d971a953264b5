import type { CampaignAccounts } from '../../domain/campaign/accounts.ts';
import type { Audiences } from '../../domain/campaign/audience.ts';
import type { Campaign, Campaigns } from '../../domain/campaign/campaign.ts';
import type { Lanes, Recipients } from '../../domain/campaign/recipients.ts';
import type { AskAgain } from './ask-again.ts';
import type { Hold, Progress } from './hold.ts';

export interface EndDeps {
  campaigns: Pick<Campaigns, 'step'>;
  audiences: Pick<Audiences, 'forget'>;
  recipients: Pick<Recipients, 'cancelPending' | 'total'>;
  lanes: Pick<Lanes, 'any'>;
  accounts: Pick<CampaignAccounts, 'close'>;
  askAgain: AskAgain;
}

/** Documents written in one go. */
const batchSize = 1_000;
/** How far it has come: no link is minted any more, and its list is gone. */
const closed = 'closed';

/**
 * Ends what is left of a cancelled campaign: who was not handed over is cancelled, and no further link is minted. Those who
 * were handed over are settled by whoever sends the mails; it is over when all are.
 * @throws AppError unavailable
 */
export async function endCampaign(
  deps: EndDeps,
  campaign: Campaign & { phase: 'ending' },
  hold: Hold,
): Promise<Progress> {
  const { campaignId, state, phase, cursor, startedAt } = campaign;
  const from = { campaignId, state, phase, cursor };
  const { fence } = hold;
  if (await deps.recipients.cancelPending(campaignId, batchSize)) return 'more';
  if (cursor !== closed) {
    if (startedAt !== undefined) await deps.accounts.close(campaignId);
    while (await deps.audiences.forget(campaignId, batchSize));
    await deps.campaigns.step({ from, fence, set: { cursor: closed } });
    return 'more';
  }
  if (await deps.lanes.any(campaignId, 'requested')) {
    await deps.askAgain(campaign, hold);
    return 'wait';
  }
  const recipients = await deps.recipients.total(campaignId);
  await deps.campaigns.step({ from, fence, set: { phase: undefined, recipients } });
  return 'wait';
}
