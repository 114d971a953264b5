import type { Clock } from '@latchkey/kit/clock';
import { newDelivery, type MailWish } from '../../domain/delivery.ts';
import type { DeliveryLedger } from '../../domain/delivery-ledger.ts';

export interface Deps {
  ledger: Pick<DeliveryLedger, 'add'>;
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
  const added = await Promise.all(
    wishes.map((wish) => deps.ledger.add(newDelivery(wish, now, deps.retryForMs))),
  );
  if (added.includes(true)) deps.nudge();
}
