import { newId } from '@latchkey/kit/ids';
import { aPerson, type Person } from './fake-people.ts';
import { createNotificationWorld, type NotificationWorld } from './notification-world.ts';

let world: NotificationWorld;
beforeAll(async () => {
  world = await createNotificationWorld();
});
afterEach(() => world.reset());
afterAll(() => world.stop());

/** Somebody whom identity and customer both know. */
const someone = (): Person => {
  const person = aPerson();
  world.people.customers.set(person.customerId, person);
  return person;
};

describe('a reset mail', () => {
  it('is sent for each of the requests that one event tells, also when it comes twice', async () => {
    await world.startCopy();
    const persons = [someone(), someone(), someone()];
    const [first, ...others] = persons.map((person) => {
      const request = { requestId: newId(), requestedAtMs: world.clock.now() };
      world.people.requests.set(request.requestId, person);
      return request;
    });
    const event = { ...first!, others };
    await world.publish('password.reset_requested', event);
    for (const { requestId } of [first!, ...others]) await world.settled(requestId, 'sent');
    await world.publish('password.reset_requested', event);
    await world.settled(await world.requestReset(someone()), 'sent');
    for (const { email } of persons) expect(world.smtp.to(email)).toHaveLength(1);
  });
});
