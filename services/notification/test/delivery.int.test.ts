import { newId } from '@latchkey/kit/ids';
import { eventually } from '@latchkey/testkit';
import { aPerson, type Person } from './fake-people.ts';
import { createNotificationWorld, secretsOf, type NotificationWorld } from './notification-world.ts';

let world: NotificationWorld;
beforeAll(async () => {
  world = await createNotificationWorld();
});
afterEach(() => world.reset());
afterAll(() => world.stop());

/** Somebody whom identity and customer both know. */
const someone = (change: Partial<Person> = {}): Person => {
  const person = aPerson(change);
  world.people.customers.set(person.customerId, person);
  return person;
};

describe('a mail', () => {
  it('carries the link, goes to the stored address and leaves nothing of either behind', async () => {
    await world.startCopy();
    const person = someone({ locale: 'de_AT' });
    const id = await world.requestReset(person);
    const delivery = await world.settled(id, 'sent');

    const [mail, ...more] = world.smtp.to(person.email);
    expect(more).toEqual([]);
    const token = world.people.tokens.get(id)!;
    expect(mail!.parsed.text).toContain(`https://shop.example/account/restore?token=${token}`);
    expect(mail!.parsed.html).toContain(`https://shop.example/account/restore?token=${token}`);
    expect(mail!.parsed.subject).toBe('Ihr neues Passwort für The Shop');
    expect(mail!.parsed.text).toContain('Guten Tag Ada Lovelace,');
    expect(mail!.messageId).toBe(`<${id}@shop.example>`);
    expect(mail!.parsed.from?.text).toBe('"The Shop" <no-reply@shop.example>');
    expect(mail!.parsed.date?.getTime()).toBe(world.clock.now());
    expect(mail!.parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail!.parsed.headers.get('x-auto-response-suppress')).toBe('All');
    expect(mail!.parsed.headers.get('content-language')).toBe('de-DE');

    expect(delivery).toMatchObject({
      attempts: 1,
      domain: 'mail.example',
      locale: 'de-DE',
      customerId: person.customerId,
    });
    expect(delivery.claim).toBeUndefined();
    expect(delivery.expireAt?.getTime()).toBe(world.clock.now() + 90 * 86_400_000);
    for (const secret of [token, person.email, person.lastName])
      expect(JSON.stringify(delivery)).not.toContain(secret);
  });

  it('asked for by address begins at a random moment, whoever has an account; a notice at once', async () => {
    await world.startCopy({}, { MAIL_JITTER: '1s' });
    // Just after a moment that mails share: on one, each of them might begin now, if only one time in a thousand.
    world.clock.advance(51 - (world.clock.now() % 50));
    const now = world.clock.now();
    const people = Array.from({ length: 20 }, () => someone());
    const ids = await Promise.all(people.map((person) => world.requestReset(person)));
    const nobody = newId();
    await world.publish('password.reset_requested', { requestId: nobody, requestedAtMs: now });
    const notice = newId();
    const { customerId } = people[0]!;
    await world.publish('password.changed', { customerId, changedAtMs: now }, notice);
    await world.settled(notice, 'sent');
    const waiting = await world.allDeliveries();
    expect(waiting.filter(({ state }) => state === 'queued').map(({ _id }) => _id)).toEqual(
      [...ids, nobody].sort(),
    );
    const dueIn = (id: string): number => (waiting.find(({ _id }) => _id === id)?.nextAttemptAt ?? NaN) - now;
    const moments = new Set(ids.map((id) => dueIn(id)));
    // The odds that 20 of 20 moments are the same few are less than one in a million million.
    expect(moments.size).toBeGreaterThan(3);
    expect(Math.max(...moments)).toBeLessThanOrEqual(1_050);

    world.clock.advance(1_100);
    for (const id of ids) await world.settled(id, 'sent');
    await eventually(async () => expect(await world.delivery(nobody)).toBeNull());
  });

  it('goes out within a moment of its event, without waiting for the next look at the ledger', async () => {
    await world.startCopy();
    await world.settled(await world.requestReset(someone()), 'sent');
    const started = performance.now();
    await world.settled(await world.requestReset(someone()), 'sent');
    expect(performance.now() - started).toBeLessThan(900);
  });

  it.each([
    ['registration.confirmation_requested', 'Please confirm your e-mail address for The Shop'],
    ['registration.confirmed', 'Welcome to The Shop'],
    ['password.changed', 'Your password for The Shop was changed'],
    ['password.restored', 'You have a new password for The Shop'],
  ] as const)('is caused by %s', async (type, subject) => {
    await world.startCopy();
    const person = someone();
    const { customerId } = person;
    const [id, at] = [newId(), world.clock.now()];
    world.people.requests.set(id, person);
    if (type === 'registration.confirmation_requested')
      await world.publish(type, { requestId: id, customerId, requestedAtMs: at });
    else if (type === 'registration.confirmed')
      await world.publish(type, { requestId: id, customerId, confirmedAtMs: at }, id);
    else if (type === 'password.changed') await world.publish(type, { customerId, changedAtMs: at }, id);
    else await world.publish(type, { customerId, restoredAtMs: at }, id);
    await world.settled(id, 'sent');
    expect(world.smtp.to(person.email).map((mail) => mail.parsed.subject)).toEqual([subject]);
  });

  it('welcomes whoever has registered only once: at once without double opt-in, else when the address is proven', async () => {
    const registered = (): {
      id: string;
      customerId: string;
      customerReference: string;
      registeredAtMs: number;
      invited: boolean;
    } => {
      const { customerId } = someone();
      return {
        id: newId(),
        customerId,
        customerReference: 'customer--1',
        registeredAtMs: world.clock.now(),
        invited: false,
      };
    };
    await world.startCopy();
    const { id: waiting, ...told } = registered();
    await world.publish('customer.registered', told, waiting);
    expect(await world.delivery(waiting)).toBeNull();
    await world.reset();

    await world.startCopy({}, { DOUBLE_OPT_IN: 'off' });
    const { id, ...facts } = registered();
    await world.publish('customer.registered', facts, id);
    expect(await world.settled(id, 'sent')).toMatchObject({ kind: 'registration-welcome' });
  });

  it('is sent once although its event comes twice, before and after it was sent', async () => {
    await world.startCopy();
    const person = someone();
    const event = { requestId: newId(), requestedAtMs: world.clock.now() };
    world.people.requests.set(event.requestId, person);
    await Promise.all([1, 2, 3].map(() => world.publish('password.reset_requested', event)));
    await world.settled(event.requestId, 'sent');
    await world.publish('password.reset_requested', event);
    await world.settled(await world.requestReset(someone()), 'sent');
    expect(world.smtp.to(person.email)).toHaveLength(1);
  });

  it('leaves no trace when nobody has the address', async () => {
    await world.startCopy();
    const requestId = newId();
    await world.publish('password.reset_requested', { requestId, requestedAtMs: world.clock.now() });
    await eventually(async () => expect(await world.delivery(requestId)).toBeNull());
    await world.settled(await world.requestReset(someone()), 'sent');
    expect(world.smtp.recipients).toHaveLength(1);
  });

  it.each([
    ['REASON_OVERTAKEN', 'overtaken'],
    ['REASON_LIMIT', 'link_limit'],
    ['REASON_ACCOUNT_STATE', 'account_state'],
    ['REASON_UNKNOWN_REQUEST', 'request_unknown'],
  ] as const)('is suppressed when identity says %s', async (refusal, reason) => {
    world.people.refusal = refusal;
    await world.startCopy();
    const id = await world.requestReset(someone());
    expect(await world.settled(id, 'suppressed')).toMatchObject({ reason, attempts: 0 });
    expect(world.smtp.recipients).toEqual([]);
  });

  it('is refused as an event when it makes no sense, and does not come again', async () => {
    await world.startCopy();
    await world.publish('password.reset_requested', { requestId: 'not an id', requestedAtMs: -1 });
    expect(await world.countByState()).toEqual({});
  });
});

