import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { giveUpAfter } from '../../domain/delivery.ts';
import type {
  DeliveryArchive,
  DeliveryFilter,
  DeliveryRecord,
  Retry,
} from '../../domain/delivery-archive.ts';

export interface Deps {
  archive: Pick<DeliveryArchive, 'find' | 'search' | 'retry'>;
  clock: Clock;
  /** How long a mail is retried at most, in milliseconds. */
  retryForMs: number;
  /** Tells this copy's worker that there is work. */
  nudge: () => void;
}

/** When, and by whom: kind and id. */
export interface Wish {
  /** Milliseconds since the Unix epoch; a time that has passed is at once. */
  notBefore: number;
  by: string;
}

/**
 * Puts a delivery that failed, or is in doubt, back into the queue. It gets the whole time again that its kind is worth
 * trying for; a link is minted anew, if identity still gives one.
 * @throws AppError delivery_not_found, delivery_not_failed
 */
export async function retryDelivery(deps: Deps, id: string, wish: Wish): Promise<void> {
  const delivery = await deps.archive.find(id);
  if (delivery === undefined) throw new AppError('delivery_not_found');
  const now = deps.clock.now();
  if ((await deps.archive.retry([retryOf(deps, delivery, wish, now)], now)) === 0)
    throw new AppError('delivery_not_failed');
  deps.nudge();
}

/**
 * The same for the newest of a filter, at most `limit`. What another person was quicker with is left alone.
 * @param filter its state is one that can be retried
 */
export async function retryDeliveries(
  deps: Deps,
  given: { filter: DeliveryFilter; limit: number },
  wish: Wish,
): Promise<{ retried: number; more: boolean }> {
  const found = await deps.archive.search(given.filter, undefined, given.limit + 1);
  const now = deps.clock.now();
  const chosen = found.slice(0, given.limit).map((each) => retryOf(deps, each, wish, now));
  const retried = await deps.archive.retry(chosen, now);
  if (retried > 0) deps.nudge();
  return { retried, more: found.length > given.limit };
}

function retryOf(deps: Deps, delivery: DeliveryRecord, { notBefore, by }: Wish, now: number): Retry {
  const dueAt = Math.max(now, notBefore);
  return { delivery, dueAt, giveUpAt: giveUpAfter(delivery.kind, dueAt, deps.retryForMs), by };
}
