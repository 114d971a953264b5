import { z } from 'zod';
import type {
  DeliveriesServiceDefinition,
  Delivery,
  DeliveryFilter as FilterMessage,
} from '@latchkey/contracts/notification';
import { fieldErrors } from '@latchkey/kit/errors';
import type { Handlers } from '@latchkey/kit/grpc';
import { currentOrigin } from '@latchkey/kit/origin';
import { deliveryKinds, deliveryStates } from '../domain/delivery.ts';
import {
  retriableStates,
  type DeliveryFilter,
  type DeliveryPosition,
  type DeliveryRecord,
} from '../domain/delivery-archive.ts';
import type { Wish } from '../features/retry-deliveries/retry-deliveries.ts';
import { checked, longId, readCursor, time, whole, writeCursor } from './checked.ts';

/** Who may use which call (ARCHITECTURE §7). */
export const deliveryCallers = {
  SearchDeliveries: ['gateway'],
  GetDelivery: ['gateway'],
  RetryDelivery: ['gateway'],
  RetryDeliveries: ['gateway'],
} as const;

export interface DeliveryUseCases {
  search: (given: {
    filter: DeliveryFilter;
    after: DeliveryPosition | undefined;
    limit: number;
  }) => Promise<{ deliveries: DeliveryRecord[]; next: DeliveryPosition | undefined }>;
  show: (id: string) => Promise<{ delivery: DeliveryRecord; address: string | undefined }>;
  retry: (id: string, wish: Wish) => Promise<void>;
  retryAll: (
    given: { filter: DeliveryFilter; limit: number },
    wish: Wish,
  ) => Promise<{ retried: number; more: boolean }>;
}

const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([schema, z.literal('').transform(() => undefined)]);
const optionalTime = time.transform((at) => (at === 0 ? undefined : at));

const filterSchema = z.object({
  customerId: optional(z.uuid()),
  state: optional(z.enum(deliveryStates)),
  kind: optional(z.enum(deliveryKinds)),
  campaignId: optional(longId),
  fromMs: optionalTime,
  toMs: optionalTime,
});
const position = z.tuple([time, longId]);

/** The calls of protos/notification/v1/deliveries.proto. */
export function deliveryHandlers(useCases: DeliveryUseCases): Handlers<DeliveriesServiceDefinition> {
  return {
    SearchDeliveries: async ({ filter, limit, cursor }) => {
      const { deliveries, next } = await useCases.search({
        filter: readFilter(filter),
        after: readPosition(cursor),
        limit: checked(whole(1, 200), limit, 'limit'),
      });
      const nextCursor = next === undefined ? '' : writeCursor([next.createdAt, next.id]);
      return { deliveries: deliveries.map(toMessage), nextCursor };
    },
    GetDelivery: async ({ deliveryId }) => {
      const { delivery, address } = await useCases.show(checked(longId, deliveryId, 'deliveryId'));
      const events = delivery.history.map(({ at, ...line }) => ({ atMs: at, ...line }));
      return { delivery: toMessage(delivery), events, address: address ?? '' };
    },
    RetryDelivery: async ({ deliveryId, notBeforeMs }) => {
      await useCases.retry(checked(longId, deliveryId, 'deliveryId'), wishOf(notBeforeMs));
      return {};
    },
    RetryDeliveries: async ({ filter, limit, notBeforeMs }) => {
      const wanted = readFilter(filter);
      if (!retriableStates.some((state) => state === wanted.state))
        throw fieldErrors({
          field: 'state',
          rule: 'one_of',
          values: { allowed: retriableStates.join(', ') },
        });
      const bounded = checked(whole(1, 500), limit, 'limit');
      return useCases.retryAll({ filter: wanted, limit: bounded }, wishOf(notBeforeMs));
    },
  };
}

function wishOf(notBeforeMs: number): Wish {
  const { kind, id } = currentOrigin().actor;
  return { notBefore: checked(time, notBeforeMs, 'notBeforeMs'), by: `${kind}:${id}` };
}

function readFilter(message: FilterMessage | null): DeliveryFilter {
  const { fromMs, toMs, ...rest } = checked(filterSchema, { ...noFilter, ...message }, 'filter');
  if (rest.campaignId !== undefined && rest.kind !== undefined)
    throw fieldErrors({ field: 'kind', rule: 'not_with_campaign' });
  const filter = { ...rest, from: fromMs, to: toMs };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

const noFilter = { customerId: '', state: '', kind: '', campaignId: '', fromMs: 0, toMs: 0 };

function readPosition(cursor: string): DeliveryPosition | undefined {
  const found = readCursor(cursor, position);
  return found && { createdAt: found[0], id: found[1] };
}

function toMessage(delivery: DeliveryRecord): Delivery {
  return {
    deliveryId: delivery.id,
    kind: delivery.kind,
    state: delivery.state,
    reason: delivery.reason ?? '',
    customerId: delivery.customerId ?? '',
    campaignId: delivery.campaignId ?? '',
    domain: delivery.domain ?? '',
    locale: delivery.locale ?? '',
    attempts: delivery.attempts,
    afterDoubt: delivery.afterDoubt,
    occurredAtMs: delivery.occurredAt,
    createdAtMs: delivery.createdAt,
    updatedAtMs: delivery.updatedAt,
    nextAttemptAtMs: delivery.nextAttemptAt,
    giveUpAtMs: delivery.giveUpAt,
  };
}
