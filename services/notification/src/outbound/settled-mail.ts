import type { SettledMail } from '@latchkey/contracts/events';
import { newId } from '@latchkey/kit/ids';
import type { OutboxEntry } from '@latchkey/kit/mongo';
import type { Delivery } from '../domain/delivery.ts';
import type { Transition } from '../domain/transition.ts';

/** What a campaign has to hear of a change: of every final state, and of nothing else. */
export function settledMail(delivery: Delivery, now: number, to: Transition): OutboxEntry | undefined {
  const { campaignId, customerId, domain = '' } = delivery;
  if (campaignId === undefined || customerId === undefined || to.state === 'queued') return undefined;
  const mail: SettledMail = {
    campaignId,
    customerId,
    requestId: delivery.id,
    state: to.state,
    reason: to.reason ?? '',
    domain,
    afterDoubt: to.afterDoubt,
    settledAtMs: now,
  };
  return { id: newId(), type: 'campaign.mails_settled', data: { mails: [mail] }, at: now };
}
