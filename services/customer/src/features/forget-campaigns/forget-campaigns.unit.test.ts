import { settableClock } from '@latchkey/kit/clock';
import { aCampaign } from '../../../test/a-campaign.ts';
import type { Campaign } from '../../domain/campaign/campaign.ts';
import { forgetCampaigns, type Deps } from './forget-campaigns.ts';

/** Campaigns that are outdated, and documents that are left of each. */
function world(given: Campaign[], documents = 0) {
  let left = [...given];
  const done: string[] = [];
  const part = (name: string) => {
    const sizes = new Map(given.map(({ campaignId }) => [campaignId, documents]));
    return {
      forget: (campaignId: string, limit: number) => {
        const size = sizes.get(campaignId) ?? 0;
        done.push(name);
        sizes.set(campaignId, Math.max(0, size - limit));
        return Promise.resolve(size >= limit);
      },
    };
  };
  const asked: number[] = [];
  const deps: Deps = {
    campaigns: {
      outdated: (before, limit) => {
        asked.push(before);
        return Promise.resolve(left.slice(0, limit));
      },
      change: (from, set, entry) => {
        done.push(`${set.state} ${entry?.data.entries[0]?.act}`);
        left = left.filter((each) => each !== from);
        return Promise.resolve({ ...from, ...set });
      },
      forget: (campaignId) => {
        done.push('campaign');
        left = left.filter((each) => each.campaignId !== campaignId);
        return Promise.resolve();
      },
    },
    recipients: part('recipients'),
    audiences: part('list'),
    accounts: {
      close: () => {
        done.push('closed');
        return Promise.resolve();
      },
    },
    clock: settableClock(5_000),
    newId: () => 'e1',
    retentionMs: 3_000,
  };
  return { deps, done, asked };
}

describe('forget-campaigns', () => {
  it('removes recipients and list by the batch, ends its links, and the campaign at last', async () => {
    const { deps, done, asked } = world([aCampaign({ state: 'completed', startedAt: 7 })], 1_500);
    await forgetCampaigns(deps, () => true);
    expect(done).toEqual(['recipients', 'recipients', 'list', 'list', 'closed', 'campaign']);
    expect(asked).toEqual([2_000]);
  });

  it('cancels a draft, as the audit trail tells', async () => {
    const { deps, done } = world([aCampaign()]);
    await forgetCampaigns(deps, () => true);
    expect(done).toEqual(['cancelled campaign.cancelled']);
  });

  it('takes all that are outdated, and stops when it is told to', async () => {
    const many = Array.from({ length: 45 }, () => aCampaign({ state: 'cancelled' }));
    const all = world(many);
    await forgetCampaigns(all.deps, () => true);
    expect(all.done.filter((what) => what === 'campaign')).toHaveLength(45);
    const stopped = world(many, 1_500);
    let times = 0;
    await forgetCampaigns(stopped.deps, () => (times += 1) < 2);
    expect(stopped.done).toEqual(['recipients']);
  });
});
