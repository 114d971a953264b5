import type { ListedCustomer } from '@latchkey/contracts/customer';
import type { ListCustomersResponse } from '@latchkey/contracts/customer';
import { csvLine } from '../../operations/csv.ts';
import { presentListed } from './schema.ts';

/** Rows asked for at a time. */
const pageSize = 500;

const columns = [
  'customerReference',
  'registeredAt',
  'email',
  'lastName',
  'firstName',
  'salutation',
  'company',
  'store',
  'locale',
  'state',
  'password',
  'confirmedAt',
] as const;

/**
 * A list as CSV (RFC 4180), a page a piece: the next one is asked for when the client has taken the one before, so that
 * neither side holds more than that.
 * @param ask for the page behind a cursor
 */
export async function* csvOf(
  ask: (page: { cursor: string; limit: number }) => Promise<ListCustomersResponse>,
): AsyncGenerator<string, void> {
  let head = csvLine([...columns]);
  let cursor = '';
  do {
    const page = await ask({ cursor, limit: pageSize });
    cursor = page.nextCursor;
    yield head + page.customers.map(rowOf).join('');
    head = '';
  } while (cursor !== '');
}

function rowOf(customer: ListedCustomer): string {
  const listed = presentListed(customer);
  return csvLine(columns.map((column) => listed[column] ?? ''));
}
