import { settableClock } from '@latchkey/kit/clock';
import { createMemoryLedger } from '../../../test/memory-ledger.ts';
import { queueDelivery } from './queue-delivery.ts';

describe('queueDelivery', () => {
  it('stores a delivery that is due now and wakes the worker, once', async () => {
    const ledger = createMemoryLedger();
    let nudges = 0;
    const deps = { ledger, clock: settableClock(1_000), retryForMs: 500, nudge: () => (nudges += 1) };
    const facts = { id: 'one', kind: 'password-changed', customerId: 'somebody', occurredAt: 900 } as const;
    await queueDelivery(deps, facts);
    await queueDelivery(deps, facts);
    expect(ledger.find('one')).toMatchObject({
      state: 'queued',
      nextAttemptAt: 1_000,
      giveUpAt: 1_500,
      occurredAt: 900,
    });
    expect(nudges).toBe(1);
  });
});
