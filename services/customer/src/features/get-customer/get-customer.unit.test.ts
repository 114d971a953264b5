import { aCustomer } from '../../../test/a-customer.ts';
import { createMemoryCustomers } from '../../../test/memory-customers.ts';
import { customerRegistered } from '../../domain/customer.ts';
import { getCustomer } from './get-customer.ts';

describe('getCustomer', () => {
  it('finds a profile by its id', async () => {
    const customers = createMemoryCustomers();
    const customer = aCustomer();
    await customers.insert(customer, customerRegistered(customer));
    expect(await getCustomer({ customers }, customer.customerId)).toEqual(customer);
  });

  it('says when there is none', async () => {
    await expect(getCustomer({ customers: createMemoryCustomers() }, 'nobody')).rejects.toMatchObject({
      code: 'customer_not_found',
    });
  });
});
