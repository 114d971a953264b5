import { settableClock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { aCustomer } from '../../../test/a-customer.ts';
import { createMemoryCredentials } from '../../../test/memory-credentials.ts';
import { createMemoryCustomers } from '../../../test/memory-customers.ts';
import { customerRegistered } from '../../domain/customer.ts';
import { settleRegistration } from './settle-registration.ts';

function setUp() {
  const customers = createMemoryCustomers();
  const credentials = createMemoryCredentials(() => 0);
  const customer = aCustomer();
  credentials.rows.set(customer.customerId, { login: 'ada', state: 'pending', createdAt: 0 });
  return { customers, credentials, clock: settableClock(0), customer };
}

describe('settleRegistration', () => {
  it('completes a registration whose profile is stored', async () => {
    const { customer, ...deps } = setUp();
    await deps.customers.insert(customer, customerRegistered(customer));
    expect(await settleRegistration(deps, customer.customerId)).toBe('completed');
    expect(deps.credentials.stateOf('ada')).toBe('unconfirmed');
  });

  it('undoes a registration without a profile, and bars the profile from coming late', async () => {
    const { customer, ...deps } = setUp();
    expect(await settleRegistration(deps, customer.customerId)).toBe('undone');
    expect(deps.credentials.rows.size).toBe(0);
    expect(await deps.customers.insert(customer, customerRegistered(customer))).toBe('tombstoned');
  });

  it('changes nothing the second time', async () => {
    const { customer, ...deps } = setUp();
    await settleRegistration(deps, customer.customerId);
    expect(await settleRegistration(deps, customer.customerId)).toBe('undone');
  });

  it('bars the profile before it asks for the deletion', async () => {
    const { customer, ...deps } = setUp();
    const credentials = {
      ...deps.credentials,
      deletePending: () => Promise.reject(new AppError('unavailable')),
    };
    await expect(settleRegistration({ ...deps, credentials }, customer.customerId)).rejects.toMatchObject({
      code: 'unavailable',
    });
    expect(deps.customers.tombstones.has(customer.customerId)).toBe(true);
    expect(deps.credentials.stateOf('ada')).toBe('pending');
  });
});
