import type { Clock } from '@latchkey/kit/clock';
import type { Campaign } from '../../domain/campaign/campaign.ts';
import type { Counts, Recipients } from '../../domain/campaign/recipients.ts';

export interface Deps {
  recipients: Pick<Recipients, 'counts' | 'renewed'>;
  clock: Clock;
}

/** How many recipients of a campaign are in each state; together they are `total`, whatever moves meanwhile. */
export interface Standing extends Counts {
  readonly total: number;
  readonly requested: number;
  /** Of all, those who have set a password since the start. */
  readonly renewed: number;
}

const nobody: Standing = {
  ...{ total: 0, pending: 0, requested: 0, sent: 0, failed: 0, suppressed: 0, cancelled: 0, doubt: 0 },
  renewed: 0,
};

/** How old counts may be in milliseconds; more where counting takes long, so that it takes a tenth of the time at most. */
const freshForMs = 500;
const timesTheCost = 10;
/** Campaigns whose counts are kept; people look at few at a time. */
const kept = 200;

/**
 * Counts along the index, and answers from memory for a moment: any number of watchers cost one count.
 * @throws AppError unavailable
 */
export function createCounting({ recipients, clock }: Deps): (campaign: Campaign) => Promise<Standing> {
  const known = new Map<string, { standing: Promise<Standing>; until: number; state: Campaign['state'] }>();
  return async (campaign) => {
    const { campaignId, state } = campaign;
    if (campaign.startedAt === undefined) return nobody;
    const before = known.get(campaignId);
    // Who sees that a campaign has ended sees its end in the counts, too.
    if (before !== undefined && before.state === state && clock.now() < before.until) return before.standing;
    const from = clock.now();
    const entry = { standing: count({ recipients }, campaign), until: Infinity, state };
    known.delete(campaignId);
    known.set(campaignId, entry);
    for (const oldest of known.keys()) {
      if (known.size <= kept) break;
      known.delete(oldest);
    }
    try {
      const standing = await entry.standing;
      entry.until = clock.now() + Math.max(freshForMs, timesTheCost * (clock.now() - from));
      return standing;
    } catch (error) {
      known.delete(campaignId);
      throw error;
    }
  };
}

async function count(
  { recipients }: Pick<Deps, 'recipients'>,
  { campaignId, recipients: frozen }: Campaign,
): Promise<Standing> {
  const [counts, renewed] = await Promise.all([
    recipients.counts(campaignId),
    recipients.renewed(campaignId),
  ]);
  const named = Object.values(counts).reduce((sum, each) => sum + each, 0);
  // Before it is frozen nobody is handed over. A mail that is tried again after it failed may be counted twice while
  // it moves: then all that were counted are the total.
  const total = Math.max(named, frozen ?? 0);
  return { ...counts, total, requested: total - named, renewed };
}
