import { aCustomer } from '../../../test/a-customer.ts';
import { createMemoryCustomers } from '../../../test/memory-customers.ts';
import { customerRegistered } from '../../domain/customer.ts';
import { getContacts } from './get-contacts.ts';

describe('getContacts', () => {
  it('gives what mails need and leaves unknown ids out', async () => {
    const customers = createMemoryCustomers();
    const customer = aCustomer();
    await customers.insert(customer, customerRegistered(customer));
    const { customerId, email, salutation, firstName, lastName, locale } = customer;
    expect(await getContacts({ customers }, [customerId, 'nobody'])).toEqual([
      { customerId, email, salutation, firstName, lastName, locale },
    ]);
  });

  it.each([0, 501])('refuses %i ids', async (count) => {
    const ids = Array.from({ length: count }, (_, index) => String(index));
    await expect(getContacts({ customers: createMemoryCustomers() }, ids)).rejects.toMatchObject({
      code: 'invalid_input',
      fields: [{ field: 'customerIds', rule: 'count', values: { min: 1, max: 500, actual: count } }],
    });
  });
});
