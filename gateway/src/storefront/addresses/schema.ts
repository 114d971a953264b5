import { z } from 'zod';
import type { Address } from '@latchkey/contracts/customer';
import { AppError } from '@latchkey/kit/errors';
import { profileFields } from '../account/schema.ts';
import { line } from '../schema.ts';

const required = {
  salutation: profileFields.salutation,
  firstName: line(100),
  lastName: line(100),
  address1: line(255),
  zipCode: line(15),
  city: line(255),
  iso2Code: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .meta({ description: 'ISO 3166-1 alpha-2' }),
};
const optional = {
  company: line(255, 0),
  address2: line(255, 0),
  address3: line(255, 0),
  phone: line(255, 0),
};
/** False takes nothing away: a default moves when another address becomes it. */
const flags = { isDefaultShipping: z.boolean().default(false), isDefaultBilling: z.boolean().default(false) };

export const newAddress = z
  .strictObject({
    ...required,
    company: optional.company.default(''),
    address2: optional.address2.default(''),
    address3: optional.address3.default(''),
    phone: optional.phone.default(''),
    ...flags,
  })
  .meta({ id: 'NewAddress' });
export const addressChange = z
  .strictObject({ ...z.object({ ...required, ...optional }).partial().shape, ...flags })
  .meta({ id: 'AddressChange', description: 'What is absent stays as it is' });
export const addressSchema = z
  .strictObject({
    id: z.string(),
    ...required,
    ...optional,
    isDefaultShipping: z.boolean(),
    isDefaultBilling: z.boolean(),
  })
  .meta({ id: 'Address' });
export function presentAddress(address: Address | null): Omit<Address, 'addressId'> & { id: string } {
  if (address === null) throw new AppError('internal', { detail: 'the answer of customer holds no address' });
  const { addressId: id, ...same } = address;
  return { id, ...same };
}
