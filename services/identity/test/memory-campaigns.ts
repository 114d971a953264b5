import type { AdmittedCampaign, CampaignRepository } from '../src/domain/campaign.ts';

/** Campaigns in memory; nothing is forgotten. */
export function createMemoryCampaigns(): CampaignRepository {
  const rows = new Map<string, AdmittedCampaign>();
  const unlessThere = (campaign: AdmittedCampaign): AdmittedCampaign => {
    const row = rows.get(campaign.campaignId) ?? campaign;
    rows.set(campaign.campaignId, row);
    return row;
  };
  return {
    admit: (campaign) => Promise.resolve(void unlessThere({ ...campaign, closed: false })),
    close: (campaignId, now) => {
      const row = unlessThere({ campaignId, startedAt: now, withoutPassword: false, closed: true });
      rows.set(campaignId, { ...row, closed: true });
      return Promise.resolve();
    },
    findMany: (ids) => Promise.resolve(ids.flatMap((id) => rows.get(id) ?? [])),
  };
}
