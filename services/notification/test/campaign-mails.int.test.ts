import { newId } from '@latchkey/kit/ids';
import { eventually } from '@latchkey/testkit';
import { deliveriesService } from '@latchkey/contracts/notification';
import type { MailSender } from '../src/domain/mail.ts';
import { aPerson, type Person } from './fake-people.ts';
import { createNotificationWorld, secretsOf, type NotificationWorld } from './notification-world.ts';

let world: NotificationWorld;
let campaignId: string;
beforeAll(async () => {
  world = await createNotificationWorld();
});
beforeEach(() => {
  campaignId = newId();
  world.people.campaigns.set(campaignId, 'running');
});
afterEach(() => world.reset());
afterAll(() => world.stop());

const persons = (count: number, change: Partial<Person> = {}): Person[] =>
  Array.from({ length: count }, () => aPerson(change));
const counts = (expected: Record<string, number>): Promise<void> =>
  eventually(async () => expect(await world.countByState()).toEqual(expected), {
    within: 20_000,
    every: 100,
  });
/** The orders follow the clock. */
const tick = (): void => world.clock.advance(450);
const countsInTime = (expected: Record<string, number>): Promise<void> =>
  eventually(
    async () => {
      tick();
      expect(await world.countByState()).toEqual(expected);
    },
    { within: 20_000, every: 100 },
  );
/** The orders of now have been heard: of two that were asked for, one was asked for from now on. */
const heard = async (): Promise<void> => {
  const asked = world.people.orderCalls;
  await eventually(() => {
    tick();
    expect(world.people.orderCalls).toBeGreaterThan(asked + 1);
  });
};
/** Holds the campaign's mails back until they are let go; after `openForGood` none any more. */
const gated = () => {
  const releases: (() => void)[] = [];
  let held = true;
  const sender = (real: MailSender): MailSender => ({
    send: async (mail, signal) => {
      if (held && mail.subject.includes('link')) await new Promise<void>((resolve) => releases.push(resolve));
      return real.send(mail, signal);
    },
  });
  const open = (): void => releases.splice(0).forEach((release) => release());
  const openForGood = (): void => {
    held = false;
    open();
  };
  return { releases, sender, open, openForGood };
};

describe('the mails of a campaign', () => {
  it('go out once each, however often they are asked for, and the campaign hears of every one', async () => {
    await world.startCopy();
    const people = persons(70, { locale: 'de_DE' });
    const mails = people.map(({ customerId }) => ({
      requestId: newId(),
      customerId,
      domain: 'mail.example',
    }));
    for (const person of people) world.people.customers.set(person.customerId, person);
    const wish = { campaignId, expired: true, firstPassword: false, requestedAtMs: world.clock.now(), mails };
    await world.publish('campaign.mails_requested', wish);
    await world.publish('campaign.mails_requested', wish);
    await counts({ sent: 70 });
    await world.publish('campaign.mails_requested', wish);

    expect(new Set(world.smtp.mails.map(({ to }) => to)).size).toBe(70);
    expect(world.smtp.mails).toHaveLength(70);
    const [mail] = world.smtp.to(people[0]!.email);
    expect(mail?.parsed.subject).toBe('Bitte legen Sie ein neues Passwort für The Shop fest');
    expect(mail?.parsed.text).toContain(`token=${world.people.tokens.get(mails[0]!.requestId)}`);
    await eventually(() => expect(world.settledMails).toHaveLength(70));
    expect(new Set(world.settledMails.map(({ requestId }) => requestId)).size).toBe(70);
    expect(world.settledMails[0]).toMatchObject({ campaignId, state: 'sent', reason: '', afterDoubt: false });
    const delivery = await world.delivery(mails[0]!.requestId);
    expect(delivery).toMatchObject({ kind: 'password-expired', priority: 1, campaignId, attempts: 1 });
    await eventually(async () => expect((await world.delivery(mails[0]!.requestId))?.outbox).toEqual([]));
    // Links and names are asked for by the batch.
    expect(Math.max(...world.people.mints)).toBe(50);
  });

  it('that identity knows nobody for, or refuses, end suppressed and not deleted', async () => {
    await world.startCopy();
    const [known, gone] = [aPerson(), aPerson()];
    const mails = [known, gone].map(({ customerId }) => ({
      requestId: newId(),
      customerId,
      domain: 'mail.example',
    }));
    world.people.customers.set(known.customerId, known);
    const wish = { campaignId, expired: false, firstPassword: true, requestedAtMs: world.clock.now(), mails };
    await world.publish('campaign.mails_requested', wish);
    await counts({ sent: 1, suppressed: 1 });
    world.people.refusal = 'REASON_OVERTAKEN';
    const [overtaken] = await world.requestCampaign(campaignId, persons(1));
    await world.settled(overtaken!, 'suppressed');
    await eventually(() =>
      expect(world.settledMails.map(({ state, reason }) => [state, reason]).sort()).toEqual([
        ['sent', ''],
        ['suppressed', 'no_account'],
        ['suppressed', 'overtaken'],
      ]),
    );
  });
});

