import { randomBytes } from 'node:crypto';
import { accountService, identityService, ownerService } from '@latchkey/contracts/identity';
import { createGrpcClient } from '@latchkey/kit/grpc';
import { newId } from '@latchkey/kit/ids';
import { silentLogger } from '@latchkey/kit/logging';
import { createInProcessBus, type InProcessBus } from '@latchkey/kit/messaging';
import { buildApp as buildIdentity, type IdentityApp } from '../../identity/src/app.ts';
import { loadIdentityConfig } from '../../identity/src/config.ts';
import { eventually } from '@latchkey/testkit';
import type { Customer } from '../src/domain/customer.ts';
import { anAddress } from './an-address.ts';
import { aPassword, aRegistration, codeOf } from './a-registration.ts';
import { createCustomerWorld, secretsIn, secretsOfCallers, type CustomerWorld } from './customer-world.ts';

/** The other tests speak to a fake identity; these hold the two real services against each other. */
let world: CustomerWorld;
let identity: IdentityApp;
let bus: InProcessBus;
let identityDatabase: string;
beforeAll(async () => {
  world = await createCustomerWorld();
});
// A bus of its own for each test: one keeps the subscriptions of copies that are gone.
beforeEach(async () => {
  const key = (): string => `k1:${randomBytes(32).toString('base64url')}`;
  const config = loadIdentityConfig({
    MONGODB_URI: world.storeUri(`identity-${newId()}`),
    AMQP_URL: 'in-process:',
    GRPC_LISTEN: '127.0.0.1:0',
    HEALTH_LISTEN: 'off',
    RPC_CALLERS: Object.entries(secretsOfCallers)
      .map(([caller, secret]) => `${caller}=${secret}`)
      .join(','),
    PUBLIC_URL: 'https://shop.example',
    DOUBLE_OPT_IN: 'off',
    MINT_KEYS: key(),
    KEY_ENCRYPTION_KEYS: key(),
    LOGIN_HMAC_KEY: randomBytes(32).toString('base64url'),
  });
  bus = createInProcessBus({ logger: silentLogger });
  identity = await buildIdentity(config, { bus, clock: world.clock, logger: silentLogger });
  identityDatabase = new URL(config.MONGODB_URI).pathname.slice(1);
});
afterEach(async () => {
  await world.stopCopies();
  await identity.stop();
});
afterAll(async () => {
  await world.stop();
  expect(secretsIn(world.logged)).toEqual([]);
});

const logIn = async (email: string): Promise<string> => {
  const gateway = createGrpcClient({
    service: identityService,
    address: identity.address,
    caller: 'gateway',
    credential: secretsOfCallers.gateway,
    idempotent: [],
  });
  try {
    return await codeOf(gateway.authenticate({ login: email, password: aPassword }));
  } finally {
    gateway.close();
  }
};
const startCopy: CustomerWorld['startCopy'] = (overrides) =>
  world.startCopy(overrides, { IDENTITY_ADDRESS: identity.address });

