import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Channel } from 'amqplib';
import { events } from '@latchkey/contracts/events';
import { newId } from '@latchkey/kit/ids';
import { silentLogger } from '@latchkey/kit/logging';
import { connectAmqpBus, type Bus, type EventEnvelope } from '@latchkey/kit/messaging';
import { describeWithOwnBroker, eventually, startTestBroker } from '@latchkey/testkit';
import { completeDefinitions, completeEnv } from '../../deploy/docker/generate-env.mjs';

const template = join(import.meta.dirname, '../../deploy/rabbitmq/definitions.template.json');
const queues = {
  identity: { queue: 'identity.some', types: ['customer.registered'] },
  customer: {
    queue: 'customer.some',
    types: ['registration.confirmed', 'campaign.mails_settled', 'password.bulk_reset_requested'],
  },
  notification: { queue: 'notification.some', types: ['password.changed', 'campaign.mails_requested'] },
} as const;
type User = keyof typeof queues | 'operator';
const script = join(import.meta.dirname, '../../docs/asyncapi/request-campaign.mjs');

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

  const urlOf = (user: User): string => {
    const [, password = ''] = new RegExp(`^AMQP_PASSWORD_${user.toUpperCase()}=(.+)$`, 'm').exec(env) ?? [];
    return `amqp://${user}:${password}@127.0.0.1:${broker.port}/latchkey`;
  };
  const connectAs = async (user: User): Promise<Bus> => {
    const bus = await connectAmqpBus({ url: urlOf(user), publishTimeoutMs: 2000, logger: silentLogger });
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
    ['identity', 'password.bulk_reset_requested'],
    ['customer', 'password.bulk_reset_requested'],
    ['notification', 'password.bulk_reset_requested'],
  ] as const)('does not let %s publish %s', async (user, type) => {
    const event = anEvent(type);
    await expect((await connectAs(user)).publish(event)).rejects.toMatchObject({ code: 'unavailable' });
    expect(heard.some(({ id }) => id === event.id)).toBe(false);
  });

  describe('an operator', () => {
    const run = (url: string, ...args: string[]): Promise<{ code: number; out: string; error: string }> =>
      new Promise((resolve) => {
        const env = { ...process.env, AMQP_URL: url };
        execFile(process.execPath, [script, ...args], { env, timeout: 20_000 }, (failed, out, error) =>
          resolve({ code: failed === null ? 0 : Number(failed.code), out, error }),
        );
      });

    it('asks for a campaign by a script with plain amqplib, and customer hears it', async () => {
      const data = { audience: 'without-password', rate: 50 };
      const { code, out } = await run(urlOf('operator'), JSON.stringify(data));
      expect(code).toBe(0);
      const id = out.trim();
      await eventually(() => expect(heard.filter((event) => event.id === id)).toHaveLength(1));
      const event = heard.find((each) => each.id === id);
      expect(event).toMatchObject({ type: 'password.bulk_reset_requested', data });
      expect(events['password.bulk_reset_requested'].safeParse(event?.data).success).toBe(true);
      expect(await run(urlOf('operator'), JSON.stringify(data), id)).toMatchObject({
        code: 0,
        out: `${id}\n`,
      });
    });

    it('publishes and reads nothing else', async () => {
      const connection = await connect(urlOf('operator'));
      const refused = async (work: (channel: Channel) => unknown): Promise<string> => {
        const channel = await connection.createChannel();
        const closed = new Promise<Error>((resolve) => channel.once('error', resolve));
        await Promise.resolve(work(channel)).catch(() => undefined);
        return (await closed).message;
      };
      try {
        const attempts: ((channel: Channel) => unknown)[] = [
          (channel) => channel.publish('latchkey.events', 'password.changed', Buffer.from('{}')),
          (channel) => channel.publish('latchkey.events', 'campaign.mails_requested', Buffer.from('{}')),
          (channel) => channel.publish('latchkey.replay', 'customer.some', Buffer.from('{}')),
          (channel) => channel.sendToQueue('customer.some', Buffer.from('{}')),
          (channel) => channel.assertQueue('operator.some'),
          (channel) => channel.get('latchkey.dead-letters'),
        ];
        for (const attempt of attempts) expect(await refused(attempt)).toMatch(/ACCESS_REFUSED/);
      } finally {
        await connection.close();
      }
    });

    it('is told by the script what went wrong', async () => {
      const wrong = await run(urlOf('identity'), '{"audience":"everybody"}');
      expect(wrong).toMatchObject({ code: 1, out: '' });
      expect(wrong.error).toMatch(/^Campaign [\w-]{36} is not asked for: .*ACCESS_REFUSED/);
    });
  });
});