describe('orders', () => {
  it('pause: no further mail goes out; nothing is written of what waits; resume: they go on', async () => {
    const { releases, sender, open, openForGood } = gated();
    await world.startCopy({ sender });
    await world.requestCampaign(campaignId, persons(110));
    // Of five connections one is left alone.
    await eventually(() => expect(releases).toHaveLength(4));
    world.people.campaigns.set(campaignId, 'paused');
    await eventually(() => {
      tick();
      expect(world.people.orderCalls).toBeGreaterThan(3);
    });
    open();
    await counts({ sent: 4, queued: 106 });
    expect(world.smtp.mails).toHaveLength(4);
    const all = async () =>
      (await world.allDeliveries()).map(({ updatedAt, history }) => [updatedAt, history]);
    // Those that were in hand are given back, and then rest.
    await eventually(async () =>
      expect((await world.allDeliveries()).some(({ claim }) => claim !== undefined)).toBe(false),
    );
    const before = await all();
    for (let seconds = 0; seconds < 10; seconds++) {
      tick();
      const asked = world.people.orderCalls;
      await eventually(() => expect(world.people.orderCalls).toBeGreaterThan(asked));
    }
    expect(await all()).toEqual(before);

    world.people.campaigns.set(campaignId, 'running');
    openForGood();
    await countsInTime({ sent: 110 });
    expect(world.smtp.mails).toHaveLength(110);
    expect((await world.allDeliveries()).every(({ attempts }) => attempts === 1)).toBe(true);
  });

  it('cancel: what waits ends as cancelled, due or not', async () => {
    const { releases, sender, open } = gated();
    world.smtp.exceptions.set('Later', { recipient: 450 });
    await world.startCopy({ sender });
    const [deferred] = await world.requestCampaign(campaignId, persons(1, { email: 'Later@later.example' }));
    await eventually(() => expect(releases).toHaveLength(1));
    open();
    await eventually(async () =>
      expect((await world.delivery(deferred!))?.history.at(-1)?.outcome).toBe('deferred'),
    );
    await world.requestCampaign(campaignId, persons(110));
    await eventually(() => expect(releases).toHaveLength(4));
    world.people.campaigns.set(campaignId, 'cancelled');
    tick();
    await countsInTime({ attempting: 4, cancelled: 107 });
    open();
    await counts({ sent: 4, cancelled: 107 });
    await eventually(() => expect(world.settledMails).toHaveLength(111));
    expect(world.settledMails.find(({ requestId }) => requestId === deferred)?.state).toBe('cancelled');
  });

  it('of two campaigns are followed one by one, and their mails take turns', async () => {
    const other = newId();
    world.people.campaigns.set(campaignId, 'paused').set(other, 'running');
    await world.startCopy({}, { SMTP_CONNECTIONS: '1' });
    await world.requestCampaign(campaignId, persons(60));
    await world.requestCampaign(other, persons(10));
    await counts({ sent: 10, queued: 60 });
    world.people.campaigns.set(other, 'paused');
    await heard();
    world.smtp.mails.splice(0);
    await world.requestCampaign(other, persons(60, { locale: 'de_DE' }));
    tick();
    world.people.campaigns.set(campaignId, 'running').set(other, 'running');
    await countsInTime({ sent: 130 });
    const german = world.smtp.mails.slice(0, 60).filter(({ parsed }) => parsed.subject?.startsWith('Ihr'));
    expect(german.length).toBeGreaterThan(24);
    expect(german.length).toBeLessThan(36);
  });

  it('unknown, customer away: the campaign waits, mails people wait for go out', async () => {
    world.people.customerAway = true;
    await world.startCopy();
    await world.requestCampaign(campaignId, persons(20));
    const id = await world.requestReset(aPerson());
    await world.settled(id, 'sent');
    expect(await world.countByState()).toEqual({ queued: 20, sent: 1 });
    world.people.customerAway = false;
    await countsInTime({ sent: 21 });
  });
});

describe('identity away', () => {
  it('holds a campaign up as a whole, and its mails are none the worse for it', async () => {
    world.people.identityAway = true;
    await world.startCopy();
    await world.requestCampaign(campaignId, persons(80));
    await eventually(() => expect(world.people.mints.length).toBeGreaterThan(0));
    await counts({ queued: 80 });
    expect((await world.allDeliveries()).every(({ history }) => history.length === 0)).toBe(true);
    world.people.identityAway = false;
    await countsInTime({ sent: 80 });
    expect((await world.allDeliveries()).every(({ attempts }) => attempts === 1)).toBe(true);
  });
});

describe('a mail somebody waits for', () => {
  it('never waits behind a campaign: with its queue long and its connections held up, all others go', async () => {
    const { releases, sender } = gated();
    await world.startCopy({ sender });
    await world.requestCampaign(campaignId, persons(200));
    await eventually(() => expect(releases).toHaveLength(4));
    // Not one mail of the campaign moves meanwhile.
    const ids = await Promise.all(Array.from({ length: 20 }, () => world.requestReset(aPerson())));
    for (const id of ids) await world.settled(id, 'sent');
    expect(world.smtp.mails).toHaveLength(20);
    releases.forEach((release) => release());
  });
});

describe('a retry by staff', () => {
  it('that succeeds is told to the campaign, which has heard of the failure', async () => {
    world.smtp.behaviour = { recipient: 550 };
    const app = await world.startCopy();
    const [id] = await world.requestCampaign(campaignId, persons(1));
    await world.settled(id!, 'failed');
    world.smtp.behaviour = 'accept';
    // The campaign is over, and nobody lists it any more.
    world.people.campaigns.clear();
    tick();
    await world.callsOf(app, deliveriesService).retryDelivery({ deliveryId: id!, notBeforeMs: 0 });
    await eventually(async () => {
      tick();
      expect((await world.delivery(id!))?.state).toBe('sent');
    });
    await eventually(() =>
      expect(world.settledMails.map(({ state, reason }) => [state, reason])).toEqual([
        ['failed', '550 [address] refused'],
        ['sent', ''],
      ]),
    );
    const [failed, sent] = world.settledMails;
    expect(sent!.settledAtMs).toBeGreaterThan(failed!.settledAtMs);
  });
});

describe('secrets', () => {
  it('never reach the log', () => {
    for (const secret of secretsOf(world)) expect(world.logged.join('')).not.toContain(secret);
  });
});
