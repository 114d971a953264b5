import type { CampaignAccounts } from '../../domain/campaign/accounts.ts';
import type { Campaign, Campaigns } from '../../domain/campaign/campaign.ts';
import type { Recipients } from '../../domain/campaign/recipients.ts';
import type { Hold, Progress } from './hold.ts';

export interface ExpireDeps {
  campaigns: Pick<Campaigns, 'step'>;
  recipients: Pick<Recipients, 'ids'>;
  accounts: Pick<CampaignAccounts, 'expire'>;
}

/** As many as identity takes in one call. */
const batchSize = 500;
/** Calls beside each other: identity prepares one while its store writes the other. */
const callsAtOnce = 3;

/**
 * Ends the passwords of the next recipients of a forced campaign. Only when nobody is left does it go on to mails. The cursor
 * moves when all calls are answered: what is done again after a death ends nothing anew and is counted once.
 * @throws AppError unavailable
 */
export async function expirePasswords(
  { campaigns, recipients, accounts }: ExpireDeps,
  campaign: Campaign & { phase: 'expiring' },
  hold: Hold,
): Promise<Progress> {
  const { campaignId, state, phase, cursor } = campaign;
  const from = { campaignId, state, phase, cursor };
  const ids = await recipients.ids(campaignId, cursor, batchSize * callsAtOnce);
  const last = ids.at(-1);
  if (last === undefined) {
    await campaigns.step({ from, fence: hold.fence, set: { phase: 'sending', cursor: '' } });
    return 'more';
  }
  if (!hold.valid()) return 'wait';
  const calls = Array.from({ length: Math.ceil(ids.length / batchSize) }, (_, call) =>
    accounts.expire(campaignId, ids.slice(call * batchSize, (call + 1) * batchSize)),
  );
  const expired = (await Promise.all(calls)).reduce((sum, count) => sum + count, 0);
  await campaigns.step({ from, fence: hold.fence, set: { cursor: last }, expired });
  return 'more';
}
