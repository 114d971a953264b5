import type { Campaign, CampaignServiceDefinition } from '@latchkey/contracts/customer';
import { systemClock } from '@latchkey/kit/clock';
import type { ServiceClient } from '@latchkey/kit/grpc';
import { newId } from '@latchkey/kit/ids';
import { runAs, type Actor } from '@latchkey/kit/origin';
import { eventually } from '@latchkey/testkit';
import { somebody, somebodyGone, storePeople } from './audience-of-test.ts';
import { codeOf } from './a-registration.ts';
import { createCustomerWorld, secretsIn, type CustomerWorld } from './customer-world.ts';

type Client = ServiceClient<CampaignServiceDefinition>;

let world: CustomerWorld;
let campaigns: Client;
beforeAll(async () => {
  world = await createCustomerWorld();
});
beforeEach(async () => {
  await world.store.collection('customers').deleteMany({});
  campaigns = world.campaignsOf(await world.startCopy({ clock: systemClock }));
});
afterEach(() => world.stopCopies());
afterAll(async () => {
  await world.stop();
  expect(secretsIn(world.logged)).toEqual([]);
});

const audience = {
  ...{ of: 'everybody', withoutLiveLink: false, store: '', locale: '', importId: '', listed: false },
};
const draft = (change: Partial<Parameters<Client['createCampaign']>[0]> = {}) => ({
  ...{ campaignId: newId(), audience, expirePasswords: false, pace: { rate: 0, domainRates: {} } },
  ...change,
});
const as = <T>(id: string, work: () => Promise<T>, kind: Actor['kind'] = 'staff'): Promise<T> =>
  runAs({ actor: { kind, id, name: '', address: '' }, requestId: newId() }, work);
const get = async (campaignId: string): Promise<Campaign> =>
  (await campaigns.getCampaign({ campaignId })).campaign!;
/** Nobody was asked about this one yet, and identity knows of no such account. */
function unheardOf() {
  const { account: _, ...fields } = somebody();
  return fields;
}
const previewOf = (campaignId: string) =>
  eventually(async () => {
    const { preview } = await get(campaignId);
    expect(preview?.state).toBe('ready');
    return preview!;
  });
const entriesOf = async (campaignId: string): Promise<unknown[]> => {
  const found = await world.store
    .collection<{ _id: string; outbox: { data: { entries: unknown[] } }[] }>('campaigns')
    .findOne({ _id: campaignId });
  return found!.outbox.flatMap(({ data }) => data.entries);
};

describe('a draft', () => {
  it('is the same campaign when it is asked for again, and refuses to be another', async () => {
    const wanted = draft({ pace: { rate: 2.5, domainRates: { 'gmail.com': 0.5 } } });
    const { campaign } = await as('s1', () => campaigns.createCampaign(wanted));
    expect(campaign).toMatchObject({
      ...{ campaignId: wanted.campaignId, state: 'draft', phase: '', createdBy: 'staff:s1' },
      ...{ approvalsNeeded: 1, approvedBy: [], recipients: 0, startedAtMs: 0 },
      ...{ audience, pace: wanted.pace },
    });
    expect((await campaigns.createCampaign(wanted)).campaign).toMatchObject({ createdBy: 'staff:s1' });
    expect(await codeOf(campaigns.createCampaign({ ...wanted, expirePasswords: true }))).toBe(
      'idempotency_key_reused',
    );
    expect(await entriesOf(wanted.campaignId)).toMatchObject([
      {
        act: 'campaign.created',
        actor: { kind: 'staff', id: 's1' },
        details: { campaignId: wanted.campaignId },
      },
    ]);
  });

  it.each<[string, Partial<Parameters<Client['createCampaign']>[0]>, string]>([
    ['id', { campaignId: 'x' }, 'campaignId'],
    ['audience', { audience: { ...audience, of: 'some' } }, 'audience.of'],
    ['import', { audience: { ...audience, importId: 'x' } }, 'audience.importId'],
    ['rate', { pace: { rate: -1, domainRates: {} } }, 'pace.rate'],
    ['domain’s rate', { pace: { rate: 0, domainRates: { 'gmx.de': -1 } } }, 'pace.domainRates'],
    ['domain', { pace: { rate: 0, domainRates: { 'GMX.de': 1 } } }, 'pace.domainRates'],
  ])('is refused when its %s is wrong', async (_, change, field) => {
    await expect(campaigns.createCampaign(draft(change))).rejects.toMatchObject({
      code: 'invalid_input',
      fields: [expect.objectContaining({ field })],
    });
  });

  it('that is not there is not found', async () => {
    expect(await codeOf(campaigns.getCampaign({ campaignId: newId() }))).toBe('campaign_not_found');
    expect(await codeOf(campaigns.startCampaign({ campaignId: newId() }))).toBe('campaign_not_found');
  });
});

