import { AppError, asAppError } from '@latchkey/kit/errors';
import type { Campaign } from '../../domain/campaign/campaign.ts';
import type { NewCampaign } from '../create-campaign/create-campaign.ts';

export interface Deps {
  create: (wanted: NewCampaign) => Promise<Campaign>;
  /** As whoever acts: the event is one of those who have to approve it. */
  start: (campaignId: string) => Promise<Campaign>;
}

/**
 * An operator's event wants a campaign: drafts it under the event's id and starts it. The same event again finds the
 * campaign and changes nothing, whatever has become of it meanwhile.
 * @throws AppError invalid_input when the id is that of another campaign; unavailable
 */
export async function requestCampaign({ create, start }: Deps, wanted: NewCampaign): Promise<void> {
  const campaign = await create(wanted).catch((error: unknown) => {
    // It will be another campaign's at the next try, too.
    if (asAppError(error).code !== 'idempotency_key_reused') throw error;
    throw new AppError('invalid_input', { detail: 'the id is that of another campaign', cause: error });
  });
  if (campaign.state !== 'draft') return;
  await start(campaign.campaignId).catch((error: unknown) => {
    // Somebody has cancelled it since it was read.
    if (asAppError(error).code !== 'campaign_state') throw error;
  });
}
