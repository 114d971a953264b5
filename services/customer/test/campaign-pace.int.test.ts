import { newId } from '@latchkey/kit/ids';
import { eventually } from '@latchkey/testkit';
import { somebody, storePeople } from './audience-of-test.ts';
import { audience, campaignSuite, nobody } from './campaign-suite.ts';

const suite = campaignSuite();
const { people, begin, get, reaches, recipientsOf } = suite;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
/** How many mails are asked for in the next while, each counted once. */
const askedWithin = async (ms: number, of = (_: string): boolean => true): Promise<number> => {
  const count = () => [...suite.ledger.mails.values()].filter(({ domain }) => of(domain)).length;
  const before = count();
  await wait(ms);
  return count() - before;
};

describe('whoever watches a campaign with thousands to go', () => {
  it('pauses, resumes and cancels it, each within a second', async () => {
    await suite.start();
    await people({ 'shop.example': 4_000 });
    const campaignId = await begin({ pace: { rate: 200, domainRates: {} } });
    await eventually(() => expect(suite.ledger.mails.size).toBeGreaterThan(200), {
      within: 30_000,
      every: 20,
    });

    await suite.campaigns.pauseCampaign({ campaignId });
    await wait(1_000);
    expect(await askedWithin(1_500)).toBe(0);
    expect(await get(campaignId)).toMatchObject({ state: 'paused', phase: 'sending', recipients: 4_000 });

    await suite.campaigns.resumeCampaign({ campaignId });
    expect(await askedWithin(1_500)).toBeGreaterThan(0);

    suite.ledger.fate = () => undefined;
    await eventually(async () => expect((await get(campaignId)).counts?.requested).toBeGreaterThan(0));
    await suite.campaigns.cancelCampaign({ campaignId });
    suite.ledger.fate = () => ({ state: 'cancelled' });
    await wait(1_000);
    expect(await askedWithin(1_000)).toBe(0);
    const { counts } = await reaches(campaignId, { counts: { pending: 0, requested: 0 } });
    expect(counts!.sent + counts!.cancelled).toBe(4_000);
    expect(counts!.cancelled).toBeGreaterThan(1_000);
    await eventually(() => expect(suite.world.campaigns.closed).toContain(campaignId));
    const cancelled = (await recipientsOf(campaignId)).filter(({ state }) => state === 'cancelled');
    expect(cancelled.every(({ settledAtMs }) => settledAtMs > 0)).toBe(true);
  });

  it('changes its pace and that of a domain, which count at once', async () => {
    await suite.start();
    await people({ 'shop.example': 3_000, 'slow.example': 900 });
    const campaignId = await begin({ pace: { rate: 50, domainRates: {} } });
    await eventually(() => expect(suite.ledger.mails.size).toBeGreaterThan(20), {
      within: 30_000,
      every: 20,
    });
    const slow = await askedWithin(2_000);
    expect(slow).toBeLessThanOrEqual(160);
    expect(slow).toBeGreaterThan(0);

    await suite.campaigns.changeCampaignPace({
      campaignId,
      pace: { rate: 400, domainRates: { 'slow.example': 5 } },
    });
    await wait(300);
    const toSlow = askedWithin(3_000, (domain) => domain === 'slow.example');
    const all = await askedWithin(3_000);
    expect(await toSlow).toBeLessThanOrEqual(25);
    expect(await toSlow).toBeGreaterThan(0);
    expect(all).toBeLessThanOrEqual(1_650);
    expect(all).toBeGreaterThan(slow);
    await suite.campaigns.cancelCampaign({ campaignId });
    await reaches(campaignId, { counts: { pending: 0, requested: 0 } });
  });
});

describe('campaigns beside each other', () => {
  it('share: a small one does not wait for a large one', async () => {
    await suite.start();
    const importId = newId();
    await people({ 'shop.example': 3_000 });
    await storePeople(
      suite.world.store,
      Array.from({ length: 200 }, () => somebody({ imports: [importId] })),
    );
    // As notification: so many at a time, the same share of each campaign.
    let budget = 0;
    const last = new Map<string, number>();
    const refill = setInterval(() => (budget = 20), 20);
    suite.ledger.fate = ({ campaignId }) => {
      if (budget <= 0 || Date.now() - (last.get(campaignId) ?? 0) < 2) return undefined;
      budget -= 1;
      return { state: 'sent' };
    };
    const large = await begin();
    await eventually(() => expect(suite.ledger.mails.size).toBeGreaterThan(500));
    const small = await begin({ audience: { ...audience, importId } });
    await eventually(() =>
      expect([...suite.ledger.mails.values()].filter(({ campaignId }) => campaignId === small)).toHaveLength(
        200,
      ),
    );
    expect(await get(large)).toMatchObject({ state: 'running' });
    clearInterval(refill);
    suite.ledger.fate = () => ({ state: 'sent' });
    await reaches(small, { state: 'completed', counts: { ...nobody, sent: 200 } });
    await reaches(large, { state: 'completed', counts: { ...nobody, sent: 3_200 } }, 60_000);
  });
});

describe('a domain that takes no mails', () => {
  it.each([
    ['some people', 700],
    ['many people', 1_500],
  ])(
    'with %s holds up nobody else, and few of its mails wait in the ledger',
    async (_, count) => {
      await suite.start();
      await people({ 'shop.example': 1_500, 'stuck.example': count });
      suite.ledger.fate = ({ domain }) => (domain === 'stuck.example' ? undefined : { state: 'sent' });
      const campaignId = await begin({ pace: { rate: 150, domainRates: {} } });
      await reaches(campaignId, { counts: { sent: 1_500 } }, 90_000);
      // What may be under way, two seconds' worth, and a little until it is noticed.
      expect(suite.ledger.mails.size - 1_500).toBeLessThan(360);
      expect(await get(campaignId)).toMatchObject({ state: 'running' });
      suite.ledger.fate = () => ({ state: 'sent' });
      await suite.campaigns.changeCampaignPace({ campaignId, pace: { rate: 0, domainRates: {} } });
      await reaches(campaignId, { state: 'completed', counts: { ...nobody, sent: 1_500 + count } }, 90_000);
      expect(suite.ledger.requests).toHaveLength(1_500 + count);
    },
    150_000,
  );
});
