import type { Clock } from '@latchkey/kit/clock';
import { receivingDomain } from '../../domain/campaign/audience.ts';
import type { Campaign, Campaigns } from '../../domain/campaign/campaign.ts';
import { Tally } from '../../domain/campaign/preview.ts';
import type { Progress } from './hold.ts';
import { nextPeople, type NextPeopleDeps } from './next-people.ts';

export interface PreviewDeps extends NextPeopleDeps {
  campaigns: Pick<Campaigns, 'keepPreview'>;
  clock: Clock;
}

interface Counting {
  readonly wish: number;
  readonly tally: Tally;
  readonly after: string;
}

/**
 * Counts the audiences of drafts, a batch at a time. What is counted so far is in memory only: after a death, or when
 * draft or list have changed, the count begins anew.
 */
export function createPreviews(deps: PreviewDeps) {
  const begun = new Map<string, Counting>();
  return {
    /** @throws AppError unavailable */
    async step(campaign: Campaign): Promise<Progress> {
      const { campaignId, pace, unknown } = campaign;
      const { wish } = campaign.preview;
      const before = begun.get(campaignId);
      const { tally, after } = before?.wish === wish ? before : { tally: new Tally(), after: '' };
      const { judged, next } = await nextPeople(deps, campaign, after, deps.clock.now());
      for (const { person, verdict } of judged) {
        if (verdict === 'in') tally.count({ ...person, domain: receivingDomain(person.email ?? '') });
        else if (verdict !== undefined) tally.leaveOut(verdict);
      }
      if (next !== undefined) {
        begun.set(campaignId, { wish, tally, after: next });
        return 'more';
      }
      begun.delete(campaignId);
      tally.leaveOut('unknown', unknown);
      await deps.campaigns.keepPreview(campaignId, tally.preview(wish, pace, deps.clock.now()));
      return 'wait';
    },
    forget: (campaignId: string): void => void begun.delete(campaignId),
  };
}
