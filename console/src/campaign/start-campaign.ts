import { patiently } from '../server/patiently.ts';
import { ServerRefused } from '../server/problem.ts';
import type { Screen } from '../shell/screen.ts';
import type { Campaign, CampaignRoutes } from './campaign-routes.ts';

/**
 * Starts a campaign, or approves one. Where the server asks for the password of whoever is logged in (a forced one), it is
 * asked for here and not shown; it is in no argument and in no variable. Cut off from the server it asks again: one person
 * starts a campaign once, however often.
 * @param fromInput the next line of standard input is the password
 * @throws CannotRun notConfirmed when there is nobody to ask; as the routes do
 */
export async function startCampaign(
  routes: CampaignRoutes,
  screen: Screen,
  campaignId: string,
  fromInput: boolean | undefined,
): Promise<Campaign> {
  try {
    return await patiently(() => routes.start(campaignId));
  } catch (error) {
    if (!asksForPassword(error)) throw error;
  }
  const password = await screen.secret('Your password:', fromInput);
  return patiently(() => routes.start(campaignId, password));
}

function asksForPassword(error: unknown): boolean {
  return (
    error instanceof ServerRefused &&
    error.problem.errors.some(({ field, rule }) => field === 'currentPassword' && rule === 'required')
  );
}

/** What to say of a campaign that was just started, or still needs a second person. */
export function startedSentence({ id, state, recipients, approvedBy, approvalsNeeded }: Campaign): string {
  if (state !== 'draft')
    return `Campaign ${id} is ${state}${recipients === 0 ? '' : ` (${recipients})`}. "latchkey campaign:watch ${id}" follows it.`;
  const missing = approvalsNeeded - approvedBy.length;
  const people = missing === 1 ? 'another person' : `${missing} other people`;
  return `Campaign ${id} begins when ${people} said yes: latchkey campaign:approve ${id}`;
}
