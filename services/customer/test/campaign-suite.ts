import type { Campaign, CampaignServiceDefinition, Recipient } from '@latchkey/contracts/customer';
import { systemClock } from '@latchkey/kit/clock';
import type { ServiceClient } from '@latchkey/kit/grpc';
import { newId } from '@latchkey/kit/ids';
import type { InProcessBus } from '@latchkey/kit/messaging';
import { eventually } from '@latchkey/testkit';
import type { CustomerOverrides } from '../src/app.ts';
import { somebody, storePeople } from './audience-of-test.ts';
import { createCustomerWorld, secretsIn, type CustomerWorld } from './customer-world.ts';
import { startFakeLedger, type FakeLedger } from './fake-ledger.ts';

export type CampaignClient = ServiceClient<CampaignServiceDefinition>;

export const audience = {
  ...{ of: 'everybody', withoutLiveLink: false, store: '', locale: '', importId: '', listed: false },
};
export const nobody = {
  ...{ pending: 0, requested: 0, sent: 0, failed: 0, suppressed: 0, cancelled: 0, doubt: 0 },
};

/** Copies that run campaigns between a store, an identity in memory and a ledger in memory, for the tests of one file. */
export interface CampaignSuite {
  readonly world: CustomerWorld;
  readonly ledger: FakeLedger;
  /** Of the copy that was started last. */
  readonly bus: InProcessBus;
  readonly campaigns: CampaignClient;
  start(given?: {
    copies?: number;
    env?: Record<string, string>;
    overrides?: (bus: InProcessBus) => CustomerOverrides;
  }): Promise<void>;
  /** Stores people; of several domains in turns, as long as there are some of each. */
  people(counts: Readonly<Record<string, number>>, password?: 'set' | 'none'): Promise<string[]>;
  /** Drafts and starts one for everybody, as fast as it can. */
  begin(change?: Partial<Parameters<CampaignClient['createCampaign']>[0]>): Promise<string>;
  get(campaignId: string): Promise<Campaign>;
  /** Waits until it matches. */
  reaches(campaignId: string, expected: object, within?: number): Promise<Campaign>;
  recipientsOf(campaignId: string): Promise<Recipient[]>;
}

/** Sets up before and clears away after the tests of the file that calls it. */
export function campaignSuite(): CampaignSuite {
  let world: CustomerWorld;
  let ledger: FakeLedger;
  let bus: InProcessBus;
  let campaigns: CampaignClient;
  beforeAll(async () => {
    world = await createCustomerWorld();
  });
  beforeEach(async () => {
    // What a test that failed has left behind would run on in the next one.
    for (const name of ['customers', 'campaigns', 'recipients', 'campaignAudience'])
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
  const get = async (campaignId: string): Promise<Campaign> =>
    (await campaigns.getCampaign({ campaignId })).campaign!;
  return {
    get world() {
      return world;
    },
    get ledger() {
      return ledger;
    },
    get bus() {
      return bus;
    },
    get campaigns() {
      return campaigns;
    },
    start: async ({ copies = 1, env = {}, overrides = () => ({}) } = {}) => {
      bus = ledger.newBus();
      const given = { clock: systemClock, bus, ...overrides(bus) };
      const apps = await Promise.all(Array.from({ length: copies }, () => world.startCopy(given, env)));
      campaigns = world.campaignsOf(apps[0]!);
    },
    people: (counts, password = 'set') =>
      storePeople(
        world.store,
        Object.entries(counts)
          .flatMap(([domain, count]) =>
            Array.from({ length: count }, (_, n) => ({ domain, place: n / count })),
          )
          .sort((one, other) => one.place - other.place)
          .map(({ domain }, n) => somebody({ email: `p${n}@${domain}`, account: { password } })),
      ),
    begin: async (change = {}) => {
      const campaignId = newId();
      const pace = { rate: 0, domainRates: {} };
      await campaigns.createCampaign({ campaignId, audience, expirePasswords: false, pace, ...change });
      await campaigns.startCampaign({ campaignId });
      return campaignId;
    },
    get,
    reaches: (campaignId, expected, within = 60_000) =>
      eventually(
        async () => {
          const campaign = await get(campaignId);
          expect(campaign).toMatchObject(expected);
          return campaign;
        },
        { within, every: 50 },
      ),
    recipientsOf: async (campaignId) => {
      const found: Recipient[] = [];
      for (let cursor = ''; ;) {
        const page = await campaigns.listRecipients({ campaignId, state: '', limit: 1000, cursor });
        found.push(...page.recipients);
        if (page.nextCursor === '') return found;
        cursor = page.nextCursor;
      }
    },
  };
}
