import { eventually } from '@latchkey/testkit';
import type { MailSender } from '../src/domain/mail.ts';
import { aPerson } from './fake-people.ts';
import { createNotificationWorld, secretsOf, type NotificationWorld } from './notification-world.ts';
import { startSmtpSink } from './smtp-sink.ts';

let world: NotificationWorld;
beforeAll(async () => {
  world = await createNotificationWorld();
});
afterEach(() => world.reset());
afterAll(() => world.stop());

/** Moves the clock on until the delivery is in the state. */
const settledInTime = (id: string, state: string, stepMs = 5_000): Promise<void> =>
  eventually(
    async () => {
      world.clock.advance(stepMs);
      expect((await world.delivery(id))?.state).toBe(state);
    },
    { every: 300, within: 20_000 },
  );
/** Waits until the delivery has been tried and waits for its next attempt. */
const triedAndQueued = (id: string, outcome: string): Promise<unknown> =>
  eventually(async () => {
    const found = await world.delivery(id);
    expect([found?.state, found?.history.at(-1)?.outcome]).toEqual(['queued', outcome]);
  });

describe('a mail server that refuses', () => {
  it('for good: the mail has failed, with the answer but without the address', async () => {
    world.smtp.behaviour = { recipient: 550 };
    await world.startCopy();
    const person = aPerson();
    const id = await world.requestReset(person);
    const delivery = await world.settled(id, 'failed');
    expect(delivery.reason).toBe('550 [address] refused');
    expect(JSON.stringify(delivery)).not.toMatch(/person/i);
    expect(delivery.expireAt).toBeDefined();
  });

  it('for now: the mail waits and then arrives, once', async () => {
    world.smtp.behaviour = { recipient: 450 };
    await world.startCopy();
    const person = aPerson();
    const id = await world.requestReset(person);
    await triedAndQueued(id, 'deferred');
    world.smtp.behaviour = 'accept';
    await settledInTime(id, 'sent');
    expect(await world.delivery(id)).toMatchObject({ attempts: 2, afterDoubt: false });
    expect(world.smtp.to(person.email)).toHaveLength(1);
  });

  it('for too long: the mail has failed in the end', async () => {
    world.smtp.behaviour = { data: 452 };
    await world.startCopy({}, { RETRY_FOR: '1h' });
    const id = await world.requestReset(aPerson());
    await settledInTime(id, 'failed', 30 * 60_000);
    expect((await world.delivery(id))?.reason).toMatch(/^gave up: 452 for \[address\]/);
  });

  it('one recipient: the mails behind it go at once, and its domain alone is spared for a while', async () => {
    world.smtp.exceptions.set('full', { recipient: 452 });
    await world.startCopy();
    const full = await Promise.all(
      [1, 2, 3].map((n) => world.requestReset(aPerson({ email: `full${n}@full.example` }))),
    );
    for (const id of full) await triedAndQueued(id, 'deferred');
    const another = await world.requestReset(aPerson({ email: 'fine@full.example' }));
    await eventually(async () =>
      expect(await world.delivery(another)).toMatchObject({ reason: 'its domain is paused', attempts: 0 }),
    );
    const elsewhere = aPerson();
    await world.settled(await world.requestReset(elsewhere), 'sent');
    world.smtp.exceptions.clear();
    await settledInTime(another, 'sent', 30_000);
  });

  it('the login: no mail fails for it', async () => {
    world.smtp.behaviour = { recipient: 530 };
    await world.startCopy();
    const id = await world.requestReset(aPerson());
    await triedAndQueued(id, 'unreachable');
    world.smtp.behaviour = 'accept';
    await settledInTime(id, 'sent');
    expect(await world.delivery(id)).toMatchObject({ attempts: 1 });
  });
});

