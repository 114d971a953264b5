import type {
  DeliveryArchive,
  DeliveryFilter,
  DeliveryPosition,
  DeliveryRecord,
} from '../../domain/delivery-archive.ts';

export interface Deps {
  archive: Pick<DeliveryArchive, 'search'>;
}

/**
 * One page of a search, newest first.
 * @param given.after where the page before ended
 * @returns `next` is where this one ended; undefined with the last page
 */
export async function searchDeliveries(
  { archive }: Deps,
  given: { filter: DeliveryFilter; after: DeliveryPosition | undefined; limit: number },
): Promise<{ deliveries: DeliveryRecord[]; next: DeliveryPosition | undefined }> {
  const found = await archive.search(given.filter, given.after, given.limit + 1);
  const deliveries = found.slice(0, given.limit);
  return { deliveries, next: found.length > given.limit ? deliveries.at(-1) : undefined };
}
