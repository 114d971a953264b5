import { aCustomer } from '../../../test/a-customer.ts';
import { createMemoryCustomers } from '../../../test/memory-customers.ts';
import { customerRegistered } from '../../domain/customer.ts';
import { recordConfirmation } from './record-confirmation.ts';

describe('recordConfirmation', () => {
  it('notes the time, and the same event twice changes nothing more', async () => {
    const customers = createMemoryCustomers();
    const customer = aCustomer();
    await customers.insert(customer, customerRegistered(customer));
    const event = { customerId: customer.customerId, confirmedAtMs: customer.registeredAt + 5 };

    await recordConfirmation({ customers }, event);
    await recordConfirmation({ customers }, event);
    expect(await customers.find(customer.customerId)).toMatchObject({ confirmedAt: event.confirmedAtMs });
  });

  it('does not acknowledge an event about somebody unknown', async () => {
    const event = { customerId: aCustomer().customerId, confirmedAtMs: 5 };
    await expect(recordConfirmation({ customers: createMemoryCustomers() }, event)).rejects.toMatchObject({
      code: 'customer_not_found',
    });
  });
});
