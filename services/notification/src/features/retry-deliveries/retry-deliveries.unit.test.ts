import { settableClock } from '@latchkey/kit/clock';
import type { DeliveryFilter, DeliveryRecord, Retry } from '../../domain/delivery-archive.ts';
import { retryDeliveries, retryDelivery } from './retry-deliveries.ts';

const now = Date.UTC(2026, 10, 24);
const hour = 3_600_000;
const by = 'staff:s1';

function aRecord(id: string): DeliveryRecord {
  return {
    id,
    kind: 'password-reset',
    priority: 0,
    state: 'failed',
    occurredAt: now - 90 * hour,
    createdAt: now - 90 * hour,
    updatedAt: now - hour,
    giveUpAt: now - 66 * hour,
    nextAttemptAt: 0,
    attempts: 9,
    afterDoubt: false,
    history: [],
  };
}

function aWorld(records: readonly DeliveryRecord[], takes = Infinity) {
  const retries: Retry[] = [];
  const searches: { filter: DeliveryFilter; limit: number }[] = [];
  const nudge = jest.fn();
  const archive = {
    find: (id: string) => Promise.resolve(records.find((each) => each.id === id)),
    search: (filter: DeliveryFilter, _after: unknown, limit: number) => {
      searches.push({ filter, limit });
      return Promise.resolve(records.slice(0, limit));
    },
    retry: (given: readonly Retry[]) => {
      const taken = given.slice(0, takes);
      retries.push(...taken);
      return Promise.resolve(taken.length);
    },
  };
  return {
    retries,
    searches,
    nudge,
    deps: { archive, clock: settableClock(now), retryForMs: 72 * hour, nudge },
  };
}

describe('retrying deliveries', () => {
  it('is at once for a time that has passed, and gives the kind’s whole time again', async () => {
    const { deps, retries, nudge } = aWorld([aRecord('a')]);
    await retryDelivery(deps, 'a', { notBefore: 0, by });
    expect(retries).toEqual([{ delivery: aRecord('a'), dueAt: now, giveUpAt: now + 24 * hour, by }]);
    expect(nudge).toHaveBeenCalledTimes(1);
  });

  it('says when there is none, or when it has not failed any more, and wakes nobody', async () => {
    const { deps, nudge } = aWorld([aRecord('a')], 0);
    await expect(retryDelivery(deps, 'b', { notBefore: 0, by })).rejects.toMatchObject({
      code: 'delivery_not_found',
    });
    await expect(retryDelivery(deps, 'a', { notBefore: 0, by })).rejects.toMatchObject({
      code: 'delivery_not_failed',
    });
    expect(nudge).not.toHaveBeenCalled();
  });

  it('takes as many as asked, and tells whether there may be more', async () => {
    const { deps, retries, searches } = aWorld(['a', 'b', 'c'].map(aRecord));
    const filter = { state: 'failed' } as const;
    expect(await retryDeliveries(deps, { filter, limit: 2 }, { notBefore: now + hour, by })).toEqual({
      retried: 2,
      more: true,
    });
    expect(searches).toEqual([{ filter, limit: 3 }]);
    expect(retries.map(({ delivery, dueAt }) => [delivery.id, dueAt])).toEqual([
      ['a', now + hour],
      ['b', now + hour],
    ]);
    expect(await retryDeliveries(deps, { filter, limit: 3 }, { notBefore: 0, by })).toEqual({
      retried: 3,
      more: false,
    });
  });
});
