import type { EventData } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { newId } from '@latchkey/kit/ids';
import type { Bus } from '@latchkey/kit/messaging';
import type { CampaignMails } from '../domain/campaign/accounts.ts';
import { mailId } from '../domain/campaign/mail-id.ts';

/** Mails are asked for on the bus. They are in no outbox: who is not marked as handed over is handed over again. */
export function createBusCampaignMails(bus: Pick<Bus, 'publish'>, clock: Clock): CampaignMails {
  return {
    async request(of, customers) {
      const now = clock.now();
      const data: EventData<'campaign.mails_requested'> = {
        ...of,
        requestedAtMs: now,
        mails: customers.map(({ customerId, domain }) => ({
          requestId: mailId(of.campaignId, customerId),
          customerId,
          domain,
        })),
      };
      await bus.publish({
        specversion: '1.0',
        id: newId(),
        source: '/customer',
        type: 'campaign.mails_requested',
        time: new Date(now).toISOString(),
        datacontenttype: 'application/json',
        data,
      });
    },
  };
}
