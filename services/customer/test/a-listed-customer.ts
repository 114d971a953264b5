import type { SeededRandom } from '@latchkey/testkit';
import type { Entry } from '../src/domain/directory.ts';
import { searchKeysOf } from '../src/domain/search-keys.ts';
import { aCustomer } from './a-customer.ts';

const day = 86_400_000;
/** The first day somebody may have registered on; the last is 49 days later. */
export const firstDay = Date.UTC(2026, 0, 1);

/**
 * One of many in a list: few words, so that many share one; days, as imports have them; one in forty blocked, one in a
 * hundred with a link that ends a day before `now`, at it or a day later.
 */
export function aListedCustomer(n: number, random: SeededRandom, now: number): Entry {
  const lastName = random.oneOf(['Lovelace', 'Straße', 'Αναγνωστόπουλος', 'lopez', 'Łuczak', 'Ada']);
  const linksUntil = random.below(100) === 0 ? now + day * (random.below(3) - 1) : undefined;
  const { customerId, customerReference, email, salutation, firstName, company, ...usual } = aCustomer({
    email: `${random.oneOf(['Ada', 'bob', 'Zoë'])}.${n}@shop.example`,
    customerReference: `DE--${n}`,
  });
  return {
    ...{ customerId, customerReference, email, salutation, firstName, lastName, company },
    locale: random.oneOf([usual.locale, usual.locale, usual.locale, 'de_DE']),
    store: random.oneOf([usual.store, usual.store, 'AT']),
    registeredAt: firstDay + random.below(50) * day,
    account: {
      version: 1 + random.below(9),
      state: random.below(40) === 0 ? 'blocked' : random.oneOf(['active', 'unconfirmed']),
      password: random.oneOf(['set', 'set', 'imported', 'none']),
      ...(linksUntil === undefined ? {} : { linksUntil }),
    },
  };
}

/** As the store has one. */
export function listedDocument({ customerId, ...fields }: Entry) {
  return { ...fields, _id: customerId, ...searchKeysOf(fields) };
}
