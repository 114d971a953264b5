import type { Address } from '@latchkey/contracts/customer';
import type { Resource } from '../document.ts';
import { countryName } from './country-name.ts';

/** Path of a customer's addresses below the base of Glue. */
export function addressesPath(owner: string): string {
  return `/customers/${encodeURIComponent(owner)}/addresses`;
}

/** Proto's "not given". */
function orNull(text: string): string | null {
  return text === '' ? null : text;
}

/**
 * The attributes of Spryker's addresses resource.
 * @param locale the language the country is named in
 */
export function addressResource(address: Address, owner: string, locale: string): Resource {
  return {
    type: 'addresses',
    id: address.addressId,
    attributes: {
      salutation: address.salutation,
      firstName: address.firstName,
      lastName: address.lastName,
      address1: address.address1,
      address2: orNull(address.address2),
      address3: orNull(address.address3),
      zipCode: address.zipCode,
      city: address.city,
      country: countryName(address.iso2Code, locale),
      iso2Code: address.iso2Code,
      company: orNull(address.company),
      phone: orNull(address.phone),
      isDefaultShipping: address.isDefaultShipping,
      isDefaultBilling: address.isDefaultBilling,
    },
    path: `${addressesPath(owner)}/${encodeURIComponent(address.addressId)}`,
  };
}
