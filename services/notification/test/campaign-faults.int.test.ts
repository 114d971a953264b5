import { newId } from '@latchkey/kit/ids';
import { eventually } from '@latchkey/testkit';
import type { MailSender } from '../src/domain/mail.ts';
import type { DeliveryDocument } from '../src/outbound/delivery-model.ts';
import { aPerson, type Person } from './fake-people.ts';
import { createNotificationWorld, type NotificationWorld } from './notification-world.ts';

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

/** People whose addresses begin with what the mail server is told to be bad to. */
const persons = (count: number, start: string, domain = 'mail.example'): Person[] =>
  Array.from({ length: count }, (_, at) => aPerson({ email: `${start}.${at}@${domain}` }));
const request = (...groups: Person[][]): Promise<string[]> =>
  world.requestCampaign(campaignId, groups.flat());
const deliveriesOf = async (ids: readonly string[]): Promise<DeliveryDocument[]> =>
  (await world.allDeliveries()).filter(({ _id }) => ids.includes(_id));
const mailsTo = (people: readonly Person[]): number[] =>
  people.map(({ email }) => world.smtp.to(email).length);
const pollMs = 150;
/** The order of a campaign counts for a second: with longer leaps nobody would know it any more when a mail's turn has come. */
const longestLeapMs = 900;
/**
 * Moves the clock on until so many are in each state: by leaps while all wait, as real time goes while some are in hand,
 * as their claims would run out under a busy machine's hands.
 */
const countsInTime = (expected: Record<string, number>, leapMs = longestLeapMs): Promise<void> =>
  eventually(
    async () => {
      const inHand = (await world.allDeliveries()).some(({ claim }) => claim !== undefined);
      world.clock.advance(inHand ? pollMs : leapMs);
      expect(await world.countByState()).toEqual(expected);
    },
    { within: 60_000, every: pollMs },
  );
/** What the campaign has heard, by the starts of the addresses; every recipient has one outcome. */
const heard = async (count: number): Promise<Map<string, string[]>> => {
  await eventually(() => expect(world.settledMails).toHaveLength(count));
  expect(new Set(world.settledMails.map(({ requestId }) => requestId)).size).toBe(count);
  const outcomes = new Map<string, string[]>();
  for (const { customerId, state, reason, afterDoubt } of world.settledMails) {
    const start = world.people.customers.get(customerId)?.email.split('.')[0] ?? '';
    const outcome = [state, reason, afterDoubt ? 'after doubt' : ''].filter((word) => word !== '').join(' ');
    outcomes.set(start, [...new Set([...(outcomes.get(start) ?? []), outcome])].sort());
  }
  return outcomes;
};

describe('a mail server that refuses some of a campaign', () => {
  it('for good: they have failed with its answer; for now: they are tried again; the others go at once', async () => {
    world.smtp.exceptions.set('gone', { recipient: 550 }).set('spam', { data: 554 });
    world.smtp.exceptions.set('greylisted', { recipient: 450 });
    await world.startCopy();
    const [gone, spam] = [persons(4, 'gone'), persons(4, 'spam')];
    const [greylisted, fine] = [persons(2, 'greylisted'), persons(40, 'fine')];
    await request(gone, spam, greylisted, fine);
    await countsInTime({ failed: 8, queued: 2, sent: 40 }, 100);
    world.smtp.exceptions.delete('greylisted');
    await countsInTime({ failed: 8, sent: 42 });
    expect(await heard(50)).toEqual(
      new Map([
        ['gone', ['failed 550 [address] refused']],
        ['spam', ['failed 554 for [address]']],
        ['greylisted', ['sent']],
        ['fine', ['sent']],
      ]),
    );
    expect(mailsTo([...greylisted, ...fine])).toEqual(Array<number>(42).fill(1));
    expect(world.smtp.mails).toHaveLength(42);
  });
});

