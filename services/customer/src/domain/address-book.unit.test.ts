import { newId } from '@latchkey/kit/ids';
import { anAddress } from '../../test/an-address.ts';
import {
  addAddress,
  addressesOf,
  changeAddress,
  emptyAddressBook,
  parseAddress,
  removeAddress,
  type AddressBook,
  type DefaultFlags,
} from './address-book.ts';

const no: DefaultFlags = { isDefaultShipping: false, isDefaultBilling: false };
const shipping: DefaultFlags = { ...no, isDefaultShipping: true };
const billing: DefaultFlags = { ...no, isDefaultBilling: true };

/** Adds an address with these flags for each of the ids a, b, c … */
const aBook = (...flags: DefaultFlags[]): AddressBook =>
  flags.reduce(
    (book, each, at) => addAddress(book, { ...anAddress(), addressId: 'abc'.charAt(at) }, each),
    emptyAddressBook,
  );
/** Which addresses there are; `>` marks the default for shipping, `*` that for billing. */
const picture = (book: AddressBook): string =>
  addressesOf(book)
    .map((each) => `${each.isDefaultShipping ? '>' : ''}${each.isDefaultBilling ? '*' : ''}${each.addressId}`)
    .join(' ');

describe('the default addresses', () => {
  it('are both the first one, whatever its flags', () => {
    expect(picture(aBook(no))).toBe('>*a');
    expect(picture(aBook(no, no))).toBe('>*a b');
  });

  it('move to whoever claims them', () => {
    expect(picture(aBook(no, shipping))).toBe('*a >b');
    expect(picture(aBook(no, shipping, billing))).toBe('a >b *c');
    expect(
      picture(changeAddress(aBook(no, no), 'b', {}, { ...shipping, ...billing, isDefaultShipping: true })),
    ).toBe('a >*b');
  });

  it('stay where they are when nobody claims them', () => {
    expect(picture(changeAddress(aBook(no, no), 'a', { city: 'Potsdam' }, no))).toBe('>*a b');
  });

  it('are gone with their address, and stay gone', () => {
    const left = removeAddress(aBook(no, billing), 'a');
    expect(picture(left)).toBe('*b');
    expect(picture(addAddress(left, { ...anAddress(), addressId: 'd' }, no))).toBe('*b d');
    expect(picture(addAddress(removeAddress(left, 'b'), { ...anAddress(), addressId: 'd' }, no))).toBe('>*d');
  });
});

describe('an address book', () => {
  it('changes what is given and nothing else, and counts its versions', () => {
    const book = aBook(no, no);
    const changed = changeAddress(book, 'b', { city: 'Potsdam' }, no);
    expect(changed).toEqual({
      ...book,
      version: 3,
      addresses: [book.addresses[0], { ...book.addresses[1], city: 'Potsdam' }],
    });
  });

  it('knows no other addresses', () => {
    const unknown = { code: 'address_not_found' };
    expect(() => changeAddress(aBook(no), 'x', {}, no)).toThrow(expect.objectContaining(unknown) as Error);
    expect(() => removeAddress(aBook(no), 'x')).toThrow(expect.objectContaining(unknown) as Error);
  });

  it('has an end', () => {
    const full = Array.from({ length: 250 }).reduce<AddressBook>(
      (book) => addAddress(book, { ...anAddress(), addressId: newId() }, no),
      emptyAddressBook,
    );
    expect(() => addAddress(full, { ...anAddress(), addressId: newId() }, no)).toThrow(
      expect.objectContaining({ code: 'address_limit' }) as Error,
    );
  });
});

describe('parseAddress', () => {
  it('drops blanks and writes the country in capitals', () => {
    expect(parseAddress({ ...anAddress(), city: ' Berlin ', iso2Code: 'de' }, 0)).toEqual(anAddress());
  });

  it('checks only what is given', () => {
    expect(parseAddress({ city: 'Potsdam' }, 0)).toEqual({ city: 'Potsdam' });
    expect(parseAddress({}, 0)).toEqual({});
  });

  it('names every field at fault', () => {
    const wrong = {
      salutation: 'Sir',
      firstName: ' ',
      lastName: 'x'.repeat(101),
      address1: 'a\nb',
      zipCode: '1'.repeat(16),
      city: '',
      iso2Code: 'ZZ',
      address3: 'x'.repeat(256),
    };
    const fields = [
      'salutation',
      'firstName',
      'lastName',
      'address1',
      'address3',
      'zipCode',
      'city',
      'iso2Code',
    ];
    expect(() => parseAddress(wrong, 0)).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        fields: fields.map((field) => expect.objectContaining({ field }) as unknown),
      }) as Error,
    );
  });
});
