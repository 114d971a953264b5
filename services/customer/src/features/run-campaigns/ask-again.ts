import type { Clock } from '@latchkey/kit/clock';
import type { CampaignMails } from '../../domain/campaign/accounts.ts';
import type { Campaign } from '../../domain/campaign/campaign.ts';
import type { Lanes, Waiting } from '../../domain/campaign/recipients.ts';
import type { Hold } from './hold.ts';

/**
 * A mail may wait for its domain for hours. Asking again is safe, as the ledger knows it by its id: it is for mails that
 * the ledger has lost, and for outcomes of which this service has.
 */
const againAfterMs = 600_000;
const lookEveryMs = 60_000;
const batchSize = 500;

export type AskAgain = (campaign: Campaign, hold: Hold) => Promise<void>;

/** Asks for the mails of a campaign; those who have a password and those who have none apart, as their mails differ. */
export async function requestMails(
  mails: CampaignMails,
  { campaignId, expirePasswords }: Campaign,
  waiting: readonly Waiting[],
): Promise<void> {
  for (const firstPassword of [false, true]) {
    const customers = waiting.filter((each) => each.firstPassword === firstPassword);
    const expired = expirePasswords && !firstPassword;
    if (customers.length > 0) await mails.request({ campaignId, expired, firstPassword }, customers);
  }
}

/** Now and then hands those over again who were handed over long ago and are not settled. */
export function createAskAgain({
  lanes,
  mails,
  clock,
}: {
  lanes: Pick<Lanes, 'overdue' | 'markAgain'>;
  mails: CampaignMails;
  clock: Clock;
}): { askAgain: AskAgain; forget: (campaignId: string) => void } {
  const looked = new Map<string, number>();
  return {
    askAgain: async (campaign, hold) => {
      const { campaignId } = campaign;
      const now = clock.now();
      if (now - (looked.get(campaignId) ?? 0) < lookEveryMs) return;
      const overdue = await lanes.overdue(campaignId, now - againAfterMs, batchSize);
      if (overdue.length > 0 && hold.valid()) {
        await requestMails(mails, campaign, overdue);
        await lanes.markAgain(
          campaignId,
          overdue.map(({ customerId }) => customerId),
          now,
        );
      }
      // Where there may be more, the next step looks again.
      if (overdue.length < batchSize) looked.set(campaignId, now);
    },
    forget: (campaignId) => void looked.delete(campaignId),
  };
}
