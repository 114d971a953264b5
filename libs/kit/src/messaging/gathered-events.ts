import { gatherWrites } from '../mongo/gathered-writes.ts';
import type { Bus, EventEnvelope } from './types.ts';

/**
 * A bus that publishes many events of one type as one: up to 500 that come in one turn of the event loop, or while one publish
 * is under way (with 600 bytes each far below what a broker takes). For events whose parts are known by ids of their own, so
 * that it does not matter which event brings them.
 * @param merge keeps whatever its events hold
 */
export function gatherEvents(
  bus: Bus,
  type: string,
  merge: (events: readonly [EventEnvelope, ...EventEnvelope[]]) => EventEnvelope,
): Bus {
  const publishGathered = gatherWrites<EventEnvelope, undefined>(async (events) => {
    const [first, ...others] = events;
    if (first !== undefined) await bus.publish(others.length === 0 ? first : merge([first, ...others]));
    return events.map(() => undefined);
  });
  return {
    publish: (event) => (event.type === type ? publishGathered(event) : bus.publish(event)),
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
