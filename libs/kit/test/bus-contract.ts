import { randomUUID } from 'node:crypto';
import { AppError } from '@latchkey/kit/errors';
import type { Bus, DeadLetter, EventEnvelope, Subscription } from '@latchkey/kit/messaging';
import { currentOrigin, runAs, type Origin } from '@latchkey/kit/origin';
import { eventually } from '@latchkey/testkit';

/** A bus under test, made for one test; both kinds of bus pass the suite below. */
export interface BusUnderTest {
  bus: Bus;
  /** The ids of this bus's dead letters, oldest first. */
  deadLetters(): Promise<string[]>;
}

export function anEvent(type: string, data: unknown = { requestId: 'r1' }): EventEnvelope {
  return {
    specversion: '1.0',
    id: randomUUID(),
    source: '/test',
    type,
    time: '2026-01-02T03:04:05.678Z',
    datacontenttype: 'application/json',
    data,
  };
}

/** Queue and type names of one test's own: suites share a broker. */
export function aTopic(): { type: string; queue: string } {
  const type = `test.${randomUUID()}`;
  return { type, queue: type.replace('.', '-') };
}

export function describeBus(name: string, connect: () => Promise<BusUnderTest>): void {
  describe(name, () => {
    let under: BusUnderTest;
    let bus: Bus;
    const listen = (topic: { type: string; queue: string }, handle: Subscription['handle']): Promise<void> =>
      bus.subscribe([{ queue: topic.queue, types: [topic.type], handle }]);

    beforeEach(async () => {
      under = await connect();
      bus = under.bus;
    });
    afterEach(() => bus.close());

    it('runs a handler as coming from the event, whoever published it', async () => {
      const topic = aTopic();
      const seen: Origin[] = [];
      await listen(topic, () => Promise.resolve(void seen.push(currentOrigin())));
      const event = anEvent(topic.type);
      const somebody = { kind: 'customer', id: 'c1', name: '', address: '' } as const;
      await runAs({ actor: somebody, requestId: 'r1' }, () => bus.publish(event));
      await eventually(() => seen.length === 1);
      const actor = { kind: 'event', id: event.id, name: topic.type, address: '' };
      expect(seen).toEqual([{ actor, requestId: event.id }]);
    });

    it('carries an event, equal and not the same object, to every queue that takes its type', async () => {
      const [first, second, other] = [aTopic(), aTopic(), aTopic()];
      const seen: [string, EventEnvelope][] = [];
      const collect = (queue: string) => (event: EventEnvelope) =>
        Promise.resolve(void seen.push([queue, event]));
      await bus.subscribe([
        { queue: first.queue, types: [first.type, other.type], handle: collect('first') },
        { queue: second.queue, types: [first.type], handle: collect('second') },
        { queue: other.queue, types: [other.type], handle: collect('other') },
      ]);
      const event = anEvent(first.type, { text: 'ä€😀', nested: { list: [1, null, true] } });
      await bus.publish(event);
      await eventually(() => seen.length === 2);
      expect(seen.map(([queue]) => queue).sort()).toEqual(['first', 'second']);
      for (const [, received] of seen) {
        expect(received).toEqual(event);
        expect(received).not.toBe(event);
      }
    });

    it('rejects an event that no queue takes, and takes it once there is one', async () => {
      const topic = aTopic();
      await expect(bus.publish(anEvent(topic.type))).rejects.toMatchObject({ code: 'unavailable' });
      const handle = jest.fn<Promise<void>, [EventEnvelope]>(() => Promise.resolve());
      await listen(topic, handle);
      await bus.publish(anEvent(topic.type));
      await eventually(() => expect(handle).toHaveBeenCalledTimes(1));
    });

    it('tells returned events apart from others published at the same time, even by one id', async () => {
      const topic = aTopic();
      await listen(topic, () => Promise.resolve());
      const nowhere = aTopic().type;
      const outcomes = await Promise.allSettled(
        Array.from({ length: 40 }, (_, index) =>
          bus.publish({ ...anEvent(index % 2 === 0 ? topic.type : nowhere), id: 'one-id' }),
        ),
      );
      expect(outcomes.map(({ status }) => status)).toEqual(
        Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? 'fulfilled' : 'rejected')),
      );
    });

    it('gives a failing handler the event again until it resolves', async () => {
      const topic = aTopic();
      const seen: string[] = [];
      await listen(topic, (event) => {
        seen.push(event.id);
        return seen.length < 3 ? Promise.reject(new Error('the store is away')) : Promise.resolve();
      });
      const event = anEvent(topic.type);
      await bus.publish(event);
      await eventually(() => seen.length === 3);
      expect(new Set(seen)).toEqual(new Set([event.id]));
      expect(await under.deadLetters()).not.toContain(event.id);
    });

    it('puts an event that is refused as invalid to the dead letters, at once, and goes on', async () => {
      const topic = aTopic();
      const seen: EventEnvelope[] = [];
      await listen(topic, (event) => {
        seen.push(event);
        return event.data === 'bad' ? Promise.reject(new AppError('invalid_input')) : Promise.resolve();
      });
      const bad = anEvent(topic.type, 'bad');
      await bus.publish(bad);
      await bus.publish(anEvent(topic.type, 'good'));
      await eventually(() => seen.length === 2);
      await eventually(async () => expect(await under.deadLetters()).toContain(bad.id));
      expect(seen.map(({ data }) => data)).toEqual(['bad', 'good']);
    });

    it('hands dead letters over until they are kept, and one again to its own queue alone', async () => {
      const [topic, other] = [aTopic(), aTopic()];
      const seen: string[] = [];
      let wellAgain = false;
      await bus.subscribe([
        {
          queue: topic.queue,
          types: [topic.type],
          handle: () => {
            seen.push('own');
            return wellAgain
              ? Promise.resolve()
              : Promise.reject(new AppError('invalid_input', { detail: 'the id is another’s' }));
          },
        },
        { queue: other.queue, types: [topic.type], handle: () => Promise.resolve(void seen.push('other')) },
      ]);
      const kept: DeadLetter[] = [];
      let refusals = 0;
      await bus.takeDeadLetters((letter) => {
        // Suites share a broker.
        if (letter.queue !== topic.queue) return Promise.resolve();
        refusals += 1;
        if (refusals < 3) return Promise.reject(new Error('the store is away'));
        kept.push(letter);
        return Promise.resolve();
      });
      const event = anEvent(topic.type, { customerId: 'c1' });
      await bus.publish(event);
      await eventually(() => expect(kept).toHaveLength(1));
      expect(kept[0]).toMatchObject({
        queue: topic.queue,
        type: topic.type,
        messageId: event.id,
        reason: 'rejected',
        refusal: 'the id is another’s',
      });
      expect(JSON.parse(kept[0]!.content.toString())).toEqual(event);
      expect(Math.abs(kept[0]!.diedAt - Date.now())).toBeLessThan(60_000);
      await eventually(() => expect(seen.sort()).toEqual(['other', 'own']));

      await bus.replay(kept[0]!);
      await eventually(() => expect(kept).toHaveLength(2));
      expect(kept[1]).toMatchObject({ queue: topic.queue, type: topic.type, messageId: event.id });
      wellAgain = true;
      await bus.replay(kept[1]!);
      await eventually(() => expect(seen.sort()).toEqual(['other', 'own', 'own', 'own']));
      await expect(bus.replay({ ...kept[0]!, queue: aTopic().queue })).rejects.toMatchObject({
        code: 'unavailable',
      });
    });

    it('handles events side by side: a slow one does not hold up the others', async () => {
      const topic = aTopic();
      let release: () => void = () => undefined;
      const slow = new Promise<void>((resolve) => (release = resolve));
      const handled: unknown[] = [];
      await listen(topic, async (event) => {
        if (event.data === 'slow') await slow;
        handled.push(event.data);
      });
      const publishing = [bus.publish(anEvent(topic.type, 'slow'))];
      for (let index = 0; index < 10; index++) publishing.push(bus.publish(anEvent(topic.type, index)));
      await eventually(() => handled.length === 10);
      release();
      await Promise.all(publishing);
      await eventually(() => handled.length === 11);
      expect(handled.at(-1)).toBe('slow');
    });

    it('waits for handlers in hand when it stops consuming', async () => {
      const topic = aTopic();
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      const steps: string[] = [];
      await listen(topic, async () => {
        steps.push('taken');
        await held;
        steps.push('handled');
      });
      const publishing = bus.publish(anEvent(topic.type));
      await eventually(() => steps.includes('taken'));
      const stopping = bus.stopConsuming().then(() => steps.push('stopped'));
      release();
      await Promise.all([publishing, stopping]);
      expect(steps).toEqual(['taken', 'handled', 'stopped']);
    });

    it('is connected until it is closed, and publishes no more after that', async () => {
      const topic = aTopic();
      await listen(topic, () => Promise.resolve());
      expect(bus.connected).toBe(true);
      await bus.close();
      expect(bus.connected).toBe(false);
      await expect(bus.publish(anEvent(topic.type))).rejects.toMatchObject({ code: 'unavailable' });
      await bus.close();
    });
  });
}