describe('a mail server that breaks off in the middle of a campaign', () => {
  it('before the data is complete: they are tried again, without doubt', async () => {
    world.smtp.exceptions.set('stuck', 'hang-at-recipient');
    await world.startCopy();
    const [stuck, fine] = [persons(3, 'stuck'), persons(20, 'fine')];
    await request(stuck, fine);
    await eventually(() => expect(world.logged.join('')).toContain('"outcome":"interrupted"'));
    world.smtp.exceptions.clear();
    await countsInTime({ sent: 23 });
    expect([...(await heard(23)).values()]).toEqual([['sent'], ['sent']]);
    expect(mailsTo([...stuck, ...fine])).toEqual(Array<number>(23).fill(1));
  });

  it.each(['cut-after-data', 'hang-after-data'] as const)(
    '%s: nobody is mailed twice but where the outcome says doubt',
    async (behaviour) => {
      world.smtp.exceptions.set('cut', behaviour);
      await world.startCopy();
      const [cut, fine] = [persons(3, 'cut'), persons(20, 'fine')];
      const [first] = await request(cut, fine);
      await eventually(async () =>
        expect((await world.delivery(first!))?.history.at(-1)?.outcome).toBe('unknown'),
      );
      world.smtp.exceptions.clear();
      await countsInTime({ sent: 23 });
      const outcomes = await heard(23);
      expect(outcomes.get('fine')).toEqual(['sent']);
      expect(outcomes.get('cut')).toContain('sent after doubt');
      const doubtful = new Set(
        world.settledMails.flatMap((each) => (each.afterDoubt ? [each.customerId] : [])),
      );
      for (const person of [...cut, ...fine]) {
        const mails = world.smtp.to(person.email);
        const most = doubtful.has(person.customerId) && behaviour === 'cut-after-data' ? 2 : 1;
        expect(mails).toHaveLength(most);
        expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
      }
    },
  );

  it('with the rule hold: the campaign hears of the doubt, and nobody is mailed twice', async () => {
    world.smtp.exceptions.set('cut', 'cut-after-data');
    await world.startCopy({}, { AFTER_DOUBT: 'hold' });
    const [cut, fine] = [persons(3, 'cut'), persons(20, 'fine')];
    await request(cut, fine);
    await countsInTime({ sent: 20, doubt: 3 });
    const outcomes = await heard(23);
    expect(outcomes.get('cut')?.every((outcome) => outcome.startsWith('doubt'))).toBe(true);
    expect(mailsTo([...cut, ...fine])).toEqual(Array<number>(23).fill(1));
  });
});

describe('a copy that dies in the middle of a campaign', () => {
  it('leaves its mails to another: everybody has one, or two where the outcome says doubt', async () => {
    let handedOver = 0;
    const dying = (real: MailSender): MailSender => ({
      send: async (mail, signal) => {
        handedOver += 1;
        if (handedOver <= 10) return real.send(mail, signal);
        if (handedOver % 2 === 0) await real.send(mail, signal);
        return new Promise(() => undefined);
      },
    });
    await world.startCopy({ sender: dying });
    const everybody = persons(60, 'fine');
    await request(everybody);
    await eventually(() => expect(handedOver).toBeGreaterThanOrEqual(14));

    const later = { now: () => world.clock.now() + 61_000 };
    await world.startCopy({ clock: later });
    await countsInTime({ sent: 60 });
    await heard(60);
    const doubtful = new Set(
      world.settledMails.flatMap((each) => (each.afterDoubt ? [each.customerId] : [])),
    );
    expect(doubtful.size).toBeGreaterThanOrEqual(4);
    for (const person of everybody) {
      const mails = world.smtp.to(person.email).length;
      expect(mails).toBeGreaterThanOrEqual(1);
      expect(mails).toBeLessThanOrEqual(doubtful.has(person.customerId) ? 2 : 1);
    }
  });
});

describe('a domain that defers', () => {
  it('is spared, at no cost for the mails that wait for it, and comes back gently', async () => {
    world.smtp.exceptions.set('slow', { recipient: 451 });
    await world.startCopy();
    const slow = await request(persons(60, 'slow', 'slow.example'));
    await request(persons(40, 'fine'));
    await countsInTime({ sent: 40, queued: 60 }, 100);
    const waiting = (): Promise<DeliveryDocument[]> => deliveriesOf(slow);
    // Those that were tried before the domain was known to be in trouble, at its pace, come back by themselves.
    await eventually(async () => {
      world.clock.advance(100);
      const untried = (await waiting()).filter(({ attempts }) => attempts === 0);
      expect(untried.length).toBeGreaterThan(40);
      expect(untried.filter(({ lane, claim }) => lane !== 'slow.example' || claim !== undefined)).toEqual([]);
    });
    const [tried, untried] = await Promise.all([
      waiting().then((all) => all.filter(({ attempts }) => attempts > 0)),
      waiting().then((all) => all.filter(({ attempts }) => attempts === 0)),
    ]);
    expect(tried.length).toBeLessThan(12);
    const ids = untried.map(({ _id }) => _id);
    for (let looks = 0; looks < 10; looks++) {
      world.clock.advance(450);
      const asked = world.people.orderCalls;
      await eventually(() => expect(world.people.orderCalls).toBeGreaterThan(asked));
    }
    expect(await deliveriesOf(ids)).toEqual(untried);

    world.smtp.exceptions.clear();
    world.clock.advance(30_000);
    for (const sent of [41, 43, 47, 55, 71, 100]) {
      await eventually(async () => expect((await world.countByState())['sent']).toBe(sent));
      world.clock.advance(1_000);
    }
    expect((await deliveriesOf(ids)).every(({ attempts }) => attempts === 1)).toBe(true);
    expect(new Set(world.smtp.mails.map(({ to }) => to)).size).toBe(100);
    expect(world.smtp.mails).toHaveLength(100);
  });
});
