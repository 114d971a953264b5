import type { Bus, EventEnvelope, Subscription } from '@latchkey/kit/messaging';

/** A bus that remembers, for the tests of one service: it takes every event, whoever listens. */
export interface TestBus extends Bus {
  /** What was published, oldest first. */
  readonly published: readonly EventEnvelope[];
  /** Those of a type. */
  ofType(type: string): EventEnvelope[];
  /** Hands an event to the service's own handlers, as the broker would; rejects when one of them throws. */
  deliver(event: EventEnvelope): Promise<void>;
  /** Until told otherwise every publish rejects with `error`; undefined ends it. */
  refuse(error: Error | undefined): void;
}

export function createTestBus(): TestBus {
  const published: EventEnvelope[] = [];
  const subscriptions: Subscription[] = [];
  let refusal: Error | undefined;
  const copy = (event: EventEnvelope): EventEnvelope => JSON.parse(JSON.stringify(event)) as EventEnvelope;
  return {
    published,
    get connected() {
      return refusal === undefined;
    },
    ofType: (type) => published.filter((event) => event.type === type),
    publish: (event) => {
      if (refusal !== undefined) return Promise.reject(refusal);
      published.push(copy(event));
      return Promise.resolve();
    },
    deliver: async (event) => {
      const takers = subscriptions.filter(({ types }) => types.includes(event.type));
      if (takers.length === 0) throw new Error(`nobody subscribes to ${event.type}`);
      for (const taker of takers) await taker.handle(copy(event));
    },
    refuse: (error) => {
      refusal = error;
    },
    subscribe: (added) => Promise.resolve(void subscriptions.push(...added)),
    takeDeadLetters: () => Promise.resolve(),
    replay: () => (refusal === undefined ? Promise.resolve() : Promise.reject(refusal)),
    stopConsuming: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
