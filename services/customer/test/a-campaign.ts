import { newId } from '@latchkey/kit/ids';
import type { Campaign } from '../src/domain/campaign/campaign.ts';
import { wished } from '../src/domain/campaign/preview.ts';

/** A draft for everybody, as fast as it can. */
export function aCampaign(change: Partial<Campaign> = {}): Campaign {
  return {
    campaignId: newId(),
    ...{ state: 'draft', phase: undefined, cursor: '' },
    audience: {
      ...{ of: 'everybody', withoutLiveLink: false, listed: false },
      ...{ store: undefined, locale: undefined, importId: undefined },
    },
    expirePasswords: false,
    pace: { rate: 0, domainRates: new Map() },
    preview: { ...wished(1), state: 'ready' },
    ...{ listed: 0, unknown: 0, recipients: undefined, expired: 0, fingerprint: 'f' },
    ...{ createdBy: 'operator:ci', createdAt: 1, approvedBy: [], approvalsNeeded: 1 },
    ...{ startedAt: undefined, endedAt: undefined, version: 1 },
    ...change,
  };
}