describe('customer away', () => {
  it('lets links go without a name, also while the breaker is open, and notices when it is back', async () => {
    world.people.customerAway = true;
    await world.startCopy();
    const person = someone({ locale: 'de_DE' });
    const noticeId = newId();
    await world.publish(
      'password.changed',
      { customerId: person.customerId, changedAtMs: world.clock.now() },
      noticeId,
    );
    for (let mails = 0; mails < 5; mails++) await world.settled(await world.requestReset(person), 'sent');
    const asked = world.people.contactCalls.length;
    await world.settled(await world.requestReset(person), 'sent');
    expect(world.people.contactCalls).toHaveLength(asked);
    for (const mail of world.smtp.to(person.email)) expect(mail.parsed.text).toMatch(/^Hello,/);
    expect(await world.delivery(noticeId)).toMatchObject({
      state: 'queued',
      reason: 'customer is away',
      attempts: 0,
    });

    world.people.customerAway = false;
    await eventually(
      async () => {
        world.clock.advance(5_000);
        expect((await world.delivery(noticeId))?.state).toBe('sent');
      },
      { every: 500, within: 15_000 },
    );
    expect(world.smtp.to(person.email).at(-1)?.parsed.text).toMatch(/^Guten Tag Ada Lovelace,/);
  });

  it('is not the same as a customer who is gone: that notice is suppressed', async () => {
    await world.startCopy();
    const id = newId();
    await world.publish('password.changed', { customerId: newId(), changedAtMs: world.clock.now() }, id);
    // Its profile may still be on the way, for a while.
    await eventually(
      async () => {
        world.clock.advance(5_000);
        expect(await world.delivery(id)).toMatchObject({ state: 'suppressed', reason: 'no_contact' });
      },
      { every: 300, within: 15_000 },
    );
  });
});

