import { settableClock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { newId } from '@latchkey/kit/ids';
import { silentLogger } from '@latchkey/kit/logging';
import { aCustomer } from '../../../test/a-customer.ts';
import { codeOf } from '../../../test/a-registration.ts';
import { createMemoryCustomers } from '../../../test/memory-customers.ts';
import { customerRegistered } from '../../domain/customer.ts';
import { anonymiseCustomer, blankProfile, type Deps } from './anonymise-customer.ts';

async function setUp(given: Partial<Deps> = {}) {
  const customers = createMemoryCustomers();
  const customer = aCustomer();
  await customers.insert(customer, customerRegistered(customer));
  const ended: string[] = [];
  const credentials = {
    anonymise: (customerId: string) => {
      ended.push(customerId);
      return Promise.resolve();
    },
  };
  const deps = { customers, credentials, clock: settableClock(1000), logger: silentLogger, ...given };
  return { deps, customers, ended, customerId: customer.customerId };
}
const told = (customerId: string, anonymisedAtMs: number) => ({
  type: 'customer.anonymised',
  data: { customerId, anonymisedAtMs },
});

describe('anonymiseCustomer', () => {
  it('ends the account, then blanks the profile and tells of it', async () => {
    const { deps, customers, ended, customerId } = await setUp();
    await anonymiseCustomer(deps, customerId);
    expect(ended).toEqual([customerId]);
    expect(await customers.find(customerId)).toBeUndefined();
    expect(customers.events.at(-1)).toEqual(told(customerId, 1000));
  });

  it('blanks nothing while the account stands', async () => {
    const gone = (code: 'unavailable' | 'credential_not_found') => ({
      credentials: { anonymise: () => Promise.reject(new AppError(code)) },
    });
    const { deps, customers, customerId } = await setUp(gone('unavailable'));
    expect(await codeOf(anonymiseCustomer(deps, customerId))).toBe('unavailable');
    expect(await codeOf(anonymiseCustomer({ ...deps, ...gone('credential_not_found') }, customerId))).toBe(
      'customer_not_found',
    );
    expect(await customers.find(customerId)).toBeDefined();
  });

  it('leaves the profile to the event when the store is away', async () => {
    const { deps, customers, ended, customerId } = await setUp();
    const { anonymise } = customers;
    customers.anonymise = () => Promise.reject(new AppError('unavailable'));
    await anonymiseCustomer(deps, customerId);
    expect(ended).toEqual([customerId]);
    expect(await codeOf(blankProfile(deps, customerId, 5))).toBe('unavailable');
    customers.anonymise = anonymise;
    await blankProfile(deps, customerId, 5);
    expect(await customers.find(customerId)).toBeUndefined();
  });

  it('tells of it once, however often it is done', async () => {
    const { deps, customers, customerId } = await setUp();
    await anonymiseCustomer(deps, customerId);
    await blankProfile(deps, customerId, 5);
    await anonymiseCustomer(deps, customerId);
    expect(customers.events.filter(({ type }) => type === 'customer.anonymised')).toHaveLength(1);
  });

  it('keeps a profile from appearing late', async () => {
    const { deps, customers } = await setUp();
    const late = aCustomer({ customerId: newId() });
    await blankProfile(deps, late.customerId, 5);
    expect(await customers.insert(late, customerRegistered(late))).toBe('tombstoned');
  });
});
