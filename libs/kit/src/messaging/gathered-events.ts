import type { Bus, EventEnvelope } from './types.ts';

/** Events merged into one at most: with 600 bytes each far below what a broker takes. */
const mergeSize = 500;

interface Waiting {
  event: EventEnvelope;
  safe: () => void;
  failed: (error: unknown) => void;
}

/**
 * A bus that publishes many events of one type as one. While one publish is under way the next events gather; a single
 * one waits for nobody. For events whose parts are known by ids of their own, so that it does not matter which event
 * brings them.
 * @param merge keeps whatever its events hold
 */
export function gatherEvents(
  bus: Bus,
  type: string,
  merge: (events: readonly [EventEnvelope, ...EventEnvelope[]]) => EventEnvelope,
): Bus {
  const waiting: Waiting[] = [];
  let publishing = false;
  const publishAll = async (): Promise<void> => {
    publishing = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, mergeSize);
      const [first, ...others] = batch.map(({ event }) => event);
      try {
        if (first !== undefined) await bus.publish(others.length === 0 ? first : merge([first, ...others]));
        for (const { safe } of batch) safe();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    publishing = false;
  };
  return {
    publish: (event) =>
      event.type !== type
        ? bus.publish(event)
        : new Promise((safe, failed) => {
            waiting.push({ event, safe, failed });
            if (!publishing) void publishAll();
          }),
    subscribe: (subscriptions) => bus.subscribe(subscriptions),
    takeDeadLetters: (keep) => bus.takeDeadLetters(keep),
    replay: (letter) => bus.replay(letter),
    stopConsuming: () => bus.stopConsuming(),
    close: () => bus.close(),
    get connected() {
      return bus.connected;
    },
  };
}
