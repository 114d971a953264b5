import type { Connection } from 'mongoose';
import type { Clock } from '@latchkey/kit/clock';
import { newId } from '@latchkey/kit/ids';
import type { Bus } from '@latchkey/kit/messaging';
import { runWithLease, type Outbox } from '@latchkey/kit/mongo';
import type { House } from '@latchkey/kit/service';
import type { CampaignAccounts } from './domain/campaign/accounts.ts';
import type { Audiences } from './domain/campaign/audience.ts';
import type { Campaigns } from './domain/campaign/campaign.ts';
import type { Lanes, Recipients } from './domain/campaign/recipients.ts';
import { createCampaign } from './features/create-campaign/create-campaign.ts';
import { createCounting } from './features/count-recipients/count-recipients.ts';
import { forgetCampaigns } from './features/forget-campaigns/forget-campaigns.ts';
import { requestCampaign } from './features/request-campaign/request-campaign.ts';
import { ruleCampaign } from './features/rule-campaign/rule-campaign.ts';
import { runCampaigns, type Deps as RunDeps } from './features/run-campaigns/run-campaigns.ts';
import type { CampaignUseCases } from './inbound/campaign-handlers.ts';
import type { subscriptions } from './inbound/subscriptions.ts';
import { createBusCampaignMails } from './outbound/bus-campaign-mails.ts';
import { createCampaignModel, type CampaignModel } from './outbound/campaign-model.ts';
import type { CustomerModel } from './outbound/customer-model.ts';
import { createMongoAudiences } from './outbound/mongo-audiences.ts';
import { createMongoCampaigns } from './outbound/mongo-campaigns.ts';
import { createMongoLanes } from './outbound/mongo-lanes.ts';
import { createMongoRecipients } from './outbound/mongo-recipients.ts';
import { createRecipientModel } from './outbound/recipient-model.ts';

/** What of campaigns rests in the store. */
export interface CampaignStore {
  campaigns: Campaigns;
  audiences: Audiences;
  recipients: Recipients;
  lanes: Lanes;
}

/** Its models have to be there before indexes are made. */
export function createCampaignStore(
  connection: Connection,
  customers: CustomerModel,
  outboxOf: (model: CampaignModel) => Outbox,
): CampaignStore {
  const model = createCampaignModel(connection);
  const recipients = createRecipientModel(connection);
  return {
    campaigns: createMongoCampaigns(model, outboxOf(model)),
    audiences: createMongoAudiences(connection, customers),
    recipients: createMongoRecipients(recipients),
    lanes: createMongoLanes(recipients),
  };
}

/** How often another copy asks whether the one that runs campaigns is gone, and how long after its death it is free. */
const lookForLeaseEveryMs = 1_000;
const leaseMs = 6_000;

const forgetEveryMs = 600_000;

interface Parts {
  store: CampaignStore;
  connection: Connection;
  bus: Bus;
  accounts: CampaignAccounts;
  learnAccounts: RunDeps['learnAccounts'];
  approvals: number;
  retentionMs: number;
}

/** How campaigns are reached: by calls, and by events. */
export interface Campaigning {
  useCases: CampaignUseCases;
  hearing: Pick<Parameters<typeof subscriptions>[0], 'settleMails' | 'requestCampaign'>;
}

/** The part of the composition root that is about campaigns: their use cases, and the work that one copy does. */
export function createCampaigns(house: House, parts: Parts): Campaigning {
  const { clock, logger, lifecycle } = house;
  const { store, connection, bus, accounts, learnAccounts, approvals } = parts;
  const mails = createBusCampaignMails(bus, clock);
  const { signal } = lifecycle;
  runWithLease({
    ...{ connection, name: 'run-campaigns', everyMs: lookForLeaseEveryMs, ttlMs: leaseMs },
    ...{ clock, logger, lifecycle },
    work: (lease) =>
      runCampaigns(
        { ...store, mails, accounts, learnAccounts, clock, logger, signal, newId },
        { fence: lease.fence, valid: () => lease.valid() && !lifecycle.stopping },
      ),
  });
  runWithLease({
    ...{ connection, name: 'forget-campaigns', everyMs: forgetEveryMs, clock, logger, lifecycle },
    work: (lease) =>
      forgetCampaigns(
        { ...store, accounts, clock, newId, retentionMs: parts.retentionMs },
        () => lease.valid() && !lifecycle.stopping,
      ),
  });
  const useCases = useCasesOf({ ...store, clock }, approvals);
  return {
    useCases,
    hearing: {
      settleMails: ({ mails: settled }) =>
        store.recipients.settle(
          settled.map(({ campaignId, customerId, state, reason, afterDoubt, settledAtMs: settledAt }) => ({
            ...{ campaignId, customerId, state, reason, afterDoubt, settledAt },
          })),
        ),
      requestCampaign: (wanted) => requestCampaign(useCases, wanted),
    },
  };
}

function useCasesOf(deps: CampaignStore & { clock: Clock }, approvals: number): CampaignUseCases {
  return {
    ...deps,
    ...ruleCampaign({ ...deps, newId }),
    create: (wanted) => createCampaign({ ...deps, newId, approvals }, wanted),
    standing: createCounting(deps),
  };
}
