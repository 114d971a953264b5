import type { Connection } from 'mongoose';
import { newId } from '@latchkey/kit/ids';
import type { AccountState } from '../src/domain/directory.ts';
import { searchKeysOf } from '../src/domain/search-keys.ts';
import { aCustomer } from './a-customer.ts';

/** Somebody a campaign may mean, as stored: active, with a password. */
export function somebody(
  change: {
    email?: string;
    customerReference?: string;
    store?: string;
    locale?: string;
    imports?: string[];
    account?: Partial<AccountState> | undefined;
  } = {},
) {
  const { account = {}, ...fields } = change;
  const { customerId, ...profile } = aCustomer();
  const stored = { ...profile, ...fields };
  return {
    _id: customerId,
    ...stored,
    ...searchKeysOf(stored),
    account: { version: 1, state: 'active', password: 'set', ...account },
    outbox: [],
  };
}

/** Somebody who is gone, as stored. */
export function somebodyGone(store = 'DE') {
  const { acceptedTerms, registeredAt, updatedAt } = aCustomer();
  const rest = { acceptedTerms, registeredAt, updatedAt, locale: 'en_US', store, anonymisedAt: updatedAt };
  return { _id: newId(), customerReference: `gone--${newId()}`, ...rest, outbox: [] };
}

/** Stores people as they are given. */
export async function storePeople(store: Connection, people: readonly { _id: string }[]): Promise<string[]> {
  await store.collection<{ _id: string }>('customers').insertMany([...people]);
  return people.map(({ _id }) => _id);
}
