import { judge, type Audiences, type LeftOut, type Person } from '../../domain/campaign/audience.ts';
import type { Campaign } from '../../domain/campaign/campaign.ts';

export interface NextPeopleDeps {
  audiences: Pick<Audiences, 'walk'>;
  /** Asks identity about accounts of which nothing is known yet. @param customerIds 1 to 500 */
  learnAccounts: (customerIds: readonly string[]) => Promise<void>;
}

/** People looked at in one go; identity tells of as many. */
const batchSize = 500;

/**
 * The next people a campaign may mean, each with what was decided. Imported ones, of whom identity has told nothing yet,
 * are asked about first: nobody is left out because a campaign was quicker.
 * @param after as Audiences.walk @param now milliseconds since the Unix epoch
 * @throws AppError unavailable
 */
export async function nextPeople(
  { audiences, learnAccounts }: NextPeopleDeps,
  { campaignId, audience }: Campaign,
  after: string,
  now: number,
): Promise<{
  judged: { person: Person; verdict: 'in' | LeftOut | undefined }[];
  next: string | undefined;
}> {
  const walk = () => audiences.walk(campaignId, audience, after, batchSize);
  let meant = await walk();
  const unheard = meant.people.filter(({ email, account }) => email !== undefined && account === undefined);
  if (unheard.length > 0) {
    await learnAccounts(unheard.map(({ customerId }) => customerId));
    meant = await walk();
  }
  return {
    judged: meant.people.map((person) => ({ person, verdict: judge(person, audience, now) })),
    next: meant.next,
  };
}
