import { AppError } from '../errors/index.ts';
import { createInHand, deliver } from './delivery.ts';
import type { DeadLetter, EventEnvelope, InProcessBus, InProcessBusOptions, Subscription } from './types.ts';

/** 2.6 s in all: longer outages are the outbox's to sit out. */
const defaultRetryWaitsMs = [20, 80, 500, 2000];
const deadLettersKept = 100;

/**
 * A bus for services that live in one process. `publish` resolves when the handlers of all subscribers have stored their
 * work, which makes it as safe as a broker's confirm: what is published and not yet handled is still in an outbox.
 */
export function createInProcessBus(options: InProcessBusOptions): InProcessBus {
  const { logger, retryWaitsMs = defaultRetryWaitsMs } = options;
  const subscriptions: Subscription[] = [];
  const deadLetters: DeadLetter[] = [];
  const aborter = new AbortController();
  const inHand = createInHand();
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));

  const handleBy = async (subscription: Subscription, json: string): Promise<void> => {
    const event = JSON.parse(json) as EventEnvelope;
    const outcome = await deliver(event, subscription, {
      waitsMs: retryWaitsMs,
      signal: aborter.signal,
      logger,
    });
    if (outcome.kind === 'refused') {
      deadLetters.push({
        queue: subscription.queue,
        eventId: event.id,
        type: event.type,
        reason: `${outcome.error.code}: ${outcome.error.message}`,
      });
      if (deadLetters.length > deadLettersKept) deadLetters.shift();
    } else if (outcome.kind !== 'handled') {
      throw notSafe(event, `not handled for queue ${subscription.queue}`);
    }
  };
  const publish = async (event: EventEnvelope): Promise<void> => {
    const json = JSON.stringify(event);
    await opened;
    if (aborter.signal.aborted) throw notSafe(event, 'the bus is closed');
    const subscribers = subscriptions.filter((each) => each.types.includes(event.type));
    if (subscribers.length === 0) throw notSafe(event, 'no queue takes this type');
    const results = await inHand.track(Promise.allSettled(subscribers.map((each) => handleBy(each, json))));
    for (const result of results) if (result.status === 'rejected') throw result.reason;
  };
  const stop = async (): Promise<void> => {
    aborter.abort();
    open();
    await inHand.settled();
  };
  return {
    publish,
    subscribe: (added) => Promise.resolve(void subscriptions.push(...added)),
    open,
    stopConsuming: stop,
    close: stop,
    deadLetters,
    get connected() {
      return !aborter.signal.aborted;
    },
  };
}

function notSafe(event: EventEnvelope, why: string): AppError {
  return new AppError('unavailable', {
    detail: `event ${event.id} (${event.type}): ${why}`,
    retryAfterSeconds: 1,
  });
}
