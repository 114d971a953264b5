import { settableClock } from '@latchkey/kit/clock';
import { newId } from '@latchkey/kit/ids';
import { aCustomer } from '../../../test/a-customer.ts';
import { codeOf } from '../../../test/a-registration.ts';
import { createMemoryCustomers } from '../../../test/memory-customers.ts';
import { customerRegistered } from '../../domain/customer.ts';
import { updateCustomer } from './update-customer.ts';

async function setUp() {
  const customers = createMemoryCustomers();
  const customer = aCustomer({ phone: '+44 1' });
  await customers.insert(customer, customerRegistered(customer));
  return { deps: { customers, clock: settableClock(Date.UTC(2026, 8, 1)) }, customer };
}

describe('updateCustomer', () => {
  it('changes what is given and leaves the rest', async () => {
    const { deps, customer } = await setUp();
    const updated = await updateCustomer(deps, customer.customerId, { lastName: ' Byron ', phone: '' });
    expect(updated).toEqual({ ...customer, lastName: 'Byron', phone: '', updatedAt: deps.clock.now() });
    expect(await deps.customers.find(customer.customerId)).toEqual(updated);
  });

  it('tells the audit trail which fields, and nothing of what is in them', async () => {
    const { deps, customer } = await setUp();
    const { customerId: subject } = customer;
    await updateCustomer(deps, subject, { lastName: 'Byron', phone: '+44 2' });
    expect(deps.customers.entries).toMatchObject([
      { act: 'account.updated', subject, details: { fields: 'lastName,phone' } },
    ]);
    expect(JSON.stringify(deps.customers.entries)).not.toMatch(/Byron|\+44/);
  });

  it('leaves alone what is not for people to change', async () => {
    const { deps, customer } = await setUp();
    const given = { email: 'other@shop.example', store: 'AT', customerReference: 'x' } as object;
    expect(await updateCustomer(deps, customer.customerId, given)).toEqual({
      ...customer,
      updatedAt: deps.clock.now(),
    });
  });

  it('names every field at fault and changes nothing', async () => {
    const { deps, customer } = await setUp();
    const wrong = { firstName: '', dateOfBirth: '2026-09-02', lastName: 'Byron' };
    await expect(updateCustomer(deps, customer.customerId, wrong)).rejects.toMatchObject({
      code: 'invalid_input',
      fields: [
        { field: 'firstName', rule: 'required' },
        { field: 'dateOfBirth', rule: 'not-in-future' },
      ],
    });
    expect(await deps.customers.find(customer.customerId)).toEqual(customer);
    expect(deps.customers.entries).toEqual([]);
  });

  it('knows nobody else', async () => {
    const { deps } = await setUp();
    expect(await codeOf(updateCustomer(deps, newId(), {}))).toBe('customer_not_found');
  });
});