describe('a preview', () => {
  it('counts exactly, across batches, and says who is left out and why', async () => {
    const later = systemClock.now() + 3_600_000;
    const many = Array.from({ length: 1_203 }, (_, n) =>
      somebody({
        email: `person.${n}@${n % 3 === 0 ? 'Gmail.com' : 'shop.example'}`,
        store: n % 4 === 0 ? 'AT' : 'DE',
        locale: n % 2 === 0 ? 'de_DE' : 'en_US',
        account: { password: 'none' },
      }),
    );
    await storePeople(world.store, [
      ...many,
      ...[somebodyGone(), somebodyGone('AT')],
      somebody({ account: { password: 'none', state: 'blocked' } }),
      somebody({ account: { password: 'none', state: 'pending' } }),
      somebody({ account: { password: 'set' } }),
      somebody({ account: { password: 'imported' } }),
      somebody({ account: { password: 'none', linksUntil: later } }),
      somebody({ account: { password: 'none', linksUntil: 5 } }),
      unheardOf(),
    ]);
    const wanted = draft({
      audience: { ...audience, of: 'without-password', withoutLiveLink: true },
      pace: { rate: 100, domainRates: { 'gmail.com': 5 } },
    });
    await campaigns.createCampaign(wanted);
    expect(await previewOf(wanted.campaignId)).toMatchObject({
      total: 1_204,
      byStore: { AT: 301, DE: 903 },
      byLocale: { de_DE: 602, en_US: 602 },
      byDomain: { 'gmail.com': 401, 'shop.example': 803 },
      leftOut: { anonymised: 2, blocked: 1, pending: 1, has_password: 2, live_link: 1, no_account: 1 },
      ...{ expectedMs: 80_200, gmailADay: 0 },
    });
    await campaigns.changeCampaignPace({ campaignId: wanted.campaignId, pace: { rate: 1, domainRates: {} } });
    const slower = await eventually(async () => {
      const preview = await previewOf(wanted.campaignId);
      expect(preview.expectedMs).toBe(1_204_000);
      return preview;
    });
    expect(slower.total).toBe(1_204);
  });

  it('keeps to store, locale and import, and says nothing of those who are not meant', async () => {
    const importId = newId();
    await storePeople(world.store, [
      somebody({ store: 'AT', locale: 'de_DE', imports: [newId(), importId] }),
      somebody({ store: 'AT', locale: 'de_DE' }),
      somebody({ store: 'DE', locale: 'de_DE', imports: [importId] }),
      somebody({ store: 'AT', locale: 'en_US', imports: [importId] }),
      somebody({ store: 'AT', locale: 'de_DE', imports: [importId], account: { state: 'blocked' } }),
    ]);
    const wanted = draft({ audience: { ...audience, store: 'AT', locale: 'de_DE', importId } });
    await campaigns.createCampaign(wanted);
    expect(await previewOf(wanted.campaignId)).toMatchObject({ total: 1, leftOut: { blocked: 1 } });
  });

  it('counts a list by reference and address, each person once', async () => {
    const people = [
      somebody({ email: 'Ada@shop.example', customerReference: 'DE--1' }),
      somebody({ email: 'bob@shop.example', customerReference: 'DE--2' }),
      somebody({ email: 'eve@shop.example', customerReference: 'DE--3', account: { state: 'blocked' } }),
      somebody({ email: 'not@listed.example', customerReference: 'DE--4' }),
    ];
    await storePeople(world.store, people);
    const wanted = draft({ audience: { ...audience, listed: true } });
    const { campaignId } = wanted;
    await campaigns.createCampaign(wanted);
    const words = {
      references: ['DE--1', 'de--2', 'DE--99'],
      emails: ['ada@shop.EXAMPLE', 'nobody@shop.example', 'EVE@shop.example'],
    };
    await campaigns.addToAudience({ campaignId, ...words });
    const { campaign } = await campaigns.addToAudience({ campaignId, ...words });
    expect(campaign).toMatchObject({ listed: 3 });
    await eventually(async () => {
      const preview = await previewOf(campaignId);
      expect(preview).toMatchObject({ total: 2, leftOut: { blocked: 1, unknown: 2 } });
    });
    const rows = await world.store.collection('campaignAudience').find({}).toArray();
    expect(JSON.stringify(rows)).not.toContain('@');

    const open = draft();
    await campaigns.createCampaign(open);
    const refused = campaigns.addToAudience({
      campaignId: open.campaignId,
      references: ['DE--1'],
      emails: [],
    });
    expect(await codeOf(refused)).toBe('campaign_state');
  });

  it('that a copy has begun to count is counted by another one', async () => {
    await storePeople(
      world.store,
      Array.from({ length: 3_000 }, () => somebody()),
    );
    const wanted = draft();
    const { campaign } = await campaigns.createCampaign(wanted);
    expect(campaign?.preview?.state).toBe('counting');
    await world.stopCopies();
    campaigns = world.campaignsOf(await world.startCopy({ clock: systemClock }));
    expect(await previewOf(wanted.campaignId)).toMatchObject({ total: 3_000 });
  });
});

