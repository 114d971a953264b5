import type { Connection } from 'mongoose';
import { campaignMemoryMs } from './domain/campaign.ts';
import { expirePasswords, type ExpirePasswordsDeps } from './features/campaigns/expire-passwords.ts';
import type { CampaignFeatures } from './inbound/campaign-handlers.ts';
import { campaignModel, createMongoCampaignRepository } from './outbound/mongo/mongo-campaign-repository.ts';

/** The part of the composition root that is about campaigns. Its model has to be there before indexes are made. */
export function createCampaigns(connection: Connection) {
  const campaigns = createMongoCampaignRepository(campaignModel(connection));
  const campaignFeatures = (deps: Omit<ExpirePasswordsDeps, 'campaigns'>): CampaignFeatures => {
    return {
      admitCampaign: (campaign) => campaigns.admit(campaign),
      closeCampaign: (campaignId) => {
        const now = deps.clock.now();
        return campaigns.close(campaignId, now, now + campaignMemoryMs);
      },
      expirePasswords: (given) => expirePasswords({ ...deps, campaigns }, given),
    };
  };
  return { campaigns, campaignFeatures };
}