describe('customer with the real identity', () => {
  it('registers somebody who can then log in, once per address', async () => {
    const client = world.clientOf(await startCopy());
    const person = aRegistration();
    await client.registerCustomer(person);
    expect(await logIn(person.email)).toBe('ok');
    expect(await codeOf(client.registerCustomer(person))).toBe('login_taken');
  });

  it('passes the password’s faults on', async () => {
    const client = world.clientOf(await startCopy());
    await expect(client.registerCustomer({ ...aRegistration(), password: 'short' })).rejects.toMatchObject({
      code: 'password_policy',
      fields: [expect.objectContaining({ field: 'password' })],
    });
  });

  it('lets a person register again at once after a process died before the profile was stored', async () => {
    const dying = await startCopy({
      customers: (real) => ({ ...real, insert: () => Promise.reject(new Error('killed')) }),
    });
    const person = aRegistration();
    expect(await codeOf(world.clientOf(dying).registerCustomer(person))).toBe('internal');
    expect(await logIn(person.email)).toBe('authentication_failed');
    expect(await codeOf(world.clientOf(await startCopy()).registerCustomer(person))).toBe('ok');
    expect(await logIn(person.email)).toBe('ok');
  });

  it('settles what is left behind: the account stands if its profile was stored, else it is gone', async () => {
    const [lost, kept] = [aRegistration(), aRegistration()];
    const beforeProfile = await startCopy({
      customers: (real) => ({ ...real, insert: () => Promise.reject(new Error('killed')) }),
    });
    await codeOf(world.clientOf(beforeProfile).registerCustomer(lost));
    const afterProfile = await startCopy({
      credentials: (real) => ({ ...real, activate: () => Promise.reject(new Error('killed')) }),
    });
    await codeOf(world.clientOf(afterProfile).registerCustomer(kept));

    world.clock.advance(60_001);
    const other = await startCopy();
    await other.reconcile();
    expect(await logIn(kept.email)).toBe('ok');
    expect(await logIn(lost.email)).toBe('authentication_failed');
    expect(await codeOf(world.clientOf(other).registerCustomer(lost))).toBe('ok');
  });

  it('lets a person go: the address is free at once, and what a dead process left is blanked by the event', async () => {
    const dying = await startCopy({
      customers: (real) => ({ ...real, anonymise: () => Promise.reject(new Error('killed')) }),
    });
    const person = aRegistration();
    const client = world.clientOf(dying);
    const { customerId } = (await client.registerCustomer(person)).customer!;
    await client.addAddress({ customerId, ...anAddress() });
    await client.anonymiseCustomer({ customerId });
    expect(await logIn(person.email)).toBe('authentication_failed');
    expect(await codeOf(client.registerCustomer(person))).toBe('ok');
    expect(await logIn(person.email)).toBe('ok');
    expect(await world.storedCustomer(customerId)).toMatchObject({ email: person.email });

    const other = world.clientOf(await startCopy({ bus }));
    bus.open();
    await eventually(async () => {
      const stored = await world.storedCustomer(customerId);
      const { customerReference, registeredAt, acceptedTerms, locale, store } = stored as unknown as Customer;
      expect(stored).toEqual({
        ...{ _id: customerId, customerReference, registeredAt, acceptedTerms, locale, store },
        anonymisedAt: expect.any(Number),
        updatedAt: expect.any(Number),
        outbox: expect.any(Array),
      });
    });
    expect(await codeOf(other.getCustomer({ customerId }))).toBe('customer_not_found');
    expect(await codeOf(other.updateCustomer({ customerId, lastName: 'Byron' }))).toBe('customer_not_found');
    expect(await codeOf(other.listAddresses({ customerId }))).toBe('customer_not_found');
    expect(await codeOf(other.addAddress({ customerId, ...anAddress() }))).toBe('customer_not_found');
    expect(await world.clientOf(dying, 'notification').getContacts({ customerIds: [customerId] })).toEqual({
      contacts: [],
    });
    expect(await codeOf(other.anonymiseCustomer({ customerId }))).toBe('ok');
  });

  /** Moves somebody to another address, as the gateway and notification would; customer has not heard of it yet. */
  async function move(customerId: string, newLogin: string): Promise<void> {
    const shared = { address: identity.address, idempotent: [] };
    const as = (caller: 'gateway' | 'notification') => ({
      ...shared,
      caller,
      credential: secretsOfCallers[caller],
    });
    const owner = createGrpcClient({ ...as('gateway'), service: ownerService });
    const minter = createGrpcClient({ ...as('notification'), service: identityService });
    try {
      await owner.requestEmailChange({ customerId, newLogin, password: aPassword });
      const wishes = world.store.useDb(identityDatabase).collection<{ _id: string }>('emailChanges');
      const [wish] = await wishes.find({ customerId }).sort({ _id: -1 }).limit(1).toArray();
      const { links } = await minter.mintLinks({
        links: [{ requestId: wish!._id, purpose: 'LINK_PURPOSE_CHANGE_EMAIL' }],
      });
      await owner.confirmEmailChange({ token: links[0]!.minted!.token });
    } finally {
      owner.close();
      minter.close();
    }
  }

  it('follows a change by staff after a death in between, and takes it for no proof', async () => {
    const cut = await startCopy({
      customers: (real) => ({ ...real, followEmailChange: () => Promise.reject(new Error('killed')) }),
    });
    const client = world.clientOf(cut);
    const person = aRegistration();
    const { customerId } = (await client.registerCustomer(person)).customer!;
    const login = `corrected.${person.email.toLowerCase()}`;
    const caller = { caller: 'gateway', credential: secretsOfCallers.gateway } as const;
    const shared = { address: identity.address, idempotent: [] };
    const staff = createGrpcClient({ ...shared, ...caller, service: accountService });
    try {
      await staff.changeAccountEmail({ customerId, login });
      expect(await codeOf(client.followEmailChange({ customerId, byStaff: true }))).toBe('internal');
      const other = (await client.registerCustomer(aRegistration())).customer!;
      const taken = staff.changeAccountEmail({ customerId: other.customerId, login });
      expect(await codeOf(taken)).toBe('login_taken');
      const alive = world.clientOf(await startCopy({ bus }));
      bus.open();
      await eventually(async () => {
        const { customer } = await alive.getCustomer({ customerId });
        expect(customer).toMatchObject({ email: login, confirmedAtMs: 0 });
      });
      // Again: identity has it already, and customer follows once more.
      await staff.changeAccountEmail({ customerId, login });
      expect(await codeOf(alive.followEmailChange({ customerId, byStaff: true }))).toBe('ok');
    } finally {
      staff.close();
    }
  });

  it('follows a change of the address when it is told to, and by the event after a death in between', async () => {
    const dying = await startCopy({
      customers: (real) => ({ ...real, followEmailChange: () => Promise.reject(new Error('killed')) }),
    });
    const client = world.clientOf(dying);
    const [person, other] = [aRegistration(), aRegistration()];
    const { customerId } = (await client.registerCustomer(person)).customer!;
    const wanted = `moved.${person.email.toLowerCase()}`;
    await move(customerId, wanted);
    expect(await codeOf(client.followEmailChange({ customerId }))).toBe('internal');
    expect(await logIn(wanted)).toBe('ok');
    expect(await world.storedCustomer(customerId)).toMatchObject({ email: person.email });

    const alive = world.clientOf(await startCopy({ bus }));
    bus.open();
    await eventually(async () => {
      const { customer } = await alive.getCustomer({ customerId });
      expect(customer).toMatchObject({ email: wanted, confirmedAtMs: expect.any(Number) });
    });
    // The address that was left is free, and following once more changes nothing.
    await alive.registerCustomer({ ...other, email: person.email });
    const before = await world.storedCustomer(customerId);
    expect(await codeOf(alive.followEmailChange({ customerId }))).toBe('ok');
    expect(await world.storedCustomer(customerId)).toEqual(before);
    await alive.anonymiseCustomer({ customerId });
    expect(JSON.stringify(await world.storedCustomer(customerId))).not.toContain('moved.');
  });
});
