import { newDelivery, priorities, type Delivery, type NewDelivery } from '../src/domain/delivery.ts';
import { openLane, type Claimable, type DeliveryLedger } from '../src/domain/delivery-ledger.ts';
import type { Transition } from '../src/domain/transition.ts';

const now = Date.UTC(2096, 10, 23);
const later = now + 60_000;
const details = { domain: 'mail.example', locale: 'de-DE', customerId: 'somebody' };
const again: Transition = {
  state: 'queued',
  nextAttemptAt: later,
  reason: '451 later',
  attempted: true,
  afterDoubt: false,
  outcome: 'deferred',
};
const sent: Transition = {
  state: 'sent',
  expireAt: later,
  attempted: true,
  afterDoubt: false,
  outcome: 'sent',
};
let made = 0;
let tokens = 0;
const newToken = (): string => `token-${(tokens += 1)}`;
const ofCampaign = (campaignId: string) => ({ campaignId, priority: priorities.bulk });

/** A delivery due now, unless told otherwise. */
function aNewDelivery(change: Partial<NewDelivery> = {}): NewDelivery {
  made += 1;
  return {
    ...newDelivery(
      { id: `delivery-${made}`, kind: 'password-changed', customerId: 'somebody', occurredAt: now },
      { now, retryForMs: 3_600_000 },
    ),
    ...change,
  };
}