describe('identity away', () => {
  it('holds up links, not notices, and costs no attempt', async () => {
    world.people.identityAway = true;
    await world.startCopy();
    const id = await world.requestReset(someone());
    await eventually(async () =>
      expect(await world.delivery(id)).toMatchObject({ reason: 'identity is away' }),
    );
    const noticeId = newId();
    await world.publish(
      'password.changed',
      { customerId: someone().customerId, changedAtMs: world.clock.now() },
      noticeId,
    );
    await world.settled(noticeId, 'sent');
    world.people.identityAway = false;
    world.clock.advance(3_000);
    await world.settled(id, 'sent');
    expect(await world.delivery(id)).toMatchObject({ attempts: 1 });
  });
});

describe('the ledger', () => {
  it('counts its deliveries by state, for the gateway only', async () => {
    const app = await world.startCopy();
    await world.settled(await world.requestReset(someone()), 'sent');
    const { byState } = await world.clientOf(app).countDeliveries({});
    expect(byState).toEqual({
      queued: 0,
      attempting: 0,
      sent: 1,
      failed: 0,
      suppressed: 0,
      cancelled: 0,
      doubt: 0,
    });
    await expect(world.clientOf(app, 'customer').countDeliveries({})).rejects.toMatchObject({
      kind: 'unauthenticated',
    });
  });
});

describe('two copies', () => {
  it('share 500 mails and send each once', async () => {
    for (let copy = 0; copy < 2; copy++) await world.startCopy({}, { DELIVERY_BATCH: '20' });
    const ids = await Promise.all(Array.from({ length: 500 }, () => world.requestReset(someone())));
    await eventually(async () => expect(await world.countByState()).toEqual({ sent: 500 }), {
      within: 60_000,
      every: 100,
    });
    expect(world.smtp.mails).toHaveLength(500);
    expect(new Set(world.smtp.mails.map((mail) => mail.messageId)).size).toBe(ids.length);
    expect(world.people.mints.reduce((sum, each) => sum + each, 0)).toBe(500);
  }, 75_000);
});

describe('secrets', () => {
  it('never reach the log', () => {
    const log = world.logged.join('');
    expect(log).toContain('"state":"sent"');
    for (const secret of secretsOf(world)) expect(log).not.toContain(secret);
  });
});

describe('a mail to the staff', () => {
  it.each([
    ['staff.invited', '/backoffice/set-password', 'Your access to the Back Office of The Shop'],
    ['staff.reset_requested', '/backoffice/restore', 'Choose a new password for the Back Office of The Shop'],
  ] as const)(
    'after %s carries its link and names the user, whom customer does not know',
    async (type, path, subject) => {
      await world.startCopy();
      const id = newId();
      const user = { email: 'ida@shop.example', name: 'Ida Lock', locale: 'en_GB' };
      world.people.staff.set(id, user);
      await world.publish(type, { requestId: id, requestedAtMs: world.clock.now() });
      const delivery = await world.settled(id, 'sent');
      const [mail] = world.smtp.to(user.email).slice(-1);
      expect(mail?.parsed.subject).toBe(subject);
      expect(mail?.parsed.text).toContain(`https://shop.example${path}?token=${world.people.tokens.get(id)}`);
      expect(mail?.parsed.text).toContain('Ida Lock');
      expect(delivery.customerId).toBeUndefined();
      expect(JSON.stringify(delivery)).not.toContain(user.email);
    },
  );

  it('to an unknown address leaves no trace', async () => {
    await world.startCopy();
    const requestId = newId();
    await world.publish('staff.reset_requested', { requestId, requestedAtMs: world.clock.now() });
    await eventually(async () => expect(await world.delivery(requestId)).toBeNull());
    await world.settled(await world.requestReset(someone()), 'sent');
    expect(world.smtp.recipients).toHaveLength(1);
  });
});
