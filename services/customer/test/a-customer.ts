import { newId } from '@latchkey/kit/ids';
import type { Customer } from '../src/domain/customer.ts';
import { parseProfile } from '../src/domain/profile.ts';
import { aProfile } from './a-profile.ts';

/** A customer who registered at 2026-08-24T00:00:00Z. */
export function aCustomer(change: Partial<Customer> = {}): Customer {
  const registeredAt = Date.UTC(2026, 7, 24);
  const customerId = newId();
  return {
    ...parseProfile(aProfile(), registeredAt),
    customerId,
    customerReference: `customer--${customerId}`,
    acceptedTerms: { version: '1', at: registeredAt },
    registeredAt,
    updatedAt: registeredAt,
    ...change,
  };
}
