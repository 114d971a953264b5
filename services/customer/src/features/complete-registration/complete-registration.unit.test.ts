import { aCustomer } from '../../../test/a-customer.ts';
import { createMemoryCustomers } from '../../../test/memory-customers.ts';
import type { StagedProfile } from '../../domain/staged-profiles.ts';
import { customerRegistered } from '../../domain/customer.ts';
import { completeRegistration } from './complete-registration.ts';

function house() {
  const customers = createMemoryCustomers();
  const rows = new Map<string, StagedProfile>();
  const staged = {
    find: (requestId: string) => Promise.resolve(rows.get(requestId)),
    delete: (requestId: string) => Promise.resolve(void rows.delete(requestId)),
  };
  const complete = (customerId: string, requestId = 'r1', confirmedAt = 5): Promise<void> =>
    completeRegistration({ customers, staged }, { customerId, requestId, confirmedAt });
  return { customers, rows, complete };
}

describe('completeRegistration', () => {
  it('makes a customer of the staged profile, once', async () => {
    const { customers, rows, complete } = house();
    const customer = aCustomer();
    rows.set('r1', { requestId: 'r1', customer });
    await complete(customer.customerId);
    await complete(customer.customerId);
    expect(customers.profiles.get(customer.customerId)).toMatchObject({
      customerReference: customer.customerReference,
      confirmedAt: 5,
    });
    expect([customers.events.length, rows.size]).toEqual([1, 0]);
  });

  it('writes over the profile of an earlier registration that was never confirmed, and over no other', async () => {
    const { customers, rows, complete } = house();
    const earlier = aCustomer({ customerId: 'earlier', customerReference: 'customer--1' });
    await customers.insert(earlier, customerRegistered(earlier));
    const put = (firstName: string): unknown =>
      rows.set('r1', { requestId: 'r1', customer: aCustomer({ customerId: 'later', firstName }) });
    put('Erin');
    await complete('earlier');
    expect(customers.profiles.get('earlier')).toMatchObject({
      firstName: 'Erin',
      customerReference: 'customer--1',
      confirmedAt: 5,
    });
    put('Mallory');
    await complete('earlier', 'r1', 6);
    expect(customers.profiles.get('earlier')?.firstName).toBe('Erin');
  });

  it('notes the confirmation of a profile that is there already', async () => {
    const { customers, complete } = house();
    const customer = aCustomer();
    await customers.insert(customer, customerRegistered(customer));
    await complete(customer.customerId, '');
    expect(customers.profiles.get(customer.customerId)?.confirmedAt).toBe(5);
  });

  it('fails for somebody nobody knows, so that the event is tried again', async () => {
    await expect(house().complete('nobody')).rejects.toMatchObject({ code: 'customer_not_found' });
  });
});
