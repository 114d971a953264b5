import { systemClock } from '../clock/index.ts';
import { AppError } from '../errors/index.ts';
import { handOver } from './dead-letters.ts';
import { createInHand, deliver, refusalOf } from './delivery.ts';
import { parseEvent } from './event-json.ts';
import type {
  DeadLetter,
  EventEnvelope,
  InProcessBus,
  InProcessBusOptions,
  KeepDeadLetter,
  Subscription,
} from './types.ts';

/** 2.6 s in all: longer outages are the outbox's to sit out. */
const defaultRetryWaitsMs = [20, 80, 500, 2000];
const deadLettersKept = 100;

/**
 * A bus for services that live in one process. `publish` resolves when the handlers of all subscribers have stored their
 * work, which makes it as safe as a broker's confirm: what is published and not yet handled is still in an outbox.
 */
export function createInProcessBus(options: InProcessBusOptions): InProcessBus {
  const { logger, clock = systemClock, retryWaitsMs = defaultRetryWaitsMs } = options;
  const subscriptions: Subscription[] = [];
  const aborter = new AbortController();
  const trying = { waitsMs: retryWaitsMs, signal: aborter.signal, logger };
  const graveyard = createGraveyard(trying);
  const inHand = createInHand();
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));

  const handleBy = async (subscription: Subscription, json: string): Promise<void> => {
    const event = JSON.parse(json) as EventEnvelope;
    const outcome = await deliver(event, subscription, trying);
    if (outcome.kind === 'refused') {
      const letter = toDeadLetter(subscription.queue, event, json, clock.now());
      if (!(await graveyard.bury({ ...letter, refusal: refusalOf(outcome.error) })))
        throw notSafe(event, `refused by ${subscription.queue} and not kept`);
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
  const replay: InProcessBus['replay'] = async ({ queue, content }) => {
    const subscription = subscriptions.find((each) => each.queue === queue);
    const event = parseEvent(content);
    if (subscription === undefined) throw notSafe(event, `there is no queue ${queue}`);
    if (aborter.signal.aborted) throw notSafe(event, 'the bus is closed');
    await inHand.track(handleBy(subscription, content.toString('utf8')));
  };
  const stop = async (): Promise<void> => {
    aborter.abort();
    open();
    await inHand.settled();
  };
  return {
    publish,
    subscribe: (added) => Promise.resolve(void subscriptions.push(...added)),
    takeDeadLetters: (keep) => {
      graveyard.handOverTo(keep);
      return Promise.resolve();
    },
    replay,
    open,
    stopConsuming: stop,
    close: stop,
    deadLetters: graveyard.deadLetters,
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

function toDeadLetter(queue: string, { id, type }: EventEnvelope, json: string, diedAt: number): DeadLetter {
  const content = Buffer.from(json);
  return { queue, type, messageId: id, reason: 'rejected', diedAt, content };
}

/** Where dead letters go: to whoever takes them, else into memory. */
function createGraveyard(options: Parameters<typeof handOver>[2]): {
  readonly deadLetters: readonly DeadLetter[];
  handOverTo(keep: KeepDeadLetter): void;
  /** @returns whether it is kept */
  bury(letter: DeadLetter): Promise<boolean>;
} {
  const deadLetters: DeadLetter[] = [];
  let keep: KeepDeadLetter | undefined;
  return {
    deadLetters,
    handOverTo: (given) => {
      keep = given;
    },
    bury: (letter) => {
      if (keep !== undefined) return handOver(letter, keep, options);
      deadLetters.push(letter);
      if (deadLetters.length > deadLettersKept) deadLetters.shift();
      return Promise.resolve(true);
    },
  };
}
