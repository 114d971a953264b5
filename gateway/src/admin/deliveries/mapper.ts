import type { Delivery, DeliveryEvent } from '@latchkey/contracts/notification';
import type { Role } from '../roles.ts';

/** Milliseconds as RFC 3339. */
export function toTime(ms: number): string {
  return new Date(ms).toISOString();
}

/** A text of a message that may be empty, as a field that may be absent. */
export function given<Key extends string>(
  fields: Readonly<Record<Key, string>>,
): Partial<Record<Key, string>> {
  return Object.fromEntries(Object.entries<string>(fields).filter(([, value]) => value !== '')) as Partial<
    Record<Key, string>
  >;
}

export function toDelivery(delivery: Delivery) {
  const { deliveryId, kind, state, attempts, afterDoubt, nextAttemptAtMs } = delivery;
  const { reason, customerId, campaignId, domain, locale } = delivery;
  return {
    deliveryId,
    kind,
    state,
    ...given({ reason, customerId, campaignId, domain, locale }),
    attempts,
    afterDoubt,
    occurredAt: toTime(delivery.occurredAtMs),
    createdAt: toTime(delivery.createdAtMs),
    updatedAt: toTime(delivery.updatedAtMs),
    ...(nextAttemptAtMs === 0 ? {} : { nextAttemptAt: toTime(nextAttemptAtMs) }),
    giveUpAt: toTime(delivery.giveUpAtMs),
  };
}

export function toEvent({ atMs, outcome, reason, by }: DeliveryEvent) {
  return { at: toTime(atMs), outcome, ...given({ reason, by }) };
}

/** Who helps people sees whom a mail goes to; who runs the system sees where. */
export function addressFor(role: Role, address: string): { address?: string } {
  if (address === '') return {};
  const whole = role === 'admin' || role === 'support';
  return { address: whole ? address : `…${address.slice(address.lastIndexOf('@'))}` };
}
