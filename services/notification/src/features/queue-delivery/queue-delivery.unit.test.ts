import { settableClock } from '@latchkey/kit/clock';
import { createMemoryLedger } from '../../../test/memory-ledger.ts';
import { createRightOfWay } from '../../domain/right-of-way.ts';
import { queueDeliveries } from './queue-delivery.ts';

function aQueue(dueIn = 0) {
  const ledger = createMemoryLedger();
  const rightOfWay = createRightOfWay();
  const nudge = jest.fn();
  return {
    ...{ ledger, rightOfWay, nudge },
    deps: {
      ...{ ledger, rightOfWay, nudge },
      clock: settableClock(1_000),
      retryForMs: 500,
      dueTime: (_kind: unknown, now: number) => now + dueIn,
    },
  };
}

describe('queueDeliveries', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it('stores a delivery that is due now and wakes the worker, once', async () => {
    const { deps, ledger, nudge } = aQueue();
    const facts = { id: 'one', kind: 'password-changed', customerId: 'somebody', occurredAt: 900 } as const;
    await queueDeliveries(deps, [facts]);
    await queueDeliveries(deps, [facts]);
    expect(ledger.find('one')).toMatchObject({
      state: 'queued',
      nextAttemptAt: 1_000,
      giveUpAt: 1_500,
      occurredAt: 900,
    });
    expect(nudge).toHaveBeenCalledTimes(1);
  });

  it('wakes the worker, with the right of way, when a mail that is due later is due', async () => {
    jest.useFakeTimers();
    const { deps, ledger, rightOfWay, nudge } = aQueue(300);
    const entered = jest.spyOn(rightOfWay, 'enter');
    const facts = { id: 'one', kind: 'password-reset', requestId: 'one', occurredAt: 900 } as const;
    await queueDeliveries(deps, [facts]);
    await queueDeliveries(deps, [facts]);
    expect(ledger.find('one')).toMatchObject({ state: 'queued', nextAttemptAt: 1_300, giveUpAt: 1_500 });
    jest.advanceTimersByTime(300);
    expect([nudge.mock.calls, entered.mock.calls]).toEqual([[], []]);
    jest.advanceTimersByTime(1);
    expect(nudge).toHaveBeenCalledTimes(1);
    expect(entered.mock.calls).toEqual([['one']]);
    rightOfWay.leave('one');
  });

  it('queues the mails of a campaign as bulk, with the domain it has named', async () => {
    const { deps, ledger, rightOfWay, nudge } = aQueue();
    const wishes = ['one', 'two'].map((id) => ({
      id,
      kind: 'password-renewal' as const,
      requestId: id,
      customerId: `customer-of-${id}`,
      campaignId: 'c1',
      domain: 'mail.example',
      occurredAt: 900,
    }));
    await queueDeliveries(deps, wishes);
    await rightOfWay.clear();
    for (const wish of wishes)
      expect(ledger.find(wish.id)).toMatchObject({ ...wish, state: 'queued', priority: 1 });
    expect(nudge).toHaveBeenCalledTimes(1);
  });
});
