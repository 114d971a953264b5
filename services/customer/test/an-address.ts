import type { AddressTexts } from '../src/domain/address-book.ts';

/** An address that breaks no rule. */
export function anAddress(change: Partial<AddressTexts> = {}): AddressTexts {
  return {
    salutation: 'Ms',
    firstName: 'Ada',
    lastName: 'Lovelace',
    company: '',
    address1: 'Invalidenstraße',
    address2: '35',
    address3: '',
    zipCode: '10115',
    city: 'Berlin',
    iso2Code: 'DE',
    phone: '',
    ...change,
  };
}
