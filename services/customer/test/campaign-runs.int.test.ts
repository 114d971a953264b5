import type { Campaign, CampaignServiceDefinition, Recipient } from '@latchkey/contracts/customer';
import { systemClock } from '@latchkey/kit/clock';
import type { ServiceClient } from '@latchkey/kit/grpc';
import { newId } from '@latchkey/kit/ids';
import { eventually } from '@latchkey/testkit';
import type { CampaignStore } from '../src/app-campaigns.ts';
import { somebody, storePeople } from './audience-of-test.ts';
import { createCustomerWorld, secretsIn, type CustomerWorld } from './customer-world.ts';
import { startFakeLedger, type FakeLedger } from './fake-ledger.ts';
import { lifeOf, type Life } from './mortal.ts';

type Client = ServiceClient<CampaignServiceDefinition>;

let world: CustomerWorld;
let ledger: FakeLedger;
let campaigns: Client;
beforeAll(async () => {
  world = await createCustomerWorld();
});
beforeEach(async () => {
  // What a test that failed has left behind runs on in the next one.
  for (const name of ['customers', 'campaigns', 'recipients'])
    await world.store.collection(name).deleteMany({});
  ledger = startFakeLedger();
});
afterEach(async () => {
  await world.stopCopies();
  await ledger.stop();
});
afterAll(async () => {
  await world.stop();
  expect(secretsIn(world.logged)).toEqual([]);
});

const startCopy = async (life?: Life): Promise<Client> => {
  const bus = ledger.newBus();
  const app = await world.startCopy({
    clock: systemClock,
    ...(life === undefined
      ? { bus }
      : {
          bus: { ...bus, ...life.mortal({ publish: bus.publish }), connected: true },
          campaigns: (real: CampaignStore) => mortalStore(real, life),
        }),
  });
  campaigns = world.campaignsOf(app);
  return campaigns;
};

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

const audience = {
  ...{ of: 'everybody', withoutLiveLink: false, store: '', locale: '', importId: '', listed: false },
};
const people = (count: number, domain = 'shop.example', password: 'set' | 'none' = 'set') =>
  storePeople(
    world.store,
    Array.from({ length: count }, (_, n) => somebody({ email: `p${n}@${domain}`, account: { password } })),
  );
/** People of the two domains in turns, as long as there are some of both. */
const mixed = (counts: readonly [string, number][]) =>
  storePeople(
    world.store,
    counts
      .flatMap(([domain, count]) => Array.from({ length: count }, (_, n) => ({ domain, place: n / count })))
      .sort((one, other) => one.place - other.place)
      .map(({ domain }, n) => somebody({ email: `m${n}@${domain}` })),
  );
const begin = async (change: Partial<Parameters<Client['createCampaign']>[0]> = {}): Promise<string> => {
  const campaignId = newId();
  const pace = { rate: 0, domainRates: {} };
  await campaigns.createCampaign({ campaignId, audience, expirePasswords: false, pace, ...change });
  await campaigns.startCampaign({ campaignId });
  return campaignId;
};
const get = async (campaignId: string): Promise<Campaign> =>
  (await campaigns.getCampaign({ campaignId })).campaign!;
const reaches = (campaignId: string, expected: object, within = 60_000): Promise<Campaign> =>
  eventually(
    async () => {
      const campaign = await get(campaignId);
      expect(campaign).toMatchObject(expected);
      return campaign;
    },
    { within, every: 50 },
  );
const recipientsOf = async (campaignId: string): Promise<Recipient[]> => {
  const found: Recipient[] = [];
  for (let cursor = ''; ;) {
    const page = await campaigns.listRecipients({ campaignId, state: '', limit: 1000, cursor });
    found.push(...page.recipients);
    if (page.nextCursor === '') return found;
    cursor = page.nextCursor;
  }
};
const none = { pending: 0, requested: 0, sent: 0, failed: 0, suppressed: 0, cancelled: 0, doubt: 0 };
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
/** How many mails are asked for in the next while, each counted once. */
const askedWithin = async (ms: number, of = (_: string): boolean => true): Promise<number> => {
  const count = () => [...ledger.mails.values()].filter(({ domain }) => of(domain)).length;
  const before = count();
  await wait(ms);
  return count() - before;
};

