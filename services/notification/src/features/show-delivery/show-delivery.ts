import { AppError } from '@latchkey/kit/errors';
import type { DeliveryArchive, DeliveryRecord } from '../../domain/delivery-archive.ts';
import type { ContactDirectory } from '../../domain/people.ts';

export interface Deps {
  archive: Pick<DeliveryArchive, 'find'>;
  contacts: ContactDirectory;
}

/**
 * One delivery with its story. The ledger holds no address: the customer's is looked up, and missing when nobody can say.
 * @throws AppError delivery_not_found
 */
export async function showDelivery(
  { archive, contacts }: Deps,
  id: string,
): Promise<{ delivery: DeliveryRecord; address: string | undefined }> {
  const delivery = await archive.find(id);
  if (delivery === undefined) throw new AppError('delivery_not_found');
  const { customerId } = delivery;
  if (customerId === undefined) return { delivery, address: undefined };
  const people = await contacts.find([customerId]).catch(() => undefined);
  return { delivery, address: people?.get(customerId)?.address };
}
