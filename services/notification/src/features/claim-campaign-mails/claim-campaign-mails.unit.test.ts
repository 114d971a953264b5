import { createMemoryLedger } from '../../../test/memory-ledger.ts';
import type { CampaignOrder } from '../../domain/campaign-orders.ts';
import { createBackoffs } from '../../domain/backoff.ts';
import { newDelivery } from '../../domain/delivery.ts';
import { createRightOfWay } from '../../domain/right-of-way.ts';
import { claimCampaignMails } from './claim-campaign-mails.ts';

const now = 1_000;

/** Campaigns with so many mails each; every third mail is due only later. */
async function aWorld(campaigns: Record<string, { order: CampaignOrder | 'unknown'; mails: number }>) {
  const ledger = createMemoryLedger();
  for (const [campaignId, { mails }] of Object.entries(campaigns)) {
    for (let at = 1; at <= mails; at++) {
      const wish = {
        id: `${campaignId}-${at}`,
        kind: 'password-renewal' as const,
        campaignId,
        occurredAt: 0,
      };
      const dueAt = at % 3 === 0 ? now + 500 : now - 100 + at;
      await ledger.add(newDelivery(wish, { now, dueAt, retryForMs: 9_000 }));
    }
  }
  const orders = {
    refresh: () => Promise.resolve(),
    of: (campaignId: string) => campaigns[campaignId]?.order ?? 'running',
  };
  const mintBackoff = { pausedUntil: 0, failing: false };
  const domainBackoffs = createBackoffs({ firstMs: 5_000, longestMs: 5_000, tolerance: 1 });
  const claim = async (limit: number, backoff = mintBackoff, at = now) => {
    const found = await claimCampaignMails(
      { ledger, rightOfWay: createRightOfWay(), orders, mintBackoff: backoff, domainBackoffs },
      { owner: 'test', token: 't' },
      at,
      at + 60_000,
      limit,
    );
    return { ...found, deliveries: found.deliveries.map(({ id }) => id) };
  };
  return { claim, ledger, domainBackoffs, mintBackoff };
}

describe('claiming mails of campaigns', () => {
  it('shares fairly among those that run, in turns, and leaves the paused alone', async () => {
    const { claim } = await aWorld({
      a: { order: 'running', mails: 9 },
      b: { order: 'running', mails: 2 },
      c: { order: 'paused', mails: 5 },
      d: { order: 'unknown', mails: 5 },
    });
    expect(await claim(6)).toEqual({
      deliveries: ['a-1', 'b-1', 'a-2', 'b-2', 'a-4'],
      more: true,
      waiting: true,
    });
    expect(await claim(6)).toMatchObject({ deliveries: ['a-5', 'a-7', 'a-8'], more: true });
    expect(await claim(6)).toEqual({ deliveries: [], more: false, waiting: true });
  });

  it('takes what a cancelled one has, due or not, for it has to end', async () => {
    const { claim } = await aWorld({ a: { order: 'cancelled', mails: 4 } });
    expect((await claim(10)).deliveries).toEqual(['a-1', 'a-2', 'a-4', 'a-3']);
  });

  it('takes one of each to see whether identity is back, and none before that', async () => {
    const { claim } = await aWorld({
      a: { order: 'running', mails: 9 },
      b: { order: 'running', mails: 9 },
      c: { order: 'cancelled', mails: 1 },
    });
    expect((await claim(12, { pausedUntil: now + 1, failing: true })).deliveries).toEqual(['c-1']);
    expect((await claim(12, { pausedUntil: now, failing: true })).deliveries).toEqual(['a-1', 'b-1']);
  });

  it('puts what goes to a domain in trouble aside, once, and tries the domain gently after its pause', async () => {
    const { claim, ledger, domainBackoffs, mintBackoff } = await aWorld({
      a: { order: 'running', mails: 0 },
    });
    const add = (id: string, domain: string) =>
      ledger.add(
        newDelivery(
          { id, kind: 'password-renewal', campaignId: 'a', domain, occurredAt: 0 },
          { now, retryForMs: 9_000 },
        ),
      );
    for (let at = 1; at <= 9; at++) await add(`slow-${at}`, 'slow.example');
    await add('fine', 'fine.example');
    domainBackoffs.failed('slow.example', now);
    expect((await claim(20)).deliveries).toEqual(['fine']);
    const ask = async (at: number) => (await claim(20, mintBackoff, at)).deliveries.length;
    expect(await ask(now + 4_999)).toBe(0);
    expect(await ask(now + 5_000)).toBe(1);
    // Nothing is known of it yet.
    expect(await ask(now + 6_500)).toBe(0);
    domainBackoffs.succeeded('slow.example');
    expect(await ask(now + 6_500)).toBe(2);
    domainBackoffs.failed('slow.example', now + 6_600);
    expect(await ask(now + 6_700)).toBe(0);
    expect(await ask(now + 11_600)).toBe(1);
  });

  it('is done at once while nothing waits', async () => {
    const { claim } = await aWorld({});
    expect(await claim(6)).toEqual({ deliveries: [], more: false, waiting: false });
  });
});
