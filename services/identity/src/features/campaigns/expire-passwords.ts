import { audited } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { currentOrigin } from '@latchkey/kit/origin';
import type { AdmittedCampaign, CampaignRepository } from '../../domain/campaign.ts';
import type { CredentialRepository } from '../../domain/credential-repository.ts';
import { restorableState, type Credential } from '../../domain/credential.ts';
import type { PublishEvents } from '../../domain/publish-events.ts';
import type { SessionRepository } from '../../domain/session-repository.ts';

export interface ExpirePasswordsDeps {
  campaigns: Pick<CampaignRepository, 'findMany'>;
  credentials: Pick<CredentialRepository, 'findMany' | 'changeAccounts'>;
  sessions: Pick<SessionRepository, 'endAllOf'>;
  publish: PublishEvents;
  clock: Clock;
  newId: () => string;
}

/** Others change the same account at most a few times while somebody looks at it. */
const maxRounds = 4;

/**
 * Ends the passwords, links and sessions of many accounts, for a forced campaign. The hashes stay, so that a login takes
 * as long as before. Asked again, it ends nothing that somebody has set since the campaign began.
 * @returns whose password has ended, by this or earlier, or who had none; and who was left as they are
 * @throws AppError campaign_not_found, unless it is admitted and open
 */
export async function expirePasswords(
  deps: ExpirePasswordsDeps,
  { campaignId, customerIds }: { campaignId: string; customerIds: readonly string[] },
): Promise<{ expired: string[]; left: string[] }> {
  const [campaign] = await deps.campaigns.findMany([campaignId]);
  if (campaign === undefined || campaign.closed) throw new AppError('campaign_not_found');
  const ids = [...new Set(customerIds)];
  const verdicts = new Map<string, Verdict>();
  for (let round = 1; round <= maxRounds; round += 1) {
    const asked = ids.filter((id) => (verdicts.get(id) ?? 'expire') === 'expire');
    const found = await deps.credentials.findMany({ customerIds: asked, logins: [] });
    for (const id of asked) verdicts.set(id, 'left');
    for (const each of found) verdicts.set(each.customerId, verdictOn(each, campaign));
    const open = found.filter(({ customerId }) => verdicts.get(customerId) === 'expire');
    if (open.length === 0 || (await expireAll(deps, campaignId, open))) break;
    if (round === maxRounds)
      throw new AppError('unavailable', { detail: 'credentials kept changing', retryAfterSeconds: 1 });
  }
  const left = ids.filter((id) => verdicts.get(id) === 'left');
  const expired = ids.filter((id) => verdicts.get(id) !== 'left');
  // The epoch has ended them; this clears their rows away, also those an earlier try was cut off before.
  if (expired.length > 0) await deps.sessions.endAllOf(expired);
  return { expired, left };
}

/** `expire` has to be written; `ended` is so already. */
type Verdict = 'expire' | 'ended' | 'left';

function verdictOn({ state, password }: Credential, { startedAt }: AdmittedCampaign): Verdict {
  if (restorableState(state) === undefined) return 'left';
  if (state === 'reset-required' || password === undefined) return 'ended';
  return password.setAt > startedAt ? 'left' : 'expire';
}

/** @returns whether all were as they had been read */
async function expireAll(
  deps: ExpirePasswordsDeps,
  campaignId: string,
  credentials: readonly Credential[],
): Promise<boolean> {
  const at = deps.clock.now();
  const changes = credentials.map(({ customerId, version }) => ({
    ...{ customerId, version },
    change: { state: 'reset-required', emptiesLinks: true, endsSessions: true } as const,
    events: [
      audited(currentOrigin(), {
        ...{ id: deps.newId(), at, act: 'password.expired', subject: customerId },
        details: { campaignId },
      }),
    ],
  }));
  if (!(await deps.credentials.changeAccounts(changes))) return false;
  for (const { customerId, events } of changes) deps.publish(customerId, events);
  return true;
}
