import { aRegistration, codeOf } from './a-registration.ts';
import { anAddress } from './an-address.ts';
import { createCustomerWorld, secretsIn, type CustomerClient, type CustomerWorld } from './customer-world.ts';

let world: CustomerWorld;
let clients: CustomerClient[];
beforeAll(async () => {
  world = await createCustomerWorld();
});
beforeEach(async () => {
  clients = [world.clientOf(await world.startCopy()), world.clientOf(await world.startCopy())];
});
afterEach(() => world.stopCopies());
afterAll(async () => {
  await world.stop();
  expect(secretsIn(world.logged)).toEqual([]);
});

const register = async () => (await clients[0]!.registerCustomer(aRegistration())).customer!;

describe('a profile', () => {
  it('is changed where asked, in one write', async () => {
    const [client] = clients;
    const before = await register();
    const { customerId } = before;
    world.clock.advance(1000);
    const { customer } = await client!.updateCustomer({ customerId, firstName: 'Augusta', company: 'AE' });
    expect(customer).toEqual({
      ...before,
      firstName: 'Augusta',
      company: 'AE',
      updatedAtMs: before.updatedAtMs + 1000,
    });
    expect(await client!.getCustomer({ customerId })).toEqual({ customer });
    expect(await codeOf(client!.updateCustomer({ customerId, firstName: '' }))).toBe('invalid_input');
    expect(await codeOf(client!.updateCustomer({ customerId: 'x' }))).toBe('customer_not_found');
  });

  it('loses nothing when two change it at once', async () => {
    const { customerId } = await register();
    await Promise.all([
      clients[0]!.updateCustomer({ customerId, firstName: 'Augusta' }),
      clients[1]!.updateCustomer({ customerId, lastName: 'Byron' }),
    ]);
    const { customer } = await clients[0]!.getCustomer({ customerId });
    expect(customer).toMatchObject({ firstName: 'Augusta', lastName: 'Byron' });
  });
});

describe('an address book', () => {
  const list = async (customerId: string) => (await clients[0]!.listAddresses({ customerId })).addresses;

  it('keeps addresses and their defaults', async () => {
    const [client] = clients;
    const { customerId } = await register();
    expect(await list(customerId)).toEqual([]);
    const { address: one } = await client!.addAddress({ customerId, ...anAddress() });
    const { address: two } = await client!.addAddress({ customerId, ...anAddress(), isDefaultBilling: true });
    expect(await list(customerId)).toEqual([
      { ...one, isDefaultShipping: true, isDefaultBilling: false },
      { ...two, isDefaultShipping: false, isDefaultBilling: true },
    ]);

    const { addressId } = two!;
    const change = { customerId, addressId, city: 'Potsdam', isDefaultShipping: true };
    const { address: changed } = await client!.updateAddress(change);
    expect(changed).toEqual({ ...two, city: 'Potsdam', isDefaultShipping: true });
    await client!.deleteAddress({ customerId, addressId });
    expect(await list(customerId)).toEqual([{ ...one, isDefaultShipping: false, isDefaultBilling: false }]);
    expect(await codeOf(client!.deleteAddress({ customerId, addressId }))).toBe('address_not_found');
    expect(await codeOf(client!.updateAddress(change))).toBe('address_not_found');
  });

  it('does not show in the profile and survives its changes', async () => {
    const [client] = clients;
    const before = await register();
    const { customerId } = before;
    await client!.addAddress({ customerId, ...anAddress() });
    expect(await client!.getCustomer({ customerId })).toEqual({ customer: before });
    await client!.updateCustomer({ customerId, phone: '+49' });
    expect(await list(customerId)).toHaveLength(1);
  });

  it('loses none of many added at once over two copies, and has one default', async () => {
    const { customerId } = await register();
    const cities = Array.from({ length: 12 }, (_, at) => `City ${at}`);
    await Promise.all(
      cities.map((city, at) => clients[at % 2]!.addAddress({ customerId, ...anAddress({ city }) })),
    );
    const addresses = await list(customerId);
    expect(addresses.map(({ city }) => city).sort()).toEqual(cities.sort());
    expect(addresses.filter((each) => each.isDefaultShipping && each.isDefaultBilling)).toHaveLength(1);
    expect(addresses.filter((each) => each.isDefaultShipping || each.isDefaultBilling)).toHaveLength(1);
  });

  it('is nobody else’s', async () => {
    const client = clients[0]!;
    const [mine, theirs] = [await register(), await register()];
    const { address } = await client.addAddress({ customerId: theirs.customerId, ...anAddress() });
    const asMine = { customerId: mine.customerId, addressId: address!.addressId };
    expect(await codeOf(client.updateAddress({ ...asMine, city: 'Potsdam' }))).toBe('address_not_found');
    expect(await codeOf(client.deleteAddress(asMine))).toBe('address_not_found');
    expect(await list(theirs.customerId)).toEqual([address]);
  });
});
