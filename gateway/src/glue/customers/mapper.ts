import type { Customer } from '@latchkey/contracts/customer';
import type { Resource } from '../document.ts';
import type { Registration } from './schema.ts';

/** Spryker renders times as UTC with microseconds: `2026-01-31 09:05:07.123000`. */
function glueTime(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('T', ' ').replace('Z', '000');
}

/** Proto's "not given". */
function orNull(text: string): string | null {
  return text === '' ? null : text;
}

/** The attributes of Spryker's customers resource. There is no password here, not even a hash. */
export function customerResource(customer: Customer): Resource {
  return {
    type: 'customers',
    id: customer.customerReference,
    attributes: {
      salutation: orNull(customer.salutation),
      firstName: orNull(customer.firstName),
      lastName: orNull(customer.lastName),
      gender: orNull(customer.gender),
      dateOfBirth: orNull(customer.dateOfBirth),
      email: customer.email,
      acceptedTerms: (customer.acceptedTerms?.atMs ?? 0) > 0 ? true : null,
      confirmPassword: null,
      createdAt: glueTime(customer.registeredAtMs),
      updatedAt: glueTime(customer.updatedAtMs),
    },
    path: `/customers/${encodeURIComponent(customer.customerReference)}`,
  };
}

/** The answer to everybody while registration does not disclose: nothing in it comes from what is stored. */
export function neutralResource(registration: Registration): Resource {
  const { salutation, firstName, lastName, gender, dateOfBirth, email } = registration;
  return {
    type: 'customers',
    id: null,
    attributes: {
      salutation,
      firstName,
      lastName,
      gender,
      dateOfBirth: orNull(dateOfBirth),
      email,
      acceptedTerms: true,
      confirmPassword: null,
      createdAt: null,
      updatedAt: null,
    },
    path: '/customers',
  };
}