/** What every ledger keeps to, in memory as in MongoDB. */
export function describeLedger(create: () => Promise<DeliveryLedger>): void {
  let ledger: DeliveryLedger;
  beforeEach(async () => {
    ledger = await create();
  });
  const claim = async (token: string, limit = 10, at = now): Promise<string[]> =>
    (await ledger.claim({ owner: 'test', token }, 'self-service', at, at + 30_000, limit)).deliveries.map(
      (each) => each.id,
    );
  const read = (id: string): Delivery => ({
    ...aNewDelivery({ id }),
    state: 'queued',
    attempts: 0,
    afterDoubt: false,
  });
  const add = async (change?: Partial<NewDelivery>): Promise<string> => {
    const delivery = aNewDelivery(change);
    await ledger.add(delivery);
    return delivery.id;
  };

  it('takes a key once', async () => {
    const delivery = aNewDelivery();
    expect([await ledger.add(delivery), await ledger.add(delivery)]).toEqual([true, false]);
    await claim('a');
    await ledger.settle(read(delivery.id), 'a', now, sent);
    expect(await ledger.add(delivery)).toBe(false);
  });

  it('gives back what it was given', async () => {
    const delivery = aNewDelivery({ kind: 'registration-confirmation', requestId: 'r1' });
    await ledger.add(delivery);
    const { deliveries } = await ledger.claim({ owner: 'test', token: 'a' }, 'self-service', now, later, 1);
    expect(deliveries[0]).toMatchObject({
      ...delivery,
      state: 'queued',
      attempts: 0,
      afterDoubt: false,
      nextAttemptAt: later,
    });
  });

  it('claims what is due, the oldest first, and no more than asked', async () => {
    const second = await add({ nextAttemptAt: now - 1 });
    const first = await add({ nextAttemptAt: now - 2 });
    const third = await add();
    await add({ nextAttemptAt: now + 1 });
    expect(await claim('a', 2)).toEqual([first, second]);
    expect(await claim('b')).toEqual([third]);
    expect(await claim('c')).toEqual([]);
  });

  it('claims the mails of a campaign for it alone', async () => {
    const mine = await add();
    const old = await add({ ...ofCampaign('c1'), nextAttemptAt: now - 5 });
    const other = await add(ofCampaign('c2'));
    const early = await add({ ...ofCampaign('c1'), nextAttemptAt: later });
    const due = { campaignId: 'c1', early: false };
    const waiting = async (): Promise<string[]> =>
      (await ledger.waitingCampaigns()).map(({ campaignId }) => campaignId);
    const ids = async (whose: Claimable, at = now, token = newToken()): Promise<string[]> =>
      (await ledger.claim({ owner: 'test', token }, whose, at, at + 30_000, 10)).deliveries.map(
        ({ id }) => id,
      );

    expect(await waiting()).toEqual(['c1', 'c2']);
    expect(await claim('a')).toEqual([mine]);
    expect(await ids(due)).toEqual([old]);
    expect(await ids({ ...due, early: true })).toEqual([early]);
    expect(await ids({ ...due, early: true })).toEqual([]);
    expect(await ids(due)).toEqual([]);
    // Claims that have run out are due again.
    expect((await ids(due, now + 30_000)).sort()).toEqual([old, early].sort());
    const [last] = await ids({ campaignId: 'c2', early: true }, now, 'mine');
    expect(last).toBe(other);
    await ledger.settle(read(other), 'mine', now, sent);
    expect(await waiting()).toEqual(['c1']);
  });

  it('claims the mails of a campaign by lanes', async () => {
    const ids = [await add(ofCampaign('c1')), await add(ofCampaign('c1')), await add(ofCampaign('c2'))];
    const on = async (campaignId: string, lane: string, token = newToken()): Promise<string[]> =>
      (await ledger.claim({ owner: 'test', token }, { campaignId, lane }, now, later, 10)).deliveries.map(
        ({ id }) => id,
      );
    expect(await ledger.waitingCampaigns()).toEqual([
      { campaignId: 'c1', lanes: [] },
      { campaignId: 'c2', lanes: [] },
    ]);
    expect((await on('c1', openLane, 'mine')).sort()).toEqual(ids.slice(0, 2));
    await ledger.release(ids.slice(0, 1), 'mine', now, 'slow.example');
    await ledger.release(ids.slice(1, 2), 'mine', now, 'full.example');
    expect(await ledger.waitingCampaigns()).toEqual([
      { campaignId: 'c1', lanes: ['full.example', 'slow.example'] },
      { campaignId: 'c2', lanes: [] },
    ]);
    expect(await on('c1', openLane)).toEqual([]);
    expect(await on('c1', 'slow.example')).toEqual(ids.slice(0, 1));
    expect(await on('c1', 'slow.example')).toEqual([]);
    expect(await on('c2', 'full.example')).toEqual([]);
    const { deliveries } = await ledger.claim(
      { owner: 'test', token: 'all' },
      { campaignId: 'c1', early: true },
      now,
      later,
      10,
    );
    expect(deliveries.map(({ id }) => id)).toEqual(ids.slice(1, 2));
  });

  it('has one owner for each, however many ask at once', async () => {
    const ids = await Promise.all(Array.from({ length: 40 }, () => add()));
    const claimed = await Promise.all(['a', 'b', 'c', 'd'].map((token) => claim(token, 20)));
    const rest = await claim('e', 40);
    expect([...claimed.flat(), ...rest].sort()).toEqual([...ids].sort());
  });

  it('hands a queued one on when its claim has run out, unless it was renewed', async () => {
    const [gone, kept] = [await add(), await add()];
    expect(await claim('a')).toEqual([gone, kept]);
    await ledger.renew([kept], 'a', now + 90_000);
    expect(await claim('b', 10, now + 30_000)).toEqual([gone]);
    expect(await ledger.beginAttempt(read(gone), 'a', now, later, details)).toBe(false);
    expect(await ledger.beginAttempt(read(kept), 'a', now, later, details)).toBe(true);
  });

  it('lets nobody but the owner write', async () => {
    const id = await add();
    await claim('a');
    expect(await ledger.beginAttempt(read(id), 'b', now, later, details)).toBe(false);
    expect(await ledger.settle(read(id), 'b', now, sent)).toBe(false);
    await ledger.remove([id], 'b');
    await ledger.release([id], 'b', now);
    expect(await claim('c')).toEqual([]);
    expect(await ledger.settle(read(id), 'a', now, sent)).toBe(true);
    expect(await ledger.settle(read(id), 'a', now, sent)).toBe(false);
  });

  it('begins an attempt once', async () => {
    const id = await add();
    await claim('a');
    expect(await ledger.beginAttempt(read(id), 'a', now, later, details)).toBe(true);
    expect(await ledger.beginAttempt(read(id), 'a', now, later, details)).toBe(false);
    expect(await claim('b', 10, later + 1)).toEqual([]);
  });

  it('brings one back when it is due again, with its attempts and domain', async () => {
    const id = await add();
    await claim('a');
    await ledger.beginAttempt(read(id), 'a', now, later, details);
    await ledger.settle(read(id), 'a', now, again);
    expect(await claim('b', 10, later - 1)).toEqual([]);
    const { deliveries } = await ledger.claim(
      { owner: 'test', token: 'c' },
      'self-service',
      later,
      later + 9,
      1,
    );
    expect(deliveries).toMatchObject([{ id, attempts: 1, domain: 'mail.example' }]);
  });

  it('releases the untried at once and leaves the attempted alone', async () => {
    const [untried, attempted] = [await add(), await add()];
    await claim('a');
    await ledger.beginAttempt(read(attempted), 'a', now, later, details);
    await ledger.release([untried, attempted], 'a', now);
    expect(await claim('b')).toEqual([untried]);
  });

  it('finds lapsed attempts, and settles them only while they are lapsed', async () => {
    const [id, alive] = [await add(), await add()];
    await claim('a');
    for (const each of [id, alive]) await ledger.beginAttempt(read(each), 'a', now, later, details);
    expect(await ledger.lapsed(later - 1, 10)).toEqual([]);
    const lapsed = (await ledger.lapsed(later, 10)).map(({ delivery, token }) => `${delivery.id} ${token}`);
    expect(lapsed.sort()).toEqual([`${id} a`, `${alive} a`].sort());
    await ledger.renew([alive], 'a', later + 30_000);
    expect(await ledger.settleLapsed(read(alive), 'a', later, again)).toBe(false);
    expect(await ledger.settleLapsed(read(id), 'a', later, again)).toBe(true);
    expect(await ledger.settleLapsed(read(id), 'a', later, again)).toBe(false);
  });

  it('counts every state, and forgets what is removed', async () => {
    const [done, gone] = [await add(), await add()];
    await add({ nextAttemptAt: later });
    await claim('a');
    await ledger.settle(read(done), 'a', now, sent);
    await ledger.remove([gone], 'a');
    expect(await ledger.countByState()).toEqual({
      queued: 1,
      attempting: 0,
      sent: 1,
      failed: 0,
      suppressed: 0,
      cancelled: 0,
      doubt: 0,
    });
  });
}
