import { describeWithOwnBroker, eventually, startTestBroker } from '@latchkey/testkit';
import { expectToAddUp, invited, reportOf } from '../story/campaign.ts';
import { campaignApi, importPeople } from '../system/campaigns.ts';
import { startDistributed } from '../system/distributed.ts';
import { systemOfSuite } from '../system/system.ts';

const people = invited(200, 'B');

describeWithOwnBroker('a campaign while RabbitMQ is restarted', () => {
  let broker: Awaited<ReturnType<typeof startTestBroker>>;
  const running = systemOfSuite(async () => {
    broker = await startTestBroker();
    return startDistributed({ copies: 1, busUrl: broker.url });
  });
  afterAll(() => broker.stop());

  it('reaches everybody, and nobody twice', async () => {
    const { origins, operatorToken } = running();
    const env = { LATCHKEY_URL: origins[0] ?? '', LATCHKEY_TOKEN: operatorToken };
    await importPeople(people, env);
    const campaigns = campaignApi(running(), operatorToken);
    const audience = { of: 'without-password' } as const;
    const { id } = await campaigns.draft('restart', { audience, pace: { rate: 30, domainRates: {} } });
    await campaigns.act(id, 'start');
    const sent = async (): Promise<number> => (await running().messageIds()).length;
    await eventually(async () => expect(await sent()).toBeGreaterThan(20), { within: 60_000 });
    await broker.restart();
    expect(await sent()).toBeLessThan(people.length);
    expect(await campaigns.ended(id, 90_000)).toMatchObject({ state: 'completed', recipients: 200 });
    await expectToAddUp(running(), await reportOf(id, env), people);
  }, 180_000);
});
