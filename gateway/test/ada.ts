import type { Address, Customer } from '@latchkey/contracts/customer';

/** The customer of these tests. */
export const ada: Customer = {
  customerId: '0198f0c0-0000-7000-8000-00000000ada0',
  customerReference: 'customer--7',
  email: 'ada@example.com',
  salutation: 'Ms',
  firstName: 'Ada',
  lastName: 'Lock',
  gender: 'Female',
  dateOfBirth: '',
  phone: '',
  company: '',
  locale: 'en_US',
  store: 'DE',
  acceptedTerms: { version: '1', atMs: Date.UTC(2026, 0, 31, 9, 5, 7, 123) },
  registeredAtMs: Date.UTC(2026, 0, 31, 9, 5, 7, 123),
  confirmedAtMs: 0,
  updatedAtMs: Date.UTC(2026, 1, 1),
};
export const home: Address = {
  addressId: '0198f0c0-0000-7000-8000-0000000ca5a0',
  salutation: 'Ms',
  firstName: 'Ada',
  lastName: 'Lock',
  company: '',
  address1: 'Invalidenstraße',
  address2: '35',
  address3: '',
  zipCode: '10115',
  city: 'Berlin',
  iso2Code: 'DE',
  phone: '',
  isDefaultShipping: true,
  isDefaultBilling: false,
};
