import { delay } from '../clock/index.ts';
import { asAppError, type AppError } from '../errors/index.ts';
import type { Logger } from '../logging/index.ts';
import { runAs } from '../origin/index.ts';
import type { EventEnvelope, Subscription } from './types.ts';

/** What became of one event in one handler. `abandoned`: the process stops, the event was not handled. */
export type Outcome =
  { kind: 'handled' } | { kind: 'refused' | 'failed'; error: AppError } | { kind: 'abandoned' };

/**
 * Calls the handler until it resolves, waiting longer each time, so that an outage of the store behind it is sat out.
 * @param waitsMs one wait before each retry
 * @param signal ends the waiting (never a call in hand)
 * @returns `refused` for an AppError of kind `invalid`: no retry will help
 */
export async function deliver(
  event: EventEnvelope,
  subscription: Subscription,
  options: { waitsMs: readonly number[]; signal: AbortSignal; logger: Logger },
): Promise<Outcome> {
  for (let attempt = 0; ; attempt++) {
    const error = await handleOnce(event, subscription);
    if (error === undefined) return { kind: 'handled' };
    const about = {
      queue: subscription.queue,
      eventId: event.id,
      type: event.type,
      code: error.code,
      attempt: attempt + 1,
      err: error,
    };
    if (error.kind === 'invalid') {
      options.logger.error(about, 'event refused as invalid: to the dead letters');
      return { kind: 'refused', error };
    }
    const wait = options.waitsMs[attempt];
    if (wait === undefined) {
      options.logger.error(about, 'event not handled, retries used up');
      return { kind: 'failed', error };
    }
    options.logger.warn({ ...about, waitMs: wait }, 'event not handled, will try again');
    await delay(wait, options.signal);
    if (options.signal.aborted) return { kind: 'abandoned' };
  }
}

/** Longer sentences are cut: a header of AMQP has room for little. */
const longestRefusal = 300;

/**
 * Why an event is refused, for whoever looks after dead letters: the detail, which is made for logs and holds no secrets,
 * or the fields and rules; never a value.
 */
export function refusalOf({ detail, fields, code }: AppError): string {
  const named = fields.map(({ field, rule }) => `${/^[\w.]{1,80}$/.test(field) ? field : '…'}: ${rule}`);
  return (detail ?? (named.length === 0 ? code : named.join(', '))).slice(0, longestRefusal);
}

async function handleOnce(event: EventEnvelope, subscription: Subscription): Promise<AppError | undefined> {
  try {
    const actor = { kind: 'event', id: event.id, name: event.type, address: '' } as const;
    await runAs({ actor, requestId: event.id }, () => subscription.handle(event));
    return undefined;
  } catch (error) {
    return asAppError(error);
  }
}

/** The handlers at work, so that stopping can wait for them. */
export interface InHand {
  track<T>(work: Promise<T>): Promise<T>;
  settled(): Promise<void>;
}

export function createInHand(): InHand {
  const inHand = new Set<Promise<unknown>>();
  return {
    track: (work) => {
      const tracked = work.finally(() => inHand.delete(tracked));
      inHand.add(tracked);
      return tracked;
    },
    settled: async () => {
      while (inHand.size > 0) await Promise.allSettled(inHand);
    },
  };
}
