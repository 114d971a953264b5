import { newId } from '@latchkey/kit/ids';
import type { Person } from '../../../services/notification/test/fake-people.ts';

let people = 0;
/** Somebody new: half of them German, spread over 20 domains. @param prefix of the address */
export function aPerson(prefix = 'p'): Person {
  people += 1;
  const locale = people % 2 === 0 ? 'de_DE' : 'en_US';
  const name =
    people % 3 === 0
      ? { firstName: 'Jürgen', lastName: 'Müller' }
      : { firstName: 'Ada', lastName: 'Lovelace' };
  return { customerId: newId(), email: `${prefix}.${people}@mail${people % 20}.example`, ...name, locale };
}
