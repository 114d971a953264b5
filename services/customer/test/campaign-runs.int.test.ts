import type { InProcessBus } from '@latchkey/kit/messaging';
import { eventually, lifeOf, type Life } from '@latchkey/testkit';
import type { CampaignStore } from '../src/app-campaigns.ts';
import { campaignSuite, nobody } from './campaign-suite.ts';

const suite = campaignSuite();
const { people, begin, get, reaches, recipientsOf } = suite;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
/** A copy that dies at a step. */
const start = (life: Life): Promise<void> =>
  suite.start({
    overrides: (bus: InProcessBus) => ({
      bus: { ...bus, ...life.mortal({ publish: bus.publish }), connected: true },
      campaigns: (real) => mortalStore(real, life),
    }),
  });
const expiredOf = (campaignId: string): string[] =>
  suite.world.campaigns.expired.flatMap((each) => (each.campaignId === campaignId ? each.customerIds : []));

/** Steps are what a runner does; what it only reads, and what others do to campaigns, takes none. */
function mortalStore(
  { campaigns: real, audiences, recipients, lanes }: CampaignStore,
  life: Life,
): CampaignStore {
  const { step } = life.mortal({ step: real.step });
  const { add, cancelPending } = life.mortal({
    add: recipients.add,
    cancelPending: recipients.cancelPending,
  });
  const { forget } = life.mortal({ forget: audiences.forget });
  const { markRequested } = life.mortal({ markRequested: lanes.markRequested });
  return {
    campaigns: { ...real, step, due: () => (life.over ? Promise.reject(new Error('killed')) : real.due()) },
    audiences: { ...audiences, forget },
    recipients: { ...recipients, add, cancelPending },
    lanes: { ...lanes, markRequested },
  };
}

describe('a campaign', () => {
  it('ends with every recipient in the state its mail ended in', async () => {
    await suite.start();
    const ids = await people({ 'shop.example': 250 });
    await people({ 'other.example': 30 }, 'none');
    const fates = [
      { state: 'sent' },
      { state: 'failed', reason: '550 5.1.1 no such mailbox' },
      { state: 'suppressed', reason: 'overtaken' },
      { state: 'doubt', reason: 'claim_expired' },
      { state: 'sent', afterDoubt: true },
    ] as const;
    suite.ledger.fate = ({ customerId, domain }) =>
      domain === 'other.example' ? { state: 'sent' } : fates[ids.indexOf(customerId) % 5];
    const campaignId = await begin();
    const counts = { ...nobody, sent: 130, failed: 50, suppressed: 50, doubt: 50 };
    await reaches(campaignId, { state: 'completed', phase: '', recipients: 280, counts });
    const found = await recipientsOf(campaignId);
    expect(found).toHaveLength(280);
    for (const { customerId, domain, state, reason, afterDoubt } of found) {
      const fate = { reason: '', afterDoubt: false, ...fates[ids.indexOf(customerId) % 5] };
      if (domain === 'shop.example') expect({ state, reason, afterDoubt }).toEqual(fate);
    }
    expect(new Set([...suite.ledger.mails.values()].map(({ firstPassword }) => firstPassword))).toEqual(
      new Set([true, false]),
    );
    expect(suite.ledger.requests).toHaveLength(280);
    expect(
      await suite.campaigns.listRecipients({ campaignId, state: 'failed', limit: 100, cursor: '' }),
    ).toMatchObject({ recipients: { length: 50 }, nextCursor: '' });
  });

  it.each([false, true])(
    'goes on where it was, whichever step its copy dies at; forced: %s',
    async (expirePasswords) => {
      const ids = await people({ 'shop.example': 700 });
      let expiredBefore = -1;
      suite.ledger.fate = () => {
        if (expiredBefore < 0) expiredBefore = new Set(expiredOf(campaignId)).size;
        return { state: 'sent' };
      };
      await start(lifeOf(1));
      const campaignId = await begin({ expirePasswords });
      let lives = 0;
      for (let steps = 1; (await get(campaignId)).state !== 'completed'; steps = (steps % 6) + 1) {
        await suite.world.stopCopies();
        const life = lifeOf(steps);
        await start(life);
        lives += 1;
        expect(lives).toBeLessThan(80);
        await eventually(async () => life.over || (await get(campaignId)).state === 'completed');
      }
      expect(lives).toBeGreaterThan(6);
      const { recipients, counts, expired } = await get(campaignId);
      expect({ recipients, counts, expired }).toMatchObject({
        ...{ recipients: 700, counts: { ...nobody, sent: 700 }, expired: expirePasswords ? 700 : 0 },
      });
      expect((await recipientsOf(campaignId)).map(({ customerId }) => customerId).sort()).toEqual(ids.sort());
      expect(suite.ledger.mails.size).toBe(700);
      expect(expiredBefore).toBe(expirePasswords ? 700 : 0);
    },
    120_000,
  );

  it('that two copies run at once, each sure of its lease, reaches everybody once', async () => {
    await people({ 'shop.example': 2_000 });
    await suite.start({ copies: 2 });
    const campaignId = await begin({ pace: { rate: 500, domainRates: {} } });
    for (let stolen = 0; stolen < 3; stolen += 1) {
      await wait(700);
      await suite.world.store
        .collection<{ _id: string }>('leases')
        .updateOne({ _id: 'run-campaigns' }, { $set: { until: new Date(0) } });
    }
    await reaches(campaignId, { state: 'completed', recipients: 2_000, counts: { ...nobody, sent: 2_000 } });
    expect(suite.ledger.mails.size).toBe(2_000);
    expect(await recipientsOf(campaignId)).toHaveLength(2_000);
  });

  it('that identity cannot end passwords for mails nobody until it can', async () => {
    await suite.start();
    await people({ 'shop.example': 40 });
    const { expired } = suite.world.campaigns;
    const before = expired.length;
    suite.world.campaigns.away = true;
    const campaignId = await begin({ expirePasswords: true });
    await reaches(campaignId, { state: 'running', phase: 'expiring' });
    await wait(1_500);
    expect(suite.ledger.requests).toHaveLength(0);
    suite.world.campaigns.away = false;
    await reaches(campaignId, { state: 'completed', expired: 40, counts: { ...nobody, sent: 40 } });
    expect(expired.length).toBeGreaterThan(before);
    expect([...suite.ledger.mails.values()].every((mail) => mail.expired)).toBe(true);
  });
});
