import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@latchkey/kit/ids';
import { silentLogger } from '@latchkey/kit/logging';
import { connectAmqpBus, type Bus, type EventEnvelope } from '@latchkey/kit/messaging';
import { describeWithOwnBroker, eventually, startTestBroker } from '@latchkey/testkit';
import { completeDefinitions, completeEnv } from '../../deploy/docker/generate-env.mjs';

const template = join(import.meta.dirname, '../../deploy/rabbitmq/definitions.template.json');
const queues = {
  identity: { queue: 'identity.some', types: ['customer.registered'] },
  customer: { queue: 'customer.some', types: ['registration.confirmed', 'campaign.mails_settled'] },
  notification: { queue: 'notification.some', types: ['password.changed', 'campaign.mails_requested'] },
} as const;
type User = keyof typeof queues;

const anEvent = (type: string): EventEnvelope => ({
  specversion: '1.0',
  id: newId(),
  source: '/test',
  type,
  time: '2026-11-01T12:00:00.000Z',
  datacontenttype: 'application/json',
  data: {},
});

describeWithOwnBroker('the users of deploy/rabbitmq, at a real broker', () => {
  let broker: Awaited<ReturnType<typeof startTestBroker>>;
  const directory = mkdtempSync(join(tmpdir(), 'lk-definitions-'));
  const env = completeEnv('');
  const buses: Bus[] = [];
  const heard: EventEnvelope[] = [];

  const connectAs = async (user: User): Promise<Bus> => {
    const [, password = ''] = new RegExp(`^AMQP_PASSWORD_${user.toUpperCase()}=(.+)$`, 'm').exec(env) ?? [];
    const url = `amqp://${user}:${password}@127.0.0.1:${broker.port}/latchkey`;
    const bus = await connectAmqpBus({ url, publishTimeoutMs: 2000, logger: silentLogger });
    buses.push(bus);
    return bus;
  };
  const hear = (event: EventEnvelope): Promise<void> => Promise.resolve(void heard.push(event));

  beforeAll(async () => {
    broker = await startTestBroker();
    const file = join(directory, 'definitions.json');
    writeFileSync(file, completeDefinitions(readFileSync(template, 'utf8'), env));
    await broker.control('import_definitions', file);
    for (const [user, { queue, types }] of Object.entries(queues)) {
      const bus = await connectAs(user as User);
      await bus.subscribe([{ queue, types, handle: hear }]);
    }
  }, 90_000);
  afterAll(async () => {
    for (const bus of buses) await bus.close();
    await broker.stop();
    rmSync(directory, { recursive: true });
  });

  it.each([
    ['customer', 'customer.registered'],
    ['identity', 'registration.confirmed'],
    ['identity', 'password.changed'],
    ['customer', 'campaign.mails_requested'],
    ['notification', 'campaign.mails_settled'],
  ] as const)('lets %s publish %s, and its consumer hear it', async (user, type) => {
    const event = anEvent(type);
    const bus = await connectAs(user);
    // The consumers' queues come into being shortly after they subscribed.
    await eventually(() => bus.publish(event));
    await eventually(() => expect(heard).toContainEqual(event));
  });

  it.each([
    ['customer', 'password.changed'],
    ['notification', 'registration.confirmed'],
    ['identity', 'customer.registered'],
    ['customer', 'campaign.mails_settled'],
    ['notification', 'campaign.mails_requested'],
  ] as const)('does not let %s publish %s', async (user, type) => {
    const event = anEvent(type);
    await expect((await connectAs(user)).publish(event)).rejects.toMatchObject({ code: 'unavailable' });
    expect(heard.some(({ id }) => id === event.id)).toBe(false);
  });
});
