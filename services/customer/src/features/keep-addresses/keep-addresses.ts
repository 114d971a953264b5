import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { newId } from '@latchkey/kit/ids';
import {
  addAddress as added,
  addressesOf,
  changeAddress as changed,
  parseAddress,
  removeAddress as removed,
  type Address,
  type AddressBook,
  type AddressTexts,
  type DefaultFlags,
} from '../../domain/address-book.ts';
import type { Customers } from '../../domain/customer.ts';

export interface Deps {
  customers: Pick<Customers, 'findAddressBook' | 'saveAddressBook'>;
  clock: Clock;
}

/** Each further round means that somebody else changed the same book in between; people have few hands. */
const maxRounds = 20;

/**
 * The addresses of a customer, oldest first.
 * @throws AppError `customer_not_found`, `unavailable`
 */
export async function listAddresses(deps: Deps, customerId: string): Promise<Address[]> {
  return addressesOf(await readBook(deps, customerId));
}

/**
 * Adds an address; the first one becomes the default for both.
 * @throws AppError `invalid_input`, `customer_not_found`, `address_limit`, `unavailable`
 */
export async function addAddress(
  deps: Deps,
  customerId: string,
  { isDefaultShipping, isDefaultBilling, ...texts }: AddressTexts & DefaultFlags,
): Promise<Address> {
  // Every field is given, so every field is checked and comes back.
  const address = { ...(parseAddress(texts, deps.clock.now()) as AddressTexts), addressId: newId() };
  const book = await change(deps, customerId, (present) =>
    added(present, address, { isDefaultShipping, isDefaultBilling }),
  );
  return present(book, address.addressId);
}

/**
 * Changes what is given of an address.
 * @throws AppError `invalid_input`, `customer_not_found`, `address_not_found`, `unavailable`
 */
export async function updateAddress(
  deps: Deps,
  customerId: string,
  addressId: string,
  { isDefaultShipping, isDefaultBilling, ...texts }: Parameters<typeof parseAddress>[0] & DefaultFlags,
): Promise<Address> {
  const given = parseAddress(texts, deps.clock.now());
  const book = await change(deps, customerId, (before) =>
    changed(before, addressId, given, { isDefaultShipping, isDefaultBilling }),
  );
  return present(book, addressId);
}

/**
 * Removes an address; if it was a default, there is none afterwards.
 * @throws AppError `customer_not_found`, `address_not_found`, `unavailable`
 */
export async function deleteAddress(deps: Deps, customerId: string, addressId: string): Promise<void> {
  await change(deps, customerId, (book) => removed(book, addressId));
}

async function readBook(deps: Deps, customerId: string): Promise<AddressBook> {
  const book = await deps.customers.findAddressBook(customerId);
  if (book === undefined) throw new AppError('customer_not_found');
  return book;
}

/** Reads, changes and writes, guarded by the version read: of two changes at once none is lost. */
async function change(
  deps: Deps,
  customerId: string,
  apply: (book: AddressBook) => AddressBook,
): Promise<AddressBook> {
  for (let round = 1; round <= maxRounds; round += 1) {
    const before = await readBook(deps, customerId);
    const after = apply(before);
    if (await deps.customers.saveAddressBook(customerId, before.version, after)) return after;
  }
  throw new AppError('unavailable', { detail: 'the address book kept changing', retryAfterSeconds: 1 });
}

function present(book: AddressBook, addressId: string): Address {
  const found = addressesOf(book).find((each) => each.addressId === addressId);
  if (found === undefined) throw new Error('an address just written is not in its book');
  return found;
}