describe('a campaign', () => {
  it('ends with every recipient in the state its mail ended in', async () => {
    await startCopy();
    const ids = await people(250);
    await people(30, 'other.example', 'none');
    const fates = [
      { state: 'sent' },
      { state: 'failed', reason: '550 5.1.1 no such mailbox' },
      { state: 'suppressed', reason: 'overtaken' },
      { state: 'doubt', reason: 'claim_expired' },
      { state: 'sent', afterDoubt: true },
    ] as const;
    ledger.fate = ({ customerId, domain }) =>
      domain === 'other.example' ? { state: 'sent' } : fates[ids.indexOf(customerId) % 5];
    const campaignId = await begin();
    const counts = { ...none, sent: 130, failed: 50, suppressed: 50, doubt: 50 };
    await reaches(campaignId, { state: 'completed', phase: '', recipients: 280, counts });
    const found = await recipientsOf(campaignId);
    expect(found).toHaveLength(280);
    for (const { customerId, domain, state, reason, afterDoubt } of found) {
      const fate = { reason: '', afterDoubt: false, ...fates[ids.indexOf(customerId) % 5] };
      if (domain === 'shop.example') expect({ state, reason, afterDoubt }).toEqual(fate);
    }
    expect(new Set([...ledger.mails.values()].map(({ firstPassword }) => firstPassword))).toEqual(
      new Set([true, false]),
    );
    expect(ledger.requests).toHaveLength(280);
    expect(
      await campaigns.listRecipients({ campaignId, state: 'failed', limit: 100, cursor: '' }),
    ).toMatchObject({ recipients: { length: 50 }, nextCursor: '' });
  });

  it.each([false, true])(
    'goes on where it was, whichever step its copy dies at; forced: %s',
    async (expirePasswords) => {
      const ids = await people(700);
      let expiredBefore = -1;
      ledger.fate = () => {
        if (expiredBefore < 0) expiredBefore = new Set(expiredOf(campaignId)).size;
        return { state: 'sent' };
      };
      await startCopy(lifeOf(1));
      const campaignId = await begin({ expirePasswords });
      let lives = 0;
      for (let steps = 1; (await get(campaignId)).state !== 'completed'; steps = (steps % 6) + 1) {
        await world.stopCopies();
        const life = lifeOf(steps);
        await startCopy(life);
        lives += 1;
        expect(lives).toBeLessThan(80);
        await eventually(async () => life.over || (await get(campaignId)).state === 'completed');
      }
      expect(lives).toBeGreaterThan(6);
      const { recipients, counts, expired } = await get(campaignId);
      expect({ recipients, counts, expired }).toMatchObject({
        ...{ recipients: 700, counts: { ...none, sent: 700 }, expired: expirePasswords ? 700 : 0 },
      });
      expect((await recipientsOf(campaignId)).map(({ customerId }) => customerId).sort()).toEqual(ids.sort());
      expect(ledger.mails.size).toBe(700);
      expect(expiredBefore).toBe(expirePasswords ? 700 : 0);
    },
    120_000,
  );

  it('that two copies run at once, each sure of its lease, reaches everybody once', async () => {
    await people(2_000);
    const bus = ledger.newBus();
    const copies = await Promise.all([1, 2].map(() => world.startCopy({ clock: systemClock, bus })));
    campaigns = world.campaignsOf(copies[0]!);
    const campaignId = await begin({ pace: { rate: 500, domainRates: {} } });
    for (let stolen = 0; stolen < 3; stolen += 1) {
      await wait(700);
      await world.store
        .collection<{ _id: string }>('leases')
        .updateOne({ _id: 'run-campaigns' }, { $set: { until: new Date(0) } });
    }
    await reaches(campaignId, { state: 'completed', recipients: 2_000, counts: { ...none, sent: 2_000 } });
    expect(ledger.mails.size).toBe(2_000);
    expect(await recipientsOf(campaignId)).toHaveLength(2_000);
  });

  it('that identity cannot end passwords for mails nobody until it can', async () => {
    await startCopy();
    await people(40);
    const { expired } = world.campaigns;
    const before = expired.length;
    world.campaigns.away = true;
    const campaignId = await begin({ expirePasswords: true });
    await reaches(campaignId, { state: 'running', phase: 'expiring' });
    await wait(1_500);
    expect(ledger.requests).toHaveLength(0);
    world.campaigns.away = false;
    await reaches(campaignId, { state: 'completed', expired: 40, counts: { ...none, sent: 40 } });
    expect(expired.length).toBeGreaterThan(before);
    expect([...ledger.mails.values()].every((mail) => mail.expired)).toBe(true);
  });
});

const expiredOf = (campaignId: string): string[] =>
  world.campaigns.expired.flatMap((each) => (each.campaignId === campaignId ? each.customerIds : []));

