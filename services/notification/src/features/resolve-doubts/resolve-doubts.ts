import type { Clock } from '@latchkey/kit/clock';
import type { Delivery } from '../../domain/delivery.ts';
import type { DeliveryLedger } from '../../domain/delivery-ledger.ts';
import { transition, type DeliveryRules, type Transition } from '../../domain/transition.ts';

export interface Deps {
  ledger: Pick<DeliveryLedger, 'lapsed' | 'settleLapsed'>;
  clock: Clock;
  rules: DeliveryRules;
  observe: (delivery: Delivery, change: Transition) => void;
}

/** In one round; a copy has no more than its open connections in hand, so this is the leavings of many. */
const roundSize = 200;

/**
 * Applies the rule to attempts whose worker went away between handing the mail over and writing the result: nobody
 * knows whether those mails arrived. Any copy may do it; the guarded write has one winner.
 */
export async function resolveDoubts(deps: Deps): Promise<void> {
  const now = deps.clock.now();
  const lapsed = await deps.ledger.lapsed(now, roundSize);
  await Promise.all(
    lapsed.map(async ({ delivery, token }) => {
      const change = transition(
        delivery,
        { kind: 'unknown', answer: 'its worker went away' },
        now,
        deps.rules,
      );
      if (await deps.ledger.settleLapsed(delivery, token, now, change)) deps.observe(delivery, change);
    }),
  );
}
