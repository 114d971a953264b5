import { deliveryStates, priorities, type Delivery, type DeliveryState } from '../src/domain/delivery.ts';
import { openLane, type DeliveryLedger } from '../src/domain/delivery-ledger.ts';
import type { Transition } from '../src/domain/transition.ts';

type Stored = Delivery & { token: string | undefined; lane: string; reason?: string };

/** A ledger in memory that passes the same contract as the real one. */
export function createMemoryLedger(): DeliveryLedger & { find(id: string): Stored | undefined } {
  const stored = new Map<string, Stored>();
  const under = (id: string, token: string): Stored | undefined => {
    const found = stored.get(id);
    return found?.token === token ? found : undefined;
  };
  const put = (id: string, change: Partial<Stored>): void => {
    const found = stored.get(id);
    if (found !== undefined) stored.set(id, { ...found, ...change });
  };
  const settle = (id: string, token: string, to: Transition, guard: (found: Stored) => boolean): boolean => {
    const found = under(id, token);
    if (found === undefined || !guard(found)) return false;
    const attempts = found.attempts + (to.attempted ? 1 : 0);
    put(id, {
      state: to.state,
      attempts,
      afterDoubt: to.afterDoubt,
      nextAttemptAt: to.nextAttemptAt ?? 0,
      ...(to.giveUpAt === undefined ? {} : { giveUpAt: to.giveUpAt }),
      token: undefined,
      ...(to.reason === undefined ? {} : { reason: to.reason }),
    });
    return true;
  };
  const answer = <T>(value: T): Promise<T> => Promise.resolve(value);
  return {
    find: (id) => stored.get(id),
    add: (delivery) => {
      if (stored.has(delivery.id)) return answer(false);
      stored.set(delivery.id, {
        ...delivery,
        state: 'queued',
        attempts: 0,
        afterDoubt: false,
        lane: openLane,
        token: undefined,
      });
      return answer(true);
    },
    claim: ({ token }, whose, now, until, limit) => {
      const isTheirs = ({ priority, campaignId, lane }: Stored): boolean =>
        whose === 'self-service'
          ? priority === priorities.selfService
          : campaignId === whose.campaignId && (!('lane' in whose) || whose.lane === lane);
      const isFree = ({ nextAttemptAt, token }: Stored): boolean =>
        whose !== 'self-service' && 'early' in whose && whose.early
          ? token === undefined
          : nextAttemptAt <= now;
      const due = [...stored.values()]
        .filter((each) => each.state === 'queued' && isTheirs(each) && isFree(each))
        .sort((a, b) => a.nextAttemptAt - b.nextAttemptAt)
        .slice(0, limit);
      for (const { id } of due) put(id, { token, nextAttemptAt: until });
      return answer({ deliveries: due.map(({ id }) => stored.get(id)!), contended: false });
    },
    waitingCampaigns: () => {
      const waiting = [...stored.values()].filter(({ state }) => state === 'queued');
      const campaigns = [...new Set(waiting.flatMap(({ campaignId }) => campaignId ?? []))].sort();
      return answer(
        campaigns.map((campaignId) => {
          const lanes = waiting.filter((each) => each.campaignId === campaignId).map(({ lane }) => lane);
          return { campaignId, lanes: [...new Set(lanes)].filter((lane) => lane !== openLane).sort() };
        }),
      );
    },
    renew: (ids, token, until) => {
      for (const id of ids) if (under(id, token)) put(id, { nextAttemptAt: until });
      return answer(undefined);
    },
    beginAttempt: ({ id }, token, _now, until, details) => {
      if (under(id, token)?.state !== 'queued') return answer(false);
      put(id, {
        state: 'attempting',
        nextAttemptAt: until,
        domain: details.domain,
        ...(details.customerId === undefined ? {} : { customerId: details.customerId }),
      });
      return answer(true);
    },
    settle: ({ id }, token, _now, to) => answer(settle(id, token, to, () => true)),
    settleLapsed: ({ id }, token, now, to) =>
      answer(
        settle(id, token, to, ({ state, nextAttemptAt }) => state === 'attempting' && nextAttemptAt <= now),
      ),
    release: (ids, token, now, lane) => {
      for (const id of ids)
        if (under(id, token)?.state === 'queued')
          put(id, { nextAttemptAt: now, token: undefined, ...(lane === undefined ? {} : { lane }) });
      return answer(undefined);
    },
    remove: (ids, token) => {
      for (const id of ids) if (under(id, token)) stored.delete(id);
      return answer(undefined);
    },
    lapsed: (now, limit) => {
      const found = [...stored.values()].filter(
        (each) => each.state === 'attempting' && each.nextAttemptAt <= now,
      );
      return answer(found.slice(0, limit).map((delivery) => ({ delivery, token: delivery.token ?? '' })));
    },
    countByState: () => {
      const states = [...stored.values()].map((each) => each.state);
      const counts = deliveryStates.map((state) => [state, states.filter((each) => each === state).length]);
      return answer(Object.fromEntries(counts) as Record<DeliveryState, number>);
    },
  };
}
