import { AppError } from '@latchkey/kit/errors';
import { countryCodes } from './countries.ts';
import { salutations } from './profile.ts';
import { atMost, checkedTexts, oneLine, oneOf, required, type Rule } from './text-rules.ts';

/** A postal address. An empty string means "not given". */
export interface AddressTexts {
  salutation: string;
  firstName: string;
  lastName: string;
  company: string;
  address1: string;
  address2: string;
  address3: string;
  zipCode: string;
  city: string;
  /** ISO 3166-1 alpha-2, upper case. */
  iso2Code: string;
  phone: string;
}

/** An address in its owner's book. */
export interface StoredAddress extends AddressTexts {
  /** UUIDv7 */
  addressId: string;
}

/** Everything a customer has of addresses; it is stored and replaced as a whole. */
export interface AddressBook {
  /** Raised by every change; guards changes that were made from a read. */
  version: number;
  /** Oldest first. */
  addresses: readonly StoredAddress[];
  /** addressId; at most one of each. */
  defaultShipping?: string | undefined;
  defaultBilling?: string | undefined;
}

/** Which defaults an address is to become; false takes nothing away. */
export interface DefaultFlags {
  isDefaultShipping: boolean;
  isDefaultBilling: boolean;
}

/** An address as its owner sees it. */
export type Address = StoredAddress & DefaultFlags;

export const emptyAddressBook: AddressBook = { version: 0, addresses: [] };

/** The book is one document with the profile; this many addresses of the greatest size stay below 1 MB. */
const maxAddresses = 250;

/** Widths of Spryker's columns (spryker.md §1.3). Which of the optional ones a form insists on is the edge's affair. */
const rules: Record<keyof AddressTexts, readonly Rule[]> = {
  salutation: [required, oneOf(salutations)],
  firstName: [required, atMost(100), oneLine],
  lastName: [required, atMost(100), oneLine],
  company: [atMost(255), oneLine],
  address1: [required, atMost(255), oneLine],
  address2: [atMost(255), oneLine],
  address3: [atMost(255), oneLine],
  zipCode: [required, atMost(15), oneLine],
  city: [required, atMost(255), oneLine],
  iso2Code: [required, oneOf(countryCodes)],
  phone: [atMost(255), oneLine],
};

/**
 * Checks the fields that are given.
 * @throws AppError `invalid_input` naming every field at fault with the first rule it breaks
 */
export function parseAddress(
  input: { readonly [Field in keyof AddressTexts]?: string | undefined },
  now: number,
): Partial<AddressTexts> {
  return checkedTexts(rules, { ...input, iso2Code: input.iso2Code?.toUpperCase() }, now);
}

/**
 * The first address becomes the default for both, whatever its flags say (spryker.md §1.3).
 * @throws AppError `address_limit`
 */
export function addAddress(book: AddressBook, address: StoredAddress, flags: DefaultFlags): AddressBook {
  if (book.addresses.length >= maxAddresses) throw new AppError('address_limit');
  const first = book.addresses.length === 0;
  const added = { ...book, addresses: [...book.addresses, address] };
  return withDefaults(added, address.addressId, {
    isDefaultShipping: first || flags.isDefaultShipping,
    isDefaultBilling: first || flags.isDefaultBilling,
  });
}

/** @throws AppError `address_not_found` */
export function changeAddress(
  book: AddressBook,
  addressId: string,
  change: Partial<AddressTexts>,
  flags: DefaultFlags,
): AddressBook {
  const present = requireAddress(book, addressId);
  const addresses = book.addresses.map((each) => (each === present ? { ...present, ...change } : each));
  return withDefaults({ ...book, addresses }, addressId, flags);
}

/**
 * Without a default nobody is offered a wrong one: the next address does not move up.
 * @throws AppError `address_not_found`
 */
export function removeAddress(book: AddressBook, addressId: string): AddressBook {
  const gone = requireAddress(book, addressId);
  const unless = (id: string | undefined): string | undefined => (id === addressId ? undefined : id);
  return {
    version: book.version + 1,
    addresses: book.addresses.filter((each) => each !== gone),
    defaultShipping: unless(book.defaultShipping),
    defaultBilling: unless(book.defaultBilling),
  };
}

/** The addresses with their flags, oldest first. */
export function addressesOf(book: AddressBook): Address[] {
  return book.addresses.map((each) => ({
    ...each,
    isDefaultShipping: each.addressId === book.defaultShipping,
    isDefaultBilling: each.addressId === book.defaultBilling,
  }));
}

function withDefaults(book: AddressBook, addressId: string, flags: DefaultFlags): AddressBook {
  return {
    version: book.version + 1,
    addresses: book.addresses,
    defaultShipping: flags.isDefaultShipping ? addressId : book.defaultShipping,
    defaultBilling: flags.isDefaultBilling ? addressId : book.defaultBilling,
  };
}

function requireAddress(book: AddressBook, addressId: string): StoredAddress {
  const found = book.addresses.find((each) => each.addressId === addressId);
  if (found === undefined) throw new AppError('address_not_found');
  return found;
}
