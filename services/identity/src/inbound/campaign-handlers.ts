import { z } from 'zod';
import {
  identityCampaignService,
  type IdentityCampaignServiceDefinition,
} from '@latchkey/contracts/identity';
import { serving, type Handlers, type Served } from '@latchkey/kit/grpc';
import type { expirePasswords } from '../features/campaigns/expire-passwords.ts';
import type { Bound } from './features.ts';
import { parseRequest } from './request-schemas.ts';

/** What campaigns can have done. */
export interface CampaignFeatures {
  /** @param campaign.startedAt milliseconds since the Unix epoch */
  admitCampaign: (campaign: {
    campaignId: string;
    startedAt: number;
    withoutPassword: boolean;
  }) => Promise<void>;
  closeCampaign: (campaignId: string) => Promise<void>;
  expirePasswords: Bound<typeof expirePasswords>;
}

const id = z.uuid();
const campaign = z.object({ campaignId: id });
const requests = {
  AdmitCampaign: campaign.extend({ startedAtMs: z.int().positive(), withoutPassword: z.boolean() }),
  ExpirePasswords: campaign.extend({ customerIds: z.array(id).min(1).max(500) }),
} as const;

/** protos/identity/v1/campaigns.proto, served. */
export function campaignServer(features: CampaignFeatures): Served {
  const handlers: Handlers<IdentityCampaignServiceDefinition> = {
    AdmitCampaign: async (request) => {
      const { startedAtMs, ...given } = parseRequest(requests.AdmitCampaign, request);
      await features.admitCampaign({ ...given, startedAt: startedAtMs });
      return {};
    },
    CloseCampaign: async (request) => {
      await features.closeCampaign(parseRequest(campaign, request).campaignId);
      return {};
    },
    ExpirePasswords: (request) => features.expirePasswords(parseRequest(requests.ExpirePasswords, request)),
  };
  return serving({
    service: identityCampaignService,
    handlers,
    allow: { AdmitCampaign: ['customer'], CloseCampaign: ['customer'], ExpirePasswords: ['customer'] },
  });
}
