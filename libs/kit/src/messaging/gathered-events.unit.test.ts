import { gatherEvents } from './gathered-events.ts';
import { createInProcessBus } from './in-process-bus.ts';
import { silentLogger } from '../logging/index.ts';
import type { Bus, EventEnvelope } from './types.ts';

const anEvent = (id: string, type = 'many'): EventEnvelope => ({
  specversion: '1.0',
  id,
  source: '/test',
  type,
  time: '2026-01-02T03:04:05.678Z',
  datacontenttype: 'application/json',
  data: [id],
});
const merge = (events: readonly [EventEnvelope, ...EventEnvelope[]]): EventEnvelope => ({
  ...events[0],
  data: events.flatMap(({ data }) => data),
});

describe('gatherEvents', () => {
  const seen: unknown[] = [];
  let refuse = (): void => undefined;
  let hold = (): Promise<void> => Promise.resolve();
  let bus: Bus;
  beforeEach(async () => {
    seen.length = 0;
    refuse = () => undefined;
    hold = () => Promise.resolve();
    const inner = createInProcessBus({ logger: silentLogger, retryWaitsMs: [] });
    await inner.subscribe([
      {
        queue: 'q',
        types: ['many', 'other'],
        handle: async ({ type, data }) => {
          await hold();
          refuse();
          seen.push([type, data]);
        },
      },
    ]);
    inner.open();
    bus = gatherEvents(inner, 'many', merge);
  });

  it('publishes as one what comes in one turn, and what comes while that is under way', async () => {
    let under = (): void => undefined;
    const begun = new Promise<void>((resolve) => (under = resolve));
    let end = (): void => undefined;
    const gate = new Promise<void>((resolve) => (end = resolve));
    hold = () => {
      under();
      return gate;
    };
    const first = ['a', 'b'].map((id) => bus.publish(anEvent(id)));
    await begun;
    const later = ['c', 'd', 'e'].map((id) => bus.publish(anEvent(id)));
    end();
    await Promise.all([...first, ...later]);
    await bus.publish(anEvent('f'));
    expect(seen).toEqual([
      ['many', ['a', 'b']],
      ['many', ['c', 'd', 'e']],
      ['many', ['f']],
    ]);
  });

  it('leaves other types alone, and merges 500 at most', async () => {
    await Promise.all([
      ...Array.from({ length: 502 }, (_, index) => bus.publish(anEvent(String(index)))),
      bus.publish(anEvent('x', 'other')),
      bus.publish(anEvent('y', 'other')),
    ]);
    const sizes = seen.map((each) => (each as [string, unknown[]])[1].length);
    expect(sizes.sort((a, b) => b - a)).toEqual([500, 2, 1, 1]);
  });

  it('rejects all that were in the publish that failed, and goes on', async () => {
    refuse = () => {
      throw new Error('away');
    };
    const outcomes = await Promise.allSettled(['a', 'b', 'c'].map((id) => bus.publish(anEvent(id))));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    refuse = () => undefined;
    await bus.publish(anEvent('d'));
    expect(seen).toEqual([['many', ['d']]]);
    expect(bus.connected).toBe(true);
  });
});
