import { createHash } from 'node:crypto';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { currentOrigin, type Actor } from '@latchkey/kit/origin';
import type { Audience } from '../../domain/campaign/audience.ts';
import type { Campaign, Campaigns } from '../../domain/campaign/campaign.ts';
import type { Pace } from '../../domain/campaign/pace.ts';
import { wished } from '../../domain/campaign/preview.ts';
import { campaignEntry } from './campaign-entry.ts';

export interface Deps {
  campaigns: Pick<Campaigns, 'insert' | 'find'>;
  clock: Clock;
  newId: () => string;
  /** How many different people have to start a campaign that ends passwords. */
  approvals: number;
}

export interface NewCampaign {
  campaignId: string;
  audience: Audience;
  expirePasswords: boolean;
  pace: Pace;
}

/**
 * Drafts a campaign and wishes for a count of its audience.
 * @returns the campaign; when the same one was drafted under this id before, as it stands
 * @throws AppError idempotency_key_reused when it was another one; unavailable
 */
export async function createCampaign(deps: Deps, wanted: NewCampaign): Promise<Campaign> {
  const { campaigns, clock } = deps;
  const campaign: Campaign = {
    ...wanted,
    ...{ state: 'draft', phase: undefined, cursor: '', preview: wished(1) },
    ...{ listed: 0, unknown: 0, recipients: undefined, expired: 0 },
    fingerprint: fingerprintOf(wanted),
    createdBy: nameOf(currentOrigin().actor),
    createdAt: clock.now(),
    approvedBy: [],
    approvalsNeeded: wanted.expirePasswords ? deps.approvals : 1,
    ...{ startedAt: undefined, endedAt: undefined, version: 1 },
  };
  const entry = campaignEntry(deps, wanted.campaignId, 'campaign.created');
  if (await campaigns.insert(campaign, entry)) return campaign;
  const found = await campaigns.find(wanted.campaignId);
  if (found === undefined)
    throw new AppError('unavailable', { detail: 'a campaign that was stored is not there' });
  if (found.fingerprint !== campaign.fingerprint) throw new AppError('idempotency_key_reused');
  return found;
}

/** Who acts, as campaigns remember it. */
export function nameOf({ kind, id }: Actor): string {
  return `${kind}:${id}`;
}

function fingerprintOf({ audience, expirePasswords, pace }: NewCampaign): string {
  const { of, withoutLiveLink, store, locale, importId, listed } = audience;
  const domains = [...pace.domainRates].sort(([one], [other]) => (one < other ? -1 : 1));
  const all = [of, withoutLiveLink, store, locale, importId, listed, expirePasswords, pace.rate, domains];
  return createHash('sha256').update(JSON.stringify(all)).digest('base64url');
}
