import type { CampaignServiceDefinition } from '@latchkey/contracts/customer';
import { systemClock } from '@latchkey/kit/clock';
import type { ServiceClient } from '@latchkey/kit/grpc';
import { newId } from '@latchkey/kit/ids';
import type { EventEnvelope, InProcessBus } from '@latchkey/kit/messaging';
import { eventually } from '@latchkey/testkit';
import { somebody, storePeople } from './audience-of-test.ts';
import { createCustomerWorld, secretsIn, type CustomerWorld } from './customer-world.ts';
import { startFakeLedger, type FakeLedger } from './fake-ledger.ts';

let world: CustomerWorld;
let ledger: FakeLedger;
let bus: InProcessBus;
let campaigns: ServiceClient<CampaignServiceDefinition>;
beforeAll(async () => {
  world = await createCustomerWorld();
});
beforeEach(async () => {
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

const start = async (env: Record<string, string> = {}): Promise<void> => {
  bus = ledger.newBus();
  campaigns = world.campaignsOf(await world.startCopy({ clock: systemClock, bus }, env));
};
const wish = (id: string, data: Record<string, unknown>): EventEnvelope => ({
  ...{ specversion: '1.0', id, source: '/shop/operations', type: 'password.bulk_reset_requested' },
  ...{ time: new Date().toISOString(), datacontenttype: 'application/json', data },
});
const all = async () => (await campaigns.listCampaigns({ limit: 200, cursor: '' })).campaigns;
const get = async (campaignId: string) => (await campaigns.getCampaign({ campaignId })).campaign!;

describe('password.bulk_reset_requested', () => {
  it('starts one campaign, however often it comes, and none again once that is over', async () => {
    await start();
    await storePeople(world.store, [
      somebody({ store: 'AT', account: { password: 'none' } }),
      somebody({ store: 'AT' }),
      somebody({ account: { password: 'none' } }),
    ]);
    const id = newId();
    const event = wish(id, {
      audience: 'without-password',
      store: 'AT',
      rate: 50,
      domainRates: { 'gmail.com': 2 },
    });
    await Promise.all([bus.publish(event), bus.publish(event)]);
    await eventually(async () => expect(await get(id)).toMatchObject({ state: 'completed' }));
    await bus.publish(event);
    expect(await all()).toHaveLength(1);
    expect(await get(id)).toMatchObject({
      ...{ campaignId: id, state: 'completed', createdBy: `event:${id}`, approvedBy: [`event:${id}`] },
      ...{ recipients: 1, counts: { sent: 1 }, pace: { rate: 50, domainRates: { 'gmail.com': 2 } } },
    });
    expect(ledger.requests).toHaveLength(1);
    expect(bus.deadLetters).toEqual([]);
  });

  it('leaves a cancelled campaign cancelled', async () => {
    await start();
    const id = newId();
    const event = wish(id, { audience: 'everybody', rate: 1 });
    await bus.publish(event);
    await campaigns.cancelCampaign({ campaignId: id });
    await bus.publish(event);
    expect(await get(id)).toMatchObject({ state: 'cancelled' });
  });

  it('is one yes of those a forced campaign needs', async () => {
    await start({ CAMPAIGN_APPROVALS: '2' });
    const id = newId();
    const event = wish(id, { audience: 'everybody', expirePasswords: true });
    await bus.publish(event);
    await bus.publish(event);
    expect(await get(id)).toMatchObject({ state: 'draft', approvedBy: [`event:${id}`], approvalsNeeded: 2 });
  });

  it.each<[string, EventEnvelope]>([
    ['has no audience', wish(newId(), { rate: 5 })],
    ['wants something nobody knows', wish(newId(), { audience: 'everybody', country: 'DE' })],
    ['has an id that is no UUID', wish('campaign-1', { audience: 'everybody' })],
    ['names what is no domain', wish(newId(), { audience: 'everybody', domainRates: { 'G@x': 1 } })],
    ['goes backwards', wish(newId(), { audience: 'everybody', rate: -1 })],
  ])('that %s is a dead letter, and no campaign', async (_, event) => {
    await start();
    const before = (await all()).length;
    await bus.publish(event);
    expect(bus.deadLetters).toMatchObject([
      { queue: 'customer.password-bulk-reset-requested', messageId: event.id, reason: 'rejected' },
    ]);
    expect(await all()).toHaveLength(before);
  });

  it('under the id of another campaign is a dead letter, and changes nothing', async () => {
    await start();
    const id = newId();
    await bus.publish(wish(id, { audience: 'without-password', rate: 1 }));
    await bus.publish(wish(id, { audience: 'everybody', rate: 1 }));
    expect(bus.deadLetters).toHaveLength(1);
    expect((await get(id)).audience).toMatchObject({ of: 'without-password' });
  });
});

describe('campaigns of long ago', () => {
  it('are forgotten with their recipients; a draft that nobody started is cancelled, its list gone', async () => {
    await start();
    const person = somebody({ customerReference: 'DE--1' });
    await storePeople(world.store, [person]);
    const over = newId();
    await bus.publish(wish(over, { audience: 'everybody' }));
    await eventually(async () =>
      expect(await get(over)).toMatchObject({ state: 'completed', recipients: 1 }),
    );
    const running = newId();
    ledger.fate = () => undefined;
    await bus.publish(wish(running, { audience: 'everybody' }));
    const draft = newId();
    await campaigns.createCampaign({
      ...{ campaignId: draft, expirePasswords: false, pace: { rate: 0, domainRates: {} } },
      audience: {
        ...{ of: 'everybody', withoutLiveLink: false, store: '', locale: '', importId: '', listed: true },
      },
    });
    await campaigns.addToAudience({ campaignId: draft, references: ['DE--1'], emails: [] });
    await world.stopCopies();
    const createdAt = Date.now();
    await eventually(() => Date.now() - createdAt > 1_000);

    await start({ CAMPAIGN_RETENTION: '1s' });
    await eventually(async () => {
      const left = await all();
      expect(left.map(({ campaignId }) => campaignId)).not.toContain(over);
      expect(left.find(({ campaignId }) => campaignId === draft)?.state).toBe('cancelled');
    });
    expect(await get(running)).toMatchObject({ state: 'running', recipients: 1 });
    const stored = async (name: string): Promise<string[]> => {
      const rows = world.store.collection<{ _id: string }>(name).find({});
      return (await rows.toArray()).map(({ _id }) => _id);
    };
    await eventually(async () => expect(await stored('campaignAudience')).toEqual([]));
    expect(await stored('recipients')).toEqual([`${running}:${person._id}`]);
  });
});
