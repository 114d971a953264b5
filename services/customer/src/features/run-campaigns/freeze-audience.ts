import type { Clock } from '@latchkey/kit/clock';
import type { CampaignAccounts } from '../../domain/campaign/accounts.ts';
import { receivingDomain, type Audiences } from '../../domain/campaign/audience.ts';
import type { Campaign, Campaigns } from '../../domain/campaign/campaign.ts';
import { createLaneFinder } from '../../domain/campaign/hand-over.ts';
import type { NewRecipient, Recipients } from '../../domain/campaign/recipients.ts';
import type { Hold, Progress } from './hold.ts';
import { nextPeople, type NextPeopleDeps } from './next-people.ts';

export interface FreezeDeps extends NextPeopleDeps {
  campaigns: Pick<Campaigns, 'step'>;
  audiences: Pick<Audiences, 'walk' | 'forget'>;
  recipients: Pick<Recipients, 'add' | 'total'>;
  accounts: Pick<CampaignAccounts, 'admit'>;
  clock: Clock;
}

/**
 * Makes the audience of a campaign that has begun its recipients, a batch at a time. Recipients first, then how far it has
 * come: a batch that is done again adds nobody twice. Identity has to know of the campaign before it goes on.
 */
export function createFreezing(deps: FreezeDeps) {
  const finders = new Map<string, ReturnType<typeof createLaneFinder>>();
  return {
    /** @throws AppError unavailable */
    async step(campaign: Campaign & { phase: 'freezing' }, hold: Hold): Promise<Progress> {
      const { campaignId, pace, cursor } = campaign;
      const startedAt = campaign.startedAt ?? campaign.createdAt;
      const findLane = finders.get(campaignId) ?? createLaneFinder();
      finders.set(campaignId, findLane);
      const { judged, next } = await nextPeople(deps, campaign, cursor, deps.clock.now());
      const recipients = judged.flatMap(({ person, verdict }): NewRecipient[] => {
        if (verdict !== 'in') return [];
        const domain = receivingDomain(person.email ?? '');
        const { customerId, customerReference, account } = person;
        const lane = findLane(domain, pace);
        return [{ customerId, customerReference, domain, lane, firstPassword: account?.password === 'none' }];
      });
      if (!hold.valid()) return 'wait';
      await deps.recipients.add(campaignId, startedAt, recipients);
      if (next === undefined) {
        finders.delete(campaignId);
        await finish(deps, { ...campaign, startedAt }, hold);
      } else await deps.campaigns.step({ from: placeOf(campaign), fence: hold.fence, set: { cursor: next } });
      return 'more';
    },
    forget: (campaignId: string): void => void finders.delete(campaignId),
  };
}

const placeOf = ({ campaignId, state, phase, cursor }: Campaign & { phase: 'freezing' }) => ({
  ...{ campaignId, state, phase, cursor },
});

/** Rows of lists removed in one go. */
const forgetSize = 1_000;

async function finish(
  deps: FreezeDeps,
  campaign: Campaign & { phase: 'freezing'; startedAt: number },
  hold: Hold,
): Promise<void> {
  const { campaignId, startedAt, audience, expirePasswords } = campaign;
  await deps.accounts.admit({ campaignId, startedAt, withoutPassword: audience.of === 'without-password' });
  while (audience.listed && (await deps.audiences.forget(campaignId, forgetSize)));
  const total = await deps.recipients.total(campaignId);
  const phase = expirePasswords ? 'expiring' : 'sending';
  const set = { phase, cursor: '', recipients: total } as const;
  await deps.campaigns.step({ from: placeOf(campaign), fence: hold.fence, set });
}
