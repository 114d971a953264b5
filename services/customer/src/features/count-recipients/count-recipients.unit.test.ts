import { settableClock } from '@latchkey/kit/clock';
import { aCampaign } from '../../../test/a-campaign.ts';
import type { Counts } from '../../domain/campaign/recipients.ts';
import { createCounting } from './count-recipients.ts';

const counts: Counts = { pending: 5, sent: 3, failed: 1, suppressed: 0, cancelled: 0, doubt: 0 };

function aWorld(costMs = 0) {
  const clock = settableClock(1000);
  let asked = 0;
  const counting = createCounting({
    recipients: {
      counts: () => {
        asked += 1;
        clock.advance(costMs);
        return Promise.resolve(counts);
      },
      renewed: () => Promise.resolve(2),
    },
    clock,
  });
  return { clock, counting, asked: () => asked };
}

describe('counts', () => {
  it('add up to the frozen audience: who is in no other state is handed over', async () => {
    const { counting } = aWorld();
    const campaign = aCampaign({ state: 'running', startedAt: 1, recipients: 12 });
    expect(await counting(campaign)).toEqual({ ...counts, total: 12, requested: 3, renewed: 2 });
  });

  it('are those of whoever is there while the audience is being frozen', async () => {
    const { counting } = aWorld();
    const standing = await counting(aCampaign({ state: 'running', startedAt: 1 }));
    expect(standing).toMatchObject({ total: 9, requested: 0 });
  });

  it('are not asked for before the start, and once for many watchers', async () => {
    const { counting, asked, clock } = aWorld();
    expect(await counting(aCampaign())).toMatchObject({ total: 0, pending: 0 });
    const campaign = aCampaign({ state: 'running', startedAt: 1, recipients: 12 });
    await Promise.all([counting(campaign), counting(campaign)]);
    clock.advance(499);
    await counting(campaign);
    expect(asked()).toBe(1);
    await counting({ ...campaign, state: 'completed' });
    expect(asked()).toBe(2);
    clock.advance(500);
    await counting({ ...campaign, state: 'completed' });
    expect(asked()).toBe(3);
  });

  it('take a tenth of the time at most', async () => {
    const { counting, asked, clock } = aWorld(200);
    const campaign = aCampaign({ state: 'running', startedAt: 1, recipients: 12 });
    await counting(campaign);
    clock.advance(1999);
    await counting(campaign);
    expect(asked()).toBe(1);
    clock.advance(1);
    await counting(campaign);
    expect(asked()).toBe(2);
  });
});
