import { newId } from '@latchkey/kit/ids';
import { eventually } from '@latchkey/testkit';
import { aPerson, type Person } from './fake-people.ts';
import { createNotificationWorld, type NotificationWorld } from './notification-world.ts';

let world: NotificationWorld;
beforeAll(async () => {
  world = await createNotificationWorld();
});
afterEach(() => world.reset());
afterAll(() => world.stop());

/** Somebody whom customer knows. */
const someone = (): Person => {
  const person = aPerson();
  world.people.customers.set(person.customerId, person);
  return person;
};

describe('a mail', () => {
  it('about a change of the address goes to the new one with the link, and to the old one without', async () => {
    await world.startCopy();
    const person = someone();
    const { customerId } = person;
    const [requestId, eventId, changedId, at] = [newId(), newId(), newId(), world.clock.now()];
    world.people.requests.set(requestId, { ...person, email: `new.${person.email}` });
    world.people.previous.set(requestId, { ...person, email: `old.${person.email}` });
    const asked = { requestId, customerId, requestedAtMs: at };
    await world.publish('credential.email_change_requested', asked, eventId);
    await world.settled(requestId, 'sent');
    await world.settled(eventId, 'sent');
    const [link] = world.smtp.to(`new.${person.email}`);
    expect(link!.parsed.text).toContain(`/account/change-email?token=${world.people.tokens.get(requestId)!}`);
    // The new address is not proven: it may be a stranger's.
    expect(link!.parsed.text).not.toContain(person.lastName);
    const [notice, ...more] = world.smtp.to(`old.${person.email}`);
    expect(more).toEqual([]);
    expect(notice!.parsed.subject).toBe('A new e-mail address for your account at The Shop');
    expect(notice!.parsed.text).toContain('Ada Lovelace');
    expect(notice!.parsed.text).not.toContain('token=');

    // By now customer knows the new address alone.
    await world.publish(
      'credential.email_changed',
      { requestId, customerId, changedAtMs: at, byStaff: false },
      changedId,
    );
    const settled = await world.settled(changedId, 'sent');
    expect(world.smtp.to(`old.${person.email}`).map((mail) => mail.parsed.subject)).toEqual([
      'A new e-mail address for your account at The Shop',
      'Your account at The Shop has a new e-mail address',
    ]);
    expect(JSON.stringify(settled)).not.toContain(person.email);
    expect(world.smtp.to(person.email)).toEqual([]);
  });

  it('to an address that was left waits for identity, and ends when the person is gone', async () => {
    await world.startCopy();
    const person = someone();
    const [requestId, eventId, changedAtMs] = [newId(), newId(), world.clock.now()];
    world.people.identityAway = true;
    const data = { requestId, customerId: person.customerId, changedAtMs, byStaff: true };
    await world.publish('credential.email_changed', data, eventId);
    await eventually(async () => {
      expect((await world.delivery(eventId))?.reason).toBe('identity is away');
    });
    world.people.identityAway = false;
    world.clock.advance(60_000);
    expect((await world.settled(eventId, 'suppressed')).reason).toBe('no_contact');
  });
});
