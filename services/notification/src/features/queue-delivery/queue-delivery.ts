import type { Clock } from '@latchkey/kit/clock';
import { newDelivery, priorities, type MailWish } from '../../domain/delivery.ts';
import type { DeliveryLedger } from '../../domain/delivery-ledger.ts';
import type { RightOfWay } from '../../domain/right-of-way.ts';

export interface Deps {
  ledger: Pick<DeliveryLedger, 'add'>;
  rightOfWay: Pick<RightOfWay, 'enter' | 'leave'>;
  clock: Clock;
  /** How long a mail is retried at most, in milliseconds. */
  retryForMs: number;
  /** Tells this copy's worker that there is work. */
  nudge: () => void;
}

/**
 * Puts mails on the ledger, and nothing else: when this resolves the event may be acknowledged. The same keys again change
 * nothing, whatever has become of the first. Those wished for together are stored by one write.
 */
export async function queueDeliveries(deps: Deps, wishes: readonly MailWish[]): Promise<void> {
  const now = deps.clock.now();
  const deliveries = wishes.map((wish) => newDelivery(wish, now, deps.retryForMs));
  for (const { id, priority } of deliveries)
    if (priority === priorities.selfService) deps.rightOfWay.enter(id);
  const added = await Promise.all(deliveries.map((each) => deps.ledger.add(each)));
  for (const [at, { id }] of deliveries.entries()) if (added[at] === false) deps.rightOfWay.leave(id);
  if (added.includes(true)) deps.nudge();
}