describe('approvals', () => {
  it('of two different people start a campaign that ends passwords', async () => {
    await world.stopCopies();
    campaigns = world.campaignsOf(await world.startCopy({ clock: systemClock }, { CAMPAIGN_APPROVALS: '2' }));
    const wanted = draft({ expirePasswords: true });
    const { campaignId } = wanted;
    await as('s1', () => campaigns.createCampaign(wanted));
    const start = (id: string) =>
      as(id, async () => (await campaigns.startCampaign({ campaignId })).campaign);
    expect(await start('s1')).toMatchObject({ state: 'draft', approvedBy: ['staff:s1'], approvalsNeeded: 2 });
    expect(await start('s1')).toMatchObject({ state: 'draft', approvedBy: ['staff:s1'] });
    expect(await start('s2')).toMatchObject({ state: 'running', approvedBy: ['staff:s1', 'staff:s2'] });
    expect(await start('s2')).toMatchObject({ approvedBy: ['staff:s1', 'staff:s2'] });
    expect(await codeOf(start('s3'))).toBe('campaign_state');
    expect(await entriesOf(campaignId)).toMatchObject([
      { act: 'campaign.created', actor: { id: 's1' } },
      { act: 'campaign.changed', actor: { id: 's1' }, details: { fields: 'approved_by' } },
      { act: 'campaign.started', actor: { id: 's2' } },
    ]);

    const mailOnly = draft();
    await campaigns.createCampaign(mailOnly);
    const { campaign } = await as('s1', () => campaigns.startCampaign({ campaignId: mailOnly.campaignId }));
    expect(campaign).toMatchObject({ state: 'running', approvalsNeeded: 1 });
  });

  it('at the same moment start it once', async () => {
    await world.stopCopies();
    const env = { CAMPAIGN_APPROVALS: '3' };
    const copies = await Promise.all([1, 2].map(() => world.startCopy({ clock: systemClock }, env)));
    const clients = copies.map((copy) => world.campaignsOf(copy));
    const wanted = draft({ expirePasswords: true });
    const { campaignId } = wanted;
    await clients[0]!.createCampaign(wanted);
    await Promise.all([0, 1, 2].map((n) => as(`s${n}`, () => clients[n % 2]!.startCampaign({ campaignId }))));
    const acts = (await entriesOf(campaignId)).map((entry) => (entry as { act: string }).act);
    expect(acts.filter((act) => act === 'campaign.started')).toHaveLength(1);
    expect(acts.filter((act) => act === 'campaign.changed')).toHaveLength(2);
  });
});

describe('lists of campaigns', () => {
  it('begin with the newest and go on where the page before ended', async () => {
    const before = new Set<string>();
    for (let n = 0; n < 5; n += 1) {
      const wanted = draft();
      before.add(wanted.campaignId);
      await campaigns.createCampaign(wanted);
    }
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await campaigns.listCampaigns({ limit: 2, cursor });
      seen.push(...page.campaigns.map(({ campaignId }) => campaignId));
      cursor = page.nextCursor;
    } while (cursor !== '' && seen.length < 50);
    expect(seen.slice(0, 5).reverse()).toEqual([...before]);
    expect(new Set(seen).size).toBe(seen.length);
    expect(await codeOf(campaigns.listCampaigns({ limit: 0, cursor: '' }))).toBe('invalid_input');
    expect(await codeOf(campaigns.listCampaigns({ limit: 1, cursor: 'x' }))).toBe('invalid_input');
  });
});
