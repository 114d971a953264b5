import { aCustomer } from '../../../test/a-customer.ts';
import { codeOf } from '../../../test/a-registration.ts';
import { createMemoryCustomers } from '../../../test/memory-customers.ts';
import { customerRegistered } from '../../domain/customer.ts';
import { followEmailChange } from './follow-email-change.ts';

const at = Date.UTC(2026, 7, 25);

async function aWorld() {
  const customers = createMemoryCustomers();
  const customer = aCustomer();
  await customers.insert(customer, customerRegistered(customer));
  let current: { login: string; version: number } | undefined = { login: 'new@shop.example', version: 7 };
  return {
    customer,
    customers,
    deps: { customers, credentials: { currentLogin: () => Promise.resolve(current) } },
    identityHas: (login: string, version: number) => (current = { login, version }),
    identityForgets: () => (current = undefined),
  };
}

describe('following a change of the e-mail address', () => {
  it('takes over what identity has, and notes the proof', async () => {
    const { customer, customers, deps } = await aWorld();
    await followEmailChange(deps, { customerId: customer.customerId, at, byStaff: false });
    expect(await customers.find(customer.customerId)).toMatchObject({
      email: 'new@shop.example',
      confirmedAt: at,
      updatedAt: at,
    });
  });

  it('changes nothing by an answer that is older than the one it has', async () => {
    const { customer, customers, deps, identityHas } = await aWorld();
    const { customerId } = customer;
    identityHas('newest@shop.example', 9);
    await followEmailChange(deps, { customerId, at, byStaff: false });
    identityHas('new@shop.example', 7);
    await followEmailChange(deps, { customerId, at: at - 1, byStaff: false });
    expect(await customers.find(customerId)).toMatchObject({
      email: 'newest@shop.example',
      confirmedAt: at,
    });
  });

  it('takes over what staff has changed, which proves nothing', async () => {
    const { customer, customers, deps, identityHas } = await aWorld();
    const { customerId } = customer;
    identityHas('corrected@shop.example', 3);
    await followEmailChange(deps, { customerId, at, byStaff: true });
    const { confirmedAt: _, ...same } = customer;
    expect(await customers.find(customerId)).toEqual({
      ...same,
      email: 'corrected@shop.example',
      updatedAt: at,
    });
  });

  it('waits for a profile that is not there yet, and lets people who are gone rest', async () => {
    const { deps, identityForgets } = await aWorld();
    const unknown = { customerId: '0198f0c0-0000-7000-8000-00000000ada0', at, byStaff: false };
    expect(await codeOf(followEmailChange(deps, unknown))).toBe('customer_not_found');
    identityForgets();
    expect(await codeOf(followEmailChange(deps, unknown))).toBe('ok');
  });
});
