import {
  campaignOrderService,
  campaignService,
  type Campaign as CampaignMessage,
  type CampaignOrderServiceDefinition,
  type CampaignServiceDefinition,
} from '@latchkey/contracts/customer';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { serving, type Handlers, type Served } from '@latchkey/kit/grpc';
import type { Campaign, Campaigns } from '../domain/campaign/campaign.ts';
import type { Recipients } from '../domain/campaign/recipients.ts';
import type { Standing } from '../features/count-recipients/count-recipients.ts';
import type { NewCampaign } from '../features/create-campaign/create-campaign.ts';
import type { ruleCampaign } from '../features/rule-campaign/rule-campaign.ts';
import { toMessage, toRecipientMessage } from './campaign-messages.ts';
import {
  recipientCursor,
  toCampaignPage,
  toList,
  toNewCampaign,
  toPace,
  toRecipientPage,
} from './campaign-requests.ts';

export interface CampaignUseCases extends ReturnType<typeof ruleCampaign> {
  create: (wanted: NewCampaign) => Promise<Campaign>;
  standing: (campaign: Campaign) => Promise<Standing>;
  /** Reads need no use case. */
  campaigns: Pick<Campaigns, 'find' | 'list' | 'orders'>;
  recipients: Pick<Recipients, 'list'>;
  clock: Clock;
}

/** How long those who send mails hear of a cancelled campaign, in milliseconds: longer than they are ever cut off in practice. */
const cancelledHeardForMs = 3_600_000;

/** protos/customer/v1/campaigns.proto, served. */
export function campaignServers(useCases: CampaignUseCases): Served[] {
  const gateway = ['gateway'];
  return [
    serving({
      service: campaignService,
      handlers: campaignHandlers(useCases),
      allow: {
        ...{
          CreateCampaign: gateway,
          AddToAudience: gateway,
          PreviewCampaign: gateway,
          StartCampaign: gateway,
        },
        ...{ PauseCampaign: gateway, ResumeCampaign: gateway, CancelCampaign: gateway },
        ...{
          ChangeCampaignPace: gateway,
          GetCampaign: gateway,
          ListCampaigns: gateway,
          ListRecipients: gateway,
        },
      },
    }),
    serving({
      service: campaignOrderService,
      handlers: orderHandlers(useCases),
      allow: { ListCampaignOrders: ['notification'] },
    }),
  ];
}

function campaignHandlers(useCases: CampaignUseCases): Handlers<CampaignServiceDefinition> {
  const { campaigns, recipients, standing } = useCases;
  const shown = async (found: Promise<Campaign> | Campaign): Promise<{ campaign: CampaignMessage }> => {
    const campaign = await found;
    return { campaign: toMessage(campaign, await standing(campaign)) };
  };
  return {
    CreateCampaign: (request) => shown(useCases.create(toNewCampaign(request))),
    AddToAudience: ({ campaignId, ...given }) => shown(useCases.addToAudience(campaignId, toList(given))),
    PreviewCampaign: ({ campaignId }) => shown(useCases.preview(campaignId)),
    StartCampaign: ({ campaignId }) => shown(useCases.start(campaignId)),
    PauseCampaign: ({ campaignId }) => shown(useCases.pause(campaignId)),
    ResumeCampaign: ({ campaignId }) => shown(useCases.resume(campaignId)),
    CancelCampaign: ({ campaignId }) => shown(useCases.cancel(campaignId)),
    ChangeCampaignPace: ({ campaignId, pace }) => shown(useCases.changePace(campaignId, toPace(pace))),
    GetCampaign: ({ campaignId }) => shown(find(campaigns, campaignId)),
    ListCampaigns: async (request) => {
      const { before, limit } = toCampaignPage(request);
      const found = await campaigns.list({ before, limit: limit + 1 });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        campaigns: await Promise.all(
          page.map(async (campaign) => toMessage(campaign, await standing(campaign))),
        ),
        nextCursor: last === undefined ? '' : `${last.createdAt}_${last.campaignId}`,
      };
    },
    ListRecipients: async ({ campaignId, ...request }) => {
      const { limit, ...of } = toRecipientPage(request);
      const campaign = await find(campaigns, campaignId);
      const found = await recipients.list({ campaignId, ...of, limit: limit + 1 });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        recipients: page.map((recipient) => toRecipientMessage(campaign, recipient)),
        nextCursor: last === undefined ? '' : recipientCursor(last),
      };
    },
  };
}

function orderHandlers({ campaigns, clock }: CampaignUseCases): Handlers<CampaignOrderServiceDefinition> {
  return {
    ListCampaignOrders: async () => ({
      orders: await campaigns.orders(clock.now() - cancelledHeardForMs),
    }),
  };
}

async function find(campaigns: Pick<Campaigns, 'find'>, campaignId: string): Promise<Campaign> {
  const campaign = await campaigns.find(campaignId);
  if (campaign === undefined) throw new AppError('campaign_not_found');
  return campaign;
}