describe('whoever watches a campaign with thousands to go', () => {
  it('pauses, resumes and cancels it, each within a second', async () => {
    await startCopy();
    await people(4_000);
    const campaignId = await begin({ pace: { rate: 200, domainRates: {} } });
    await eventually(() => expect(ledger.mails.size).toBeGreaterThan(200), { within: 30_000, every: 20 });

    await campaigns.pauseCampaign({ campaignId });
    await wait(1_000);
    expect(await askedWithin(1_500)).toBe(0);
    expect(await get(campaignId)).toMatchObject({ state: 'paused', phase: 'sending', recipients: 4_000 });

    await campaigns.resumeCampaign({ campaignId });
    expect(await askedWithin(1_500)).toBeGreaterThan(0);

    ledger.fate = () => undefined;
    await eventually(async () => expect((await get(campaignId)).counts?.requested).toBeGreaterThan(0));
    await campaigns.cancelCampaign({ campaignId });
    ledger.fate = () => ({ state: 'cancelled' });
    await wait(1_000);
    expect(await askedWithin(1_000)).toBe(0);
    const { counts } = await reaches(campaignId, { counts: { pending: 0, requested: 0 } });
    expect(counts!.sent + counts!.cancelled).toBe(4_000);
    expect(counts!.cancelled).toBeGreaterThan(1_000);
    await eventually(() => expect(world.campaigns.closed).toContain(campaignId));
    const cancelled = (await recipientsOf(campaignId)).filter(({ state }) => state === 'cancelled');
    expect(cancelled.every(({ settledAtMs }) => settledAtMs > 0)).toBe(true);
  });

  it('changes its pace and that of a domain, which count at once', async () => {
    await startCopy();
    await mixed([
      ['shop.example', 3_000],
      ['slow.example', 900],
    ]);
    const campaignId = await begin({ pace: { rate: 50, domainRates: {} } });
    await eventually(() => expect(ledger.mails.size).toBeGreaterThan(20));
    const slow = await askedWithin(2_000);
    expect(slow).toBeLessThanOrEqual(160);
    expect(slow).toBeGreaterThan(0);

    await campaigns.changeCampaignPace({
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
    await campaigns.cancelCampaign({ campaignId });
    await reaches(campaignId, { counts: { pending: 0, requested: 0 } });
  });
});

describe('campaigns beside each other', () => {
  it('share: a small one does not wait for a large one', async () => {
    await startCopy();
    const importId = newId();
    await people(3_000);
    await storePeople(
      world.store,
      Array.from({ length: 200 }, () => somebody({ imports: [importId] })),
    );
    // As notification: so many at a time, the same share of each campaign.
    let budget = 0;
    const last = new Map<string, number>();
    const refill = setInterval(() => (budget = 20), 20);
    ledger.fate = ({ campaignId }) => {
      if (budget <= 0 || Date.now() - (last.get(campaignId) ?? 0) < 2) return undefined;
      budget -= 1;
      return { state: 'sent' };
    };
    const large = await begin();
    await eventually(() => expect(ledger.mails.size).toBeGreaterThan(500));
    const small = await begin({ audience: { ...audience, importId } });
    await eventually(() =>
      expect([...ledger.mails.values()].filter(({ campaignId }) => campaignId === small)).toHaveLength(200),
    );
    expect(await get(large)).toMatchObject({ state: 'running' });
    clearInterval(refill);
    ledger.fate = () => ({ state: 'sent' });
    await reaches(small, { state: 'completed', counts: { ...none, sent: 200 } });
    await reaches(large, { state: 'completed', counts: { ...none, sent: 3_200 } }, 60_000);
  });
});

describe('a domain that takes no mails', () => {
  it.each([
    ['some people', 700],
    ['many people', 1_500],
  ])(
    'with %s holds up nobody else, and few of its mails wait in the ledger',
    async (_, count) => {
      await startCopy();
      await mixed([
        ['shop.example', 1_500],
        ['stuck.example', count],
      ]);
      ledger.fate = ({ domain }) => (domain === 'stuck.example' ? undefined : { state: 'sent' });
      const campaignId = await begin({ pace: { rate: 150, domainRates: {} } });
      await reaches(campaignId, { counts: { sent: 1_500 } }, 90_000);
      // What may be under way, two seconds' worth, and a little until it is noticed.
      expect(ledger.mails.size - 1_500).toBeLessThan(360);
      expect(await get(campaignId)).toMatchObject({ state: 'running' });
      ledger.fate = () => ({ state: 'sent' });
      await reaches(campaignId, { state: 'completed', counts: { ...none, sent: 1_500 + count } }, 90_000);
      expect(ledger.requests).toHaveLength(1_500 + count);
    },
    150_000,
  );
});
