import { settableClock } from '@latchkey/kit/clock';
import { newId } from '@latchkey/kit/ids';
import { aCustomer } from '../../../test/a-customer.ts';
import { codeOf } from '../../../test/a-registration.ts';
import { anAddress } from '../../../test/an-address.ts';
import { createMemoryCustomers } from '../../../test/memory-customers.ts';
import { customerRegistered } from '../../domain/customer.ts';
import { addAddress, deleteAddress, listAddresses, updateAddress, type Deps } from './keep-addresses.ts';

const no = { isDefaultShipping: false, isDefaultBilling: false };

async function setUp() {
  const customers = createMemoryCustomers();
  const customer = aCustomer();
  await customers.insert(customer, customerRegistered(customer));
  const deps: Deps = { customers, clock: settableClock(0) };
  return { deps, customers, customerId: customer.customerId };
}

describe('the addresses of a customer', () => {
  it('are added, changed, listed and deleted', async () => {
    const { deps, customerId } = await setUp();
    const first = await addAddress(deps, customerId, { ...anAddress(), ...no });
    const second = await addAddress(deps, customerId, { ...anAddress({ city: 'Potsdam' }), ...no });
    const { addressId } = second;
    expect(first).toMatchObject({ isDefaultShipping: true, isDefaultBilling: true });
    expect(second).toEqual({ ...anAddress({ city: 'Potsdam' }), ...no, addressId });

    const change = { company: 'Analytical Engines', ...no, isDefaultBilling: true };
    const changed = await updateAddress(deps, customerId, addressId, change);
    expect(changed).toEqual({ ...second, company: 'Analytical Engines', isDefaultBilling: true });
    await deleteAddress(deps, customerId, first.addressId);
    expect(await listAddresses(deps, customerId)).toEqual([changed]);
  });

  it('are those of customers only', async () => {
    const { deps } = await setUp();
    const calls = [
      listAddresses(deps, newId()),
      addAddress(deps, newId(), { ...anAddress(), ...no }),
      updateAddress(deps, newId(), 'x', no),
      deleteAddress(deps, newId(), 'x'),
    ];
    for (const call of calls) expect(await codeOf(call)).toBe('customer_not_found');
  });

  it('store nothing that is not valid', async () => {
    const { deps, customerId } = await setUp();
    const wrong = { ...anAddress({ iso2Code: 'ZZ' }), ...no };
    expect(await codeOf(addAddress(deps, customerId, wrong))).toBe('invalid_input');
    expect(await listAddresses(deps, customerId)).toEqual([]);
  });

  it('try again when somebody else was faster, but not for ever', async () => {
    const { deps, customers, customerId } = await setUp();
    const { saveAddressBook } = customers;
    let lost = 0;
    customers.saveAddressBook = (...given) =>
      (lost += 1) <= 3 ? Promise.resolve(false) : saveAddressBook(...given);
    await addAddress(deps, customerId, { ...anAddress(), ...no });
    expect(lost).toBe(4);
    customers.saveAddressBook = () => Promise.resolve(false);
    expect(await codeOf(addAddress(deps, customerId, { ...anAddress(), ...no }))).toBe('unavailable');
  });
});
