import type { QueryFilter } from 'mongoose';
import { deliveryKinds, deliveryStates } from '../domain/delivery.ts';
import type { DeliveryFilter, DeliveryPosition } from '../domain/delivery-archive.ts';
import type { DeliveryDocument } from './delivery-model.ts';

/** Newest first; the id decides between deliveries of one moment. */
export const newestFirst = { createdAt: -1, _id: -1 } as const;

/**
 * The query of a search. Each combination a filter can have walks along one index in the order of `newestFirst`: what an
 * index has before the time is always bound, if only to all its values. A customer's mails are few, so that the rest of
 * such a filter is looked up in the documents.
 */
export function deliveryQuery(
  filter: DeliveryFilter,
  after: DeliveryPosition | undefined,
): QueryFilter<DeliveryDocument> {
  return { $and: [bound(filter), ...timeOf(filter), ...behind(after)] };
}

function bound({ customerId, campaignId, state, kind }: DeliveryFilter): QueryFilter<DeliveryDocument> {
  const anyState = { $in: [...deliveryStates] };
  if (customerId !== undefined)
    return {
      customerId,
      ...(campaignId === undefined ? {} : { campaignId }),
      ...(state === undefined ? {} : { state }),
      ...(kind === undefined ? {} : { kind }),
    };
  if (campaignId !== undefined) return { campaignId, state: state ?? anyState };
  if (state !== undefined || kind !== undefined)
    return { state: state ?? anyState, kind: kind ?? { $in: [...deliveryKinds] } };
  return {};
}

function timeOf({ from, to }: DeliveryFilter): QueryFilter<DeliveryDocument>[] {
  return [
    ...(from === undefined ? [] : [{ createdAt: { $gte: from } }]),
    ...(to === undefined ? [] : [{ createdAt: { $lt: to } }]),
  ];
}

/** The bound on the time is the index's, the alternative only sorts out the deliveries of that very moment. */
function behind(after: DeliveryPosition | undefined): QueryFilter<DeliveryDocument>[] {
  if (after === undefined) return [];
  const { createdAt, id } = after;
  return [
    { createdAt: { $lte: createdAt } },
    { $or: [{ createdAt: { $lt: createdAt } }, { _id: { $lt: id } }] },
  ];
}
