import type { Clock } from '@latchkey/kit/clock';
import { newDelivery, priorities, type MailWish, type NewDelivery } from '../../domain/delivery.ts';
import type { DeliveryLedger } from '../../domain/delivery-ledger.ts';
import type { DueTime } from '../../domain/jitter.ts';
import type { RightOfWay } from '../../domain/right-of-way.ts';

export interface Deps {
  ledger: Pick<DeliveryLedger, 'add'>;
  rightOfWay: Pick<RightOfWay, 'enter' | 'leave'>;
  clock: Clock;
  /** How long a mail is retried at most, in milliseconds. */
  retryForMs: number;
  dueTime: DueTime;
  /** Tells this copy's worker that there is work. */
  nudge: () => void;
}

/**
 * Puts mails on the ledger, and nothing else: when this resolves the event may be acknowledged. The same keys again change
 * nothing, whatever has become of the first. Those wished for together are stored by one write.
 */
export async function queueDeliveries(deps: Deps, wishes: readonly MailWish[]): Promise<void> {
  const now = deps.clock.now();
  const deliveries = wishes.map((wish) =>
    newDelivery(wish, { now, dueAt: deps.dueTime(wish.kind, now), retryForMs: deps.retryForMs }),
  );
  const isDue = ({ nextAttemptAt }: NewDelivery): boolean => nextAttemptAt <= now;
  makeWay(deps, deliveries.filter(isDue));
  const added = await Promise.all(deliveries.map((each) => deps.ledger.add(each)));
  for (const [at, { id }] of deliveries.entries()) if (added[at] === false) deps.rightOfWay.leave(id);
  const fresh = deliveries.filter((_, at) => added[at]);
  if (fresh.some(isDue)) deps.nudge();
  for (const each of fresh) if (!isDue(each)) beginLater(deps, each, each.nextAttemptAt - now);
}

function makeWay({ rightOfWay }: Pick<Deps, 'rightOfWay'>, deliveries: readonly NewDelivery[]): void {
  for (const { id, priority } of deliveries) if (priority === priorities.selfService) rightOfWay.enter(id);
}

/** Another copy, or the next process, finds it on the ledger when this one is gone by then. */
function beginLater(deps: Pick<Deps, 'rightOfWay' | 'nudge'>, delivery: NewDelivery, ms: number): void {
  const begin = (): void => {
    makeWay(deps, [delivery]);
    deps.nudge();
  };
  // One more, as a timer may come up to a millisecond early, and what is not due yet is looked for a second later.
  setTimeout(begin, ms + 1).unref();
}
