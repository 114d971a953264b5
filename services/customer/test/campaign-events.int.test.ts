import { newId } from '@latchkey/kit/ids';
import type { EventEnvelope } from '@latchkey/kit/messaging';
import { eventually } from '@latchkey/testkit';
import { somebody, storePeople } from './audience-of-test.ts';
import { audience, campaignSuite } from './campaign-suite.ts';

const suite = campaignSuite();
const { get } = suite;
const wish = (id: string, data: Record<string, unknown>): EventEnvelope => ({
  ...{ specversion: '1.0', id, source: '/shop/operations', type: 'password.bulk_reset_requested' },
  ...{ time: new Date().toISOString(), datacontenttype: 'application/json', data },
});
const all = async () => (await suite.campaigns.listCampaigns({ limit: 200, cursor: '' })).campaigns;

describe('password.bulk_reset_requested', () => {
  it('starts one campaign, however often it comes, and none again once that is over', async () => {
    await suite.start();
    await storePeople(suite.world.store, [
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
    await Promise.all([suite.bus.publish(event), suite.bus.publish(event)]);
    await eventually(async () => expect(await get(id)).toMatchObject({ state: 'completed' }));
    await suite.bus.publish(event);
    expect(await all()).toHaveLength(1);
    expect(await get(id)).toMatchObject({
      ...{ campaignId: id, state: 'completed', createdBy: `event:${id}`, approvedBy: [`event:${id}`] },
      ...{ recipients: 1, counts: { sent: 1 }, pace: { rate: 50, domainRates: { 'gmail.com': 2 } } },
    });
    expect(suite.ledger.requests).toHaveLength(1);
    expect(suite.bus.deadLetters).toEqual([]);
  });

  it('leaves a cancelled campaign cancelled', async () => {
    await suite.start();
    const id = newId();
    const event = wish(id, { audience: 'everybody', rate: 1 });
    await suite.bus.publish(event);
    await suite.campaigns.cancelCampaign({ campaignId: id });
    await suite.bus.publish(event);
    expect(await get(id)).toMatchObject({ state: 'cancelled' });
  });

  it('is one yes of those a forced campaign needs', async () => {
    await suite.start({ env: { CAMPAIGN_APPROVALS: '2' } });
    const id = newId();
    const event = wish(id, { audience: 'everybody', expirePasswords: true });
    await suite.bus.publish(event);
    await suite.bus.publish(event);
    expect(await get(id)).toMatchObject({ state: 'draft', approvedBy: [`event:${id}`], approvalsNeeded: 2 });
  });

  const unfit = 'not a password.bulk_reset_requested';
  it.each<[string, EventEnvelope, string]>([
    ['has no audience', wish(newId(), { rate: 5 }), unfit],
    ['wants something nobody knows', wish(newId(), { audience: 'everybody', country: 'DE' }), unfit],
    ['has an id that is no UUID', wish('campaign-1', { audience: 'everybody' }), 'id: invalid_format'],
    ['names what is no domain', wish(newId(), { audience: 'everybody', domainRates: { 'G@x': 1 } }), unfit],
    ['goes backwards', wish(newId(), { audience: 'everybody', rate: -1 }), unfit],
  ])('that %s is a dead letter, and no campaign', async (_, event, refusal) => {
    await suite.start();
    const before = (await all()).length;
    await suite.bus.publish(event);
    expect(suite.bus.deadLetters).toMatchObject([
      { queue: 'customer.password-bulk-reset-requested', messageId: event.id, reason: 'rejected', refusal },
    ]);
    expect(await all()).toHaveLength(before);
  });

  it('under the id of another campaign is a dead letter, and changes nothing', async () => {
    await suite.start();
    const id = newId();
    await suite.bus.publish(wish(id, { audience: 'without-password', rate: 1 }));
    await suite.bus.publish(wish(id, { audience: 'everybody', rate: 1 }));
    expect(suite.bus.deadLetters).toMatchObject([{ refusal: 'the id is that of another campaign' }]);
    expect((await get(id)).audience).toMatchObject({ of: 'without-password' });
  });
});

describe('campaigns of long ago', () => {
  it('are forgotten with their recipients; a draft that nobody started is cancelled, its list gone', async () => {
    await suite.start();
    const person = somebody({ customerReference: 'DE--1' });
    await storePeople(suite.world.store, [person]);
    const over = newId();
    await suite.bus.publish(wish(over, { audience: 'everybody' }));
    await eventually(async () =>
      expect(await get(over)).toMatchObject({ state: 'completed', recipients: 1 }),
    );
    const running = newId();
    suite.ledger.fate = () => undefined;
    await suite.bus.publish(wish(running, { audience: 'everybody' }));
    await eventually(async () => expect(await get(running)).toMatchObject({ recipients: 1 }));
    const draft = newId();
    await suite.campaigns.createCampaign({
      ...{ campaignId: draft, expirePasswords: false, pace: { rate: 0, domainRates: {} } },
      audience: { ...audience, listed: true },
    });
    await suite.campaigns.addToAudience({ campaignId: draft, references: ['DE--1'], emails: [] });
    await suite.world.stopCopies();
    const createdAt = Date.now();
    await eventually(() => Date.now() - createdAt > 1_000);

    await suite.start({ env: { CAMPAIGN_RETENTION: '1s' } });
    await eventually(async () => {
      const left = await all();
      expect(left.map(({ campaignId }) => campaignId)).not.toContain(over);
      expect(left.find(({ campaignId }) => campaignId === draft)?.state).toBe('cancelled');
    });
    expect(await get(running)).toMatchObject({ state: 'running', recipients: 1 });
    const stored = async (name: string): Promise<string[]> => {
      const rows = suite.world.store.collection<{ _id: string }>(name).find({});
      return (await rows.toArray()).map(({ _id }) => _id);
    };
    await eventually(async () => expect(await stored('campaignAudience')).toEqual([]));
    expect(await stored('recipients')).toEqual([`${running}:${person._id}`]);
  });
});
