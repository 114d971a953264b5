import type { IdentityCampaignServiceDefinition } from '@latchkey/contracts/identity';
import type { ServiceClient } from '@latchkey/kit/grpc';
import type { CampaignAccounts } from '../domain/campaign/accounts.ts';

/** A bulk write of 500 credentials, on a machine that is busy. */
const expireDeadlineMs = 15_000;

/** Accounts in identity, as campaigns use them, over gRPC. */
export function createGrpcCampaignAccounts(
  identity: ServiceClient<IdentityCampaignServiceDefinition>,
): CampaignAccounts {
  return {
    async admit({ campaignId, startedAt, withoutPassword }) {
      await identity.admitCampaign({ campaignId, startedAtMs: startedAt, withoutPassword });
    },
    async close(campaignId) {
      await identity.closeCampaign({ campaignId });
    },
    async expire(campaignId, customerIds) {
      const { expired } = await identity.expirePasswords(
        { campaignId, customerIds: [...customerIds] },
        { deadlineMs: expireDeadlineMs },
      );
      return expired.length;
    },
  };
}