describe('a mail server that is silent', () => {
  it.each(['hang-at-recipient', 'hang-after-data', 'cut-after-data'] as const)(
    'over one recipient, %s: nobody else waits for that',
    async (behaviour) => {
      world.smtp.exceptions.set('Slow', behaviour);
      await world.startCopy();
      const id = await world.requestReset(aPerson({ email: 'Slow@mail.example' }));
      await eventually(() => expect(world.smtp.recipients).toEqual(['Slow@mail.example']));
      const beside = await world.requestReset(aPerson());
      await world.settled(beside, 'sent');
      const outcome = behaviour === 'hang-at-recipient' ? 'interrupted' : 'unknown';
      await triedAndQueued(id, outcome);
      // The clock stands still: a pause of the relay would not end.
      await world.settled(await world.requestReset(aPerson()), 'sent');
    },
  );

  it('over a domain: while others get through, that domain alone is spared', async () => {
    world.smtp.exceptions.set('mute', 'hang-at-recipient');
    await world.startCopy();
    const mute = await Promise.all(
      [1, 2, 3].map((n) => world.requestReset(aPerson({ email: `mute${n}@mute.example` }))),
    );
    await eventually(() => expect(world.smtp.recipients).toHaveLength(3));
    await world.settled(await world.requestReset(aPerson()), 'sent');
    for (const id of mute) await triedAndQueued(id, 'interrupted');
    const another = await world.requestReset(aPerson({ email: 'fine@mute.example' }));
    await eventually(async () =>
      expect(await world.delivery(another)).toMatchObject({ reason: 'its domain is paused', attempts: 0 }),
    );
    await world.settled(await world.requestReset(aPerson()), 'sent');
    world.smtp.exceptions.clear();
    await settledInTime(another, 'sent', 30_000);
  });

  it('before the data: the mail comes again, without doubt', async () => {
    world.smtp.exceptions.set('Slow', 'hang-at-recipient');
    await world.startCopy();
    const id = await world.requestReset(aPerson({ email: 'Slow@mail.example' }));
    await triedAndQueued(id, 'interrupted');
    world.smtp.exceptions.clear();
    await settledInTime(id, 'sent');
    expect(await world.delivery(id)).toMatchObject({ afterDoubt: false });
  });

  it.each(['cut-after-data', 'hang-after-data'] as const)(
    '%s: the mail is sent again, marked, under the same Message-ID',
    async (behaviour) => {
      world.smtp.behaviour = behaviour;
      await world.startCopy();
      const person = aPerson();
      const id = await world.requestReset(person);
      await triedAndQueued(id, 'unknown');
      world.smtp.behaviour = 'accept';
      await settledInTime(id, 'sent');
      expect(await world.delivery(id)).toMatchObject({ afterDoubt: true, attempts: 2 });
      const mails = world.smtp.to(person.email);
      expect(mails).toHaveLength(behaviour === 'cut-after-data' ? 2 : 1);
      expect(new Set(mails.map((mail) => mail.messageId)).size).toBe(1);
      expect(new Set(mails.map((mail) => mail.parsed.text?.match(/token=[\w-]+/)?.[0])).size).toBe(1);
    },
  );

  it('after the data, with the rule hold: the mail rests in doubt', async () => {
    world.smtp.behaviour = 'cut-after-data';
    await world.startCopy({}, { AFTER_DOUBT: 'hold' });
    const person = aPerson();
    const id = await world.requestReset(person);
    const delivery = await world.settled(id, 'doubt');
    expect(delivery.expireAt).toBeUndefined();
    world.clock.advance(100 * 86_400_000);
    world.smtp.behaviour = 'accept';
    await world.settled(await world.requestReset(aPerson()), 'queued').catch(() => undefined);
    expect(world.smtp.to(person.email)).toHaveLength(1);
  });
});

describe('a mail server that is away', () => {
  it('costs no attempts and delays nobody once it is back', async () => {
    const gone = await startSmtpSink();
    const port = Number(new URL(gone.url).port);
    await gone.stop();
    await world.startCopy({}, { SMTP_URL: gone.url });
    const ids: string[] = [];
    for (let mails = 0; mails < 30; mails++) ids.push(await world.requestReset(aPerson()));
    await eventually(() => expect(world.logged.join('')).toContain('"outcome":"unreachable"'));
    // An hour later, after many looks, still nobody has been given up.
    for (let looks = 0; looks < 5; looks++) {
      world.clock.advance(600_000);
      await world.requestReset(aPerson());
    }
    const back = await startSmtpSink(port);
    try {
      await eventually(
        async () => {
          world.clock.advance(60_000);
          expect(await world.countByState()).toEqual({ sent: 35 });
        },
        { every: 500, within: 20_000 },
      );
      expect(new Set(back.mails.map(({ messageId }) => messageId)).size).toBe(35);
      for (const id of ids) {
        // On a busy machine the clock, which is turned on by minutes, outruns a claim, and that mail is sent in doubt.
        const { attempts, afterDoubt } = (await world.delivery(id))!;
        expect(attempts).toBe(afterDoubt ? 2 : 1);
      }
    } finally {
      await world.reset();
      await back.stop();
    }
  });
});

