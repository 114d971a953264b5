import { connect } from 'amqplib';
import { AppError } from '@latchkey/kit/errors';
import { silentLogger as logger } from '@latchkey/kit/logging';
import { connectAmqpBus, type AmqpBusOptions, type Bus, type EventEnvelope } from '@latchkey/kit/messaging';
import {
  describeWithOwnBroker,
  eventually,
  startTestBroker,
  startToxicProxy,
  type RabbitNode,
  type ToxicProxy,
} from '@latchkey/testkit';
import { anEvent, aTopic } from './bus-contract.ts';

const unavailable = { code: 'unavailable' };

describeWithOwnBroker('the AMQP bus when things go wrong', () => {
  let broker: RabbitNode;
  let proxy: ToxicProxy;
  const buses: Bus[] = [];
  const open = async (options: Partial<AmqpBusOptions> = {}): Promise<Bus> => {
    const bus = await connectAmqpBus({
      url: broker.url,
      reconnectMaxMs: 200,
      retryWaitsMs: [1, 1],
      logger,
      ...options,
    });
    buses.push(bus);
    return bus;
  };
  const throughProxy = (): string => `amqp://guest:guest@127.0.0.1:${proxy.port}`;
  /** What an outbox does. */
  const publishUntilSafe = async (bus: Bus, event: EventEnvelope): Promise<void> => {
    await eventually(() => bus.publish(event), { within: 40_000, every: 50 });
  };

  beforeAll(async () => {
    broker = await startTestBroker();
    proxy = await startToxicProxy(broker.port);
  }, 90_000);
  afterEach(async () => {
    proxy.blackHole('nothing');
    await Promise.all(buses.splice(0).map((bus) => bus.close()));
  });
  afterAll(async () => {
    await proxy.stop();
    await broker.stop();
  }, 30_000);

  it('starts without its broker and connects once that is there', async () => {
    await broker.kill();
    const bus = await open();
    const topic = aTopic();
    const handle = jest.fn(() => Promise.resolve());
    await bus.subscribe([{ ...topic, types: [topic.type], handle }]);
    expect(bus.connected).toBe(false);
    await expect(bus.publish(anEvent(topic.type))).rejects.toMatchObject(unavailable);
    await broker.restart();
    await eventually(() => bus.connected, { within: 20_000 });
    await publishUntilSafe(bus, anEvent(topic.type));
    await eventually(() => expect(handle).toHaveBeenCalledTimes(1));
  }, 60_000);

  it('rejects at once what was unconfirmed when the connection is cut, and resumes', async () => {
    const topic = aTopic();
    const seen: string[] = [];
    const bus = await open({ url: throughProxy(), publishTimeoutMs: 60_000 });
    await bus.subscribe([
      { ...topic, types: [topic.type], handle: (event) => Promise.resolve(void seen.push(event.id)) },
    ]);
    proxy.blackHole('answers');
    const event = anEvent(topic.type);
    const publishing = bus.publish(event);
    proxy.cut();
    await expect(publishing).rejects.toMatchObject(unavailable);
    expect(bus.connected).toBe(false);
    proxy.blackHole('nothing');
    await publishUntilSafe(bus, event);
    await eventually(() => expect(seen).toContain(event.id));
  });

  it('rejects after its own timeout when the confirm never comes, and leaves the silent peer', async () => {
    const topic = aTopic();
    const bus = await open({ url: throughProxy(), publishTimeoutMs: 200, heartbeatSeconds: 1 });
    await bus.subscribe([{ ...topic, types: [topic.type], handle: () => Promise.resolve() }]);
    proxy.blackHole('everything');
    await expect(bus.publish(anEvent(topic.type))).rejects.toMatchObject({
      ...unavailable,
      detail: expect.stringContaining('no confirm'),
    });
    expect(bus.connected).toBe(true);
    await eventually(() => !bus.connected);
    proxy.blackHole('nothing');
    await eventually(() => bus.connected, { within: 20_000 });
    await publishUntilSafe(bus, anEvent(topic.type));
  }, 60_000);

  it('hands the message of a consumer that died to another one', async () => {
    const topic = aTopic();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const dying = await open({ url: throughProxy() });
    const takes = jest.fn(() => held);
    await dying.subscribe([{ ...topic, types: [topic.type], handle: takes }]);
    const other = await open();
    const event = anEvent(topic.type);
    await other.publish(event);
    await eventually(() => expect(takes).toHaveBeenCalled());
    const handle = jest.fn<Promise<void>, [EventEnvelope]>(() => Promise.resolve());
    await other.subscribe([{ ...topic, types: [topic.type], handle }]);
    proxy.blackHole('everything');
    proxy.cut();
    await eventually(() => expect(handle).toHaveBeenCalledWith(event));
    release();
  });

  it('loses nothing it has confirmed when the broker is killed and started again, and consumes on', async () => {
    const topic = aTopic();
    const seen = new Set<string>();
    const bus = await open({ publishTimeoutMs: 1000 });
    await bus.subscribe([
      { ...topic, types: [topic.type], handle: (event) => Promise.resolve(void seen.add(event.id)) },
    ]);
    // Ordered once, after declaring: RabbitMQ 3.10 forgets a quorum queue when it is killed within seconds of its declaration.
    await broker.restart();
    await eventually(() => bus.connected, { within: 20_000 });
    const events = Array.from({ length: 400 }, () => anEvent(topic.type));
    const publishing: Promise<void>[] = [];
    for (const [index, event] of events.entries()) {
      const safe = publishUntilSafe(bus, event);
      publishing.push(safe);
      if (index % 10 === 9) await Promise.race([safe, eventually(() => !bus.connected)]);
      if (index === 200) await broker.kill();
      if (index === 300) await broker.restart();
    }
    await Promise.all(publishing);
    await eventually(() => expect(seen.size).toBe(events.length), { within: 20_000 });
  }, 90_000);

  it('puts a message that is no event to the dead letters, and one that never succeeds after the delivery limit', async () => {
    const topic = aTopic();
    const handle = jest.fn(() => Promise.reject(new Error('a bug')));
    const bus = await open({ retryWaitsMs: [] });
    await bus.subscribe([{ ...topic, types: [topic.type], handle }]);
    const event = anEvent(topic.type);
    await bus.publish(event);

    const raw = await connect(broker.url);
    const channel = await raw.createChannel();
    channel.publish('latchkey.events', topic.type, Buffer.from('{"specversion":'), { messageId: 'broken' });
    channel.publish('latchkey.events', topic.type, Buffer.from(JSON.stringify({ ...event, id: 7 })), {
      messageId: 'no-id',
    });
    const dead = new Map<unknown, number>();
    await channel.consume('latchkey.dead-letters', (message) => {
      if (message === null) return;
      dead.set(message.properties.messageId, Number(message.properties.headers?.['x-death']?.[0]?.count));
      channel.ack(message);
    });
    await eventually(() => expect([...dead.keys()].sort()).toEqual([event.id, 'broken', 'no-id'].sort()));
    expect(handle).toHaveBeenCalledTimes(21);
    await raw.close();
  });

  it('hands a dead letter over again when its keeper dies between storing and acknowledging it, and then no more', async () => {
    const topic = aTopic();
    const refuser = await open();
    const handle = () => Promise.reject(new AppError('invalid_input', { detail: 'not for us' }));
    await refuser.subscribe([{ ...topic, types: [topic.type], handle }]);
    const kept: string[] = [];
    const keeper = await open({ url: throughProxy() });
    await keeper.takeDeadLetters(({ queue, messageId, refusal }) => {
      if (queue !== topic.queue) return Promise.resolve();
      kept.push(`${messageId} ${refusal}`);
      if (kept.length === 1) proxy.cut();
      return Promise.resolve();
    });
    const event = anEvent(topic.type);
    await refuser.publish(event);
    await eventually(() => expect(kept).toEqual([`${event.id} not for us`, `${event.id} not for us`]));
    await keeper.close();
    const raw = await connect(broker.url);
    const channel = await raw.createChannel();
    for (const queue of [topic.queue, 'latchkey.dead-letters'])
      expect(await channel.checkQueue(queue)).toMatchObject({ messageCount: 0 });
    await raw.close();
  });

  it('holds a message through an outage behind its handler at the cost of one delivery', async () => {
    const topic = aTopic();
    const bus = await open({ retryWaitsMs: Array.from({ length: 60 }, () => 1) });
    let calls = 0;
    await bus.subscribe([
      {
        ...topic,
        types: [topic.type],
        handle: () => (++calls <= 50 ? Promise.reject(new Error('the store is away')) : Promise.resolve()),
      },
    ]);
    await bus.publish(anEvent(topic.type));
    await eventually(() => expect(calls).toBe(51));
  });

  it('fails at once while the broker’s memory alarm is on', async () => {
    const topic = aTopic();
    const bus = await open({ publishTimeoutMs: 500 });
    await bus.subscribe([{ ...topic, types: [topic.type], handle: () => Promise.resolve() }]);
    await broker.control('set_vm_memory_high_watermark', 'absolute', '1MB');
    await eventually(() =>
      expect(bus.publish(anEvent(topic.type))).rejects.toMatchObject({
        detail: expect.stringContaining('takes nothing at the moment'),
      }),
    );
    await broker.control('set_vm_memory_high_watermark', 'absolute', '1GB');
    await publishUntilSafe(bus, anEvent(topic.type));
  }, 60_000);

  it('is not ready, and keeps trying, while a queue exists with other arguments', async () => {
    const topic = aTopic();
    const raw = await connect(broker.url);
    const channel = await raw.createChannel();
    await channel.assertQueue(topic.queue, { durable: true });
    const bus = await open();
    const handle = jest.fn(() => Promise.resolve());
    await bus.subscribe([{ ...topic, types: [topic.type], handle }]);
    await expect(bus.publish(anEvent(topic.type))).rejects.toMatchObject(unavailable);
    await channel.deleteQueue(topic.queue);
    await raw.close();
    await publishUntilSafe(bus, anEvent(topic.type));
    await eventually(() => expect(handle).toHaveBeenCalledTimes(1));
  });

  it('declares its queue anew when somebody deletes it', async () => {
    const topic = aTopic();
    const bus = await open();
    const handle = jest.fn(() => Promise.resolve());
    await bus.subscribe([{ ...topic, types: [topic.type], handle }]);
    const raw = await connect(broker.url);
    const channel = await raw.createChannel();
    await channel.deleteQueue(topic.queue);
    await raw.close();
    await publishUntilSafe(bus, anEvent(topic.type));
    await eventually(() => expect(handle).toHaveBeenCalled());
  });
});
