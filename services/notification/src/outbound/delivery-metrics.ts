import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Backoff } from '../domain/backoff.ts';
import type { Delivery, DeliveryState } from '../domain/delivery.ts';
import type { Transition } from '../domain/transition.ts';

export interface DeliveryMetrics {
  observe(delivery: Delivery, change: Transition, now: number): void;
}

/**
 * `latchkey_deliveries{state}` counts the ledger when scraped, all copies together; the others count what this copy
 * did: `latchkey_delivery_outcomes_total{kind,outcome,state}`, `latchkey_delivery_seconds{kind}` from queueing to the
 * mail server's 250, and `latchkey_mail_server_paused`.
 */
export function createDeliveryMetrics(
  registry: Registry,
  countByState: () => Promise<Record<DeliveryState, number>>,
  relayBackoff: Backoff,
): DeliveryMetrics {
  const registers = [registry];
  new Gauge({
    name: 'latchkey_deliveries',
    help: 'Deliveries on the ledger by state.',
    labelNames: ['state'],
    registers,
    async collect() {
      // A store that is away must not take the other figures with it.
      const counts = await countByState().catch(() => undefined);
      this.reset();
      for (const [state, count] of Object.entries(counts ?? {})) this.set({ state }, count);
    },
  });
  new Gauge({
    name: 'latchkey_mail_server_paused',
    help: '1 while the mail server does not serve this copy.',
    registers,
    collect() {
      this.set(relayBackoff.failing ? 1 : 0);
    },
  });
  const outcomes = new Counter({
    name: 'latchkey_delivery_outcomes_total',
    help: 'What became of claimed deliveries.',
    labelNames: ['kind', 'outcome', 'state'],
    registers,
  });
  const seconds = new Histogram({
    name: 'latchkey_delivery_seconds',
    help: 'From queueing to the acceptance by the mail server.',
    labelNames: ['kind'],
    buckets: [0.1, 0.3, 1, 3, 10, 30, 120, 600, 3600],
    registers,
  });
  return {
    observe: ({ kind, createdAt }, { outcome, state }, now) => {
      outcomes.inc({ kind, outcome, state });
      if (state === 'sent') seconds.observe({ kind }, (now - createdAt) / 1000);
    },
  };
}