describe('a copy that dies between handing the mail over and the result', () => {
  const silent = (real: MailSender): MailSender => ({
    send: async (mail, signal) => {
      await real.send(mail, signal);
      return new Promise(() => undefined);
    },
  });

  it.each([
    ['resend', 'sent', 2],
    ['hold', 'doubt', 1],
  ] as const)('leaves it to another copy, which follows the rule %s', async (rule, state, mails) => {
    await world.startCopy({ sender: silent }, { AFTER_DOUBT: rule });
    const person = aPerson();
    const id = await world.requestReset(person);
    await world.settled(id, 'attempting');
    await eventually(() => expect(world.smtp.to(person.email)).toHaveLength(1));

    const later = { now: () => world.clock.now() + 61_000 };
    await world.startCopy({ clock: later }, { AFTER_DOUBT: rule });
    await eventually(async () =>
      expect((await world.delivery(id))?.history.at(-1)).toMatchObject({ outcome: 'unknown' }),
    );
    if (rule === 'resend') await settledInTime(id, state);
    expect(await world.delivery(id)).toMatchObject({ state, afterDoubt: true });
    expect(world.smtp.to(person.email)).toHaveLength(mails);
    expect(new Set(world.smtp.to(person.email).map((mail) => mail.messageId)).size).toBe(1);
  });

  it('does not take away what its owner still holds', async () => {
    let release = (): void => undefined;
    const slow = (real: MailSender): MailSender => ({
      send: async (mail, signal) => {
        await new Promise<void>((resolve) => (release = resolve));
        return real.send(mail, signal);
      },
    });
    await world.startCopy({ sender: slow });
    const person = aPerson();
    const id = await world.requestReset(person);
    await world.settled(id, 'attempting');
    await world.startCopy({ clock: { now: () => world.clock.now() + 30_000 } });
    await world
      .settled(await world.requestReset(aPerson({ email: 'Quick@mail.example' })), 'attempting')
      .catch(() => undefined);
    expect(await world.delivery(id)).toMatchObject({ state: 'attempting' });
    release();
    await world.settled(id, 'sent');
    expect(world.smtp.to(person.email)).toHaveLength(1);
  });
});

describe('stopping', () => {
  it('finishes the mails in hand and gives the others back at once', async () => {
    world.smtp.behaviour = 'accept';
    const releases: (() => void)[] = [];
    const slow = (real: MailSender): MailSender => ({
      send: async (mail, signal) => {
        await new Promise<void>((resolve) => releases.push(resolve));
        return real.send(mail, signal);
      },
    });
    const app = await world.startCopy({ sender: slow, finishWithinMs: 5_000 }, { SMTP_CONNECTIONS: '1' });
    for (let mails = 0; mails < 6; mails++) await world.requestReset(aPerson());
    await eventually(() => expect(releases).toHaveLength(2));
    const stopped = app.stop();
    for (const release of releases) release();
    await stopped;
    expect(await world.countByState()).toEqual({ sent: 2, queued: 4 });

    await world.startCopy();
    await eventually(async () => expect(await world.countByState()).toEqual({ sent: 6 }));
    expect(world.smtp.mails).toHaveLength(6);
  });
});

describe('secrets', () => {
  it('never reach the log, whatever the mail server says', () => {
    const log = world.logged.join('');
    expect(log).toContain('"outcome":"deferred"');
    for (const secret of secretsOf(world)) expect(log).not.toContain(secret);
  });
});
