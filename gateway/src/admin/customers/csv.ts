import type { ListedCustomer } from '@latchkey/contracts/customer';
import type { ListCustomersResponse } from '@latchkey/contracts/customer';
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
  let head = lineOf([...columns]);
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
  return lineOf(columns.map((column) => listed[column] ?? ''));
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/**
 * Spreadsheets take a cell that begins with one of these signs for a formula, and people choose their names: an
 * apostrophe before it makes it text (OWASP, CSV Injection). All cells are quoted, so that a cell cannot end early.
 */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
