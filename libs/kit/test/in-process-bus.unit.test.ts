import { AppError } from '@latchkey/kit/errors';
import { silentLogger } from '@latchkey/kit/logging';
import { createInProcessBus } from '@latchkey/kit/messaging';
import { anEvent, aTopic, describeBus } from './bus-contract.ts';

const quick = [1, 1, 1];

describeBus('the in-process bus', () => {
  const bus = createInProcessBus({ logger: silentLogger, retryWaitsMs: quick });
  bus.open();
  return Promise.resolve({
    bus,
    deadLetters: () => Promise.resolve(bus.deadLetters.map(({ messageId }) => messageId)),
  });
});

describe('the in-process bus', () => {
  it('holds publishes back until it is opened', async () => {
    const bus = createInProcessBus({ logger: silentLogger });
    const topic = aTopic();
    const handle = jest.fn(() => Promise.resolve());
    const publishing = bus.publish(anEvent(topic.type));
    await bus.subscribe([{ queue: topic.queue, types: [topic.type], handle }]);
    expect(handle).not.toHaveBeenCalled();
    bus.open();
    await publishing;
    expect(handle).toHaveBeenCalledTimes(1);
  });

  it('resolves a publish only when every handler has, and rejects when retries do not help', async () => {
    const bus = createInProcessBus({ logger: silentLogger, retryWaitsMs: quick });
    bus.open();
    const topic = aTopic();
    const failing = jest.fn(() => Promise.reject(new Error('away')));
    const well = jest.fn(() => Promise.resolve());
    await bus.subscribe([
      { queue: 'failing', types: [topic.type], handle: failing },
      { queue: 'well', types: [topic.type], handle: well },
    ]);
    await expect(bus.publish(anEvent(topic.type))).rejects.toMatchObject({ code: 'unavailable' });
    expect(failing).toHaveBeenCalledTimes(1 + quick.length);
    expect(well).toHaveBeenCalledTimes(1);
  });

  it('does not retry any longer once it stops, and lets go of what waits to be opened', async () => {
    const topic = aTopic();
    const bus = createInProcessBus({ logger: silentLogger, retryWaitsMs: [60_000] });
    bus.open();
    await bus.subscribe([
      { queue: topic.queue, types: [topic.type], handle: () => Promise.reject(new Error('away')) },
    ]);
    const publishing = bus.publish(anEvent(topic.type));
    await Promise.all([expect(publishing).rejects.toMatchObject({ code: 'unavailable' }), bus.close()]);

    const unopened = createInProcessBus({ logger: silentLogger });
    const waiting = unopened.publish(anEvent(topic.type));
    await Promise.all([expect(waiting).rejects.toMatchObject({ code: 'unavailable' }), unopened.close()]);
  });

  it('keeps the last hundred dead letters with queue and reason while nobody takes them', async () => {
    const topic = aTopic();
    const bus = createInProcessBus({ logger: silentLogger });
    bus.open();
    const handle = (): Promise<void> =>
      Promise.reject(new AppError('invalid_input', { detail: 'no such purpose' }));
    await bus.subscribe([{ ...topic, types: [topic.type], handle }]);
    const events = Array.from({ length: 101 }, () => anEvent(topic.type));
    for (const event of events) await bus.publish(event);
    expect(bus.deadLetters).toHaveLength(100);
    expect(bus.deadLetters[0]).toEqual({
      queue: topic.queue,
      messageId: events[1]!.id,
      type: topic.type,
      reason: 'rejected',
      refusal: 'no such purpose',
      diedAt: expect.any(Number),
      content: Buffer.from(JSON.stringify(events[1])),
    });
  });
});
