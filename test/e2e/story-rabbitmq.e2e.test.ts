import { describeWithBroker } from '@latchkey/testkit';
import { startDistributed } from '../system/distributed.ts';
import { systemOfSuite } from '../system/system.ts';
import { runAccountStory } from '../story/account.ts';
import { expectMailsOfStory, runStory } from '../story/story.ts';

describeWithBroker('the main job, as two copies of every process over RabbitMQ', () => {
  const running = systemOfSuite(startDistributed);

  it('runs from registration to the login after a restored password', async () => {
    const system = running();
    const { email, resetRequests } = await runStory(system, { name: 'ada' });
    expect(resetRequests).toBe(1);
    await expectMailsOfStory(system, email);
  });

  it('goes on with an account that is changed, goes, and whose address comes back', async () => {
    const { references } = await runAccountStory(running(), 'dora@example.com');
    expect(new Set(references).size).toBe(2);
  });

  it('runs for sixteen people at once', async () => {
    const system = running();
    const people = Array.from({ length: 16 }, (_, index) => `person-${index}`);
    await Promise.all(people.map((name) => runStory(system, { name })));
    for (const name of people) await expectMailsOfStory(system, `${name}@example.com`);
  }, 120_000);
});
