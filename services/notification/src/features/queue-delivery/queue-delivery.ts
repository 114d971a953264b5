import type { Clock } from '@latchkey/kit/clock';
import { newDelivery } from '../../domain/delivery.ts';
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
 * Puts one mail on the ledger, and nothing else: when this resolves the event may be acknowledged. The same key again
 * changes nothing, whatever has become of the first.
 */
export async function queueDelivery(deps: Deps, facts: Parameters<typeof newDelivery>[0]): Promise<void> {
  const added = await deps.ledger.add(newDelivery(facts, deps.clock.now(), deps.retryForMs));
  if (added) deps.nudge();
}
