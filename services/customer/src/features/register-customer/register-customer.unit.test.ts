import { settableClock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { isId } from '@latchkey/kit/ids';
import { silentLogger } from '@latchkey/kit/logging';
import { aProfile } from '../../../test/a-profile.ts';
import { createMemoryCredentials } from '../../../test/memory-credentials.ts';
import { createMemoryCustomers } from '../../../test/memory-customers.ts';
import { settleRegistration } from '../settle-registration/settle-registration.ts';
import { registerCustomer, type Deps, type Registration } from './register-customer.ts';

const now = Date.UTC(2026, 7, 24);

function setUp() {
  const clock = settableClock(now);
  const customers = createMemoryCustomers();
  const credentials = createMemoryCredentials(() => clock.now());
  let number = 35;
  const deps: Deps = {
    customers,
    credentials,
    references: { next: () => Promise.resolve((number += 1)) },
    settle: (customerId) => settleRegistration({ customers, credentials, clock }, customerId),
    clock,
    logger: silentLogger,
    referencePrefix: 'customer',
    termsVersion: '2026-01',
    defaultLocale: 'de_DE',
    defaultStore: 'AT',
  };
  return { deps, customers, credentials };
}

const aRegistration = (change: Partial<Registration> = {}): Registration => ({
  profile: aProfile(),
  password: 'correct horse battery',
  acceptedTerms: true,
  clientAddress: '192.0.2.1',
  ...change,
});
const failing = (code: ConstructorParameters<typeof AppError>[0]) => () => Promise.reject(new AppError(code));
/** What a process does that dies at a step: nothing after it. */
const dies = () => Promise.reject(new Error('killed'));

describe('registerCustomer', () => {
  it('stores profile, consent and event, and activates the credential', async () => {
    const { deps, customers, credentials } = setUp();
    const customer = await registerCustomer(deps, aRegistration());

    expect(customer).toEqual({
      ...aProfile(),
      customerId: expect.any(String),
      customerReference: 'customer--36',
      acceptedTerms: { version: '2026-01', at: now },
      registeredAt: now,
      updatedAt: now,
    });
    expect(isId(customer.customerId)).toBe(true);
    expect([...customers.profiles.values()]).toEqual([customer]);
    expect(customers.events).toEqual([
      {
        type: 'customer.registered',
        data: {
          customerId: customer.customerId,
          customerReference: 'customer--36',
          registeredAtMs: now,
          invited: false,
        },
      },
    ]);
    expect(credentials.stateOf('ada.lovelace@shop.example')).toBe('unconfirmed');
  });

  it('hands identity what it needs, and the names the password may not be built from', async () => {
    const { deps, credentials } = setUp();
    const { customerId } = await registerCustomer(deps, aRegistration());
    expect(credentials.seen).toEqual([
      {
        customerId,
        customerReference: 'customer--36',
        login: 'Ada.Lovelace@shop.example',
        password: 'correct horse battery',
        requestId: expect.any(String),
        locale: 'en_US',
        contextWords: ['Ada', 'Lovelace'],
        clientAddress: '192.0.2.1',
      },
    ]);
    expect(credentials.seen[0]?.requestId).not.toBe(customerId);
  });

  it('takes the shop’s locale and store where none are given', async () => {
    const { deps } = setUp();
    const profile = aProfile({ locale: '', store: '' });
    expect(await registerCustomer(deps, aRegistration({ profile }))).toMatchObject({
      locale: 'de_DE',
      store: 'AT',
    });
  });

  it.each([
    [
      'without consent',
      aRegistration({ acceptedTerms: false }),
      { field: 'acceptedTerms', rule: 'accepted' },
    ],
    [
      'with a broken profile',
      aRegistration({ profile: aProfile({ email: '' }) }),
      { field: 'email', rule: 'required' },
    ],
  ])('refuses a registration %s before it asks anybody', async (_, registration, fault) => {
    const { deps, credentials } = setUp();
    await expect(registerCustomer(deps, registration)).rejects.toMatchObject({
      code: 'invalid_input',
      fields: [fault],
    });
    expect(credentials.seen).toEqual([]);
  });

  it.each(['login_taken', 'password_policy', 'overloaded', 'unavailable'] as const)(
    'passes %s on and stores nothing',
    async (code) => {
      const { deps, customers, credentials } = setUp();
      const refused = registerCustomer(
        { ...deps, credentials: { ...credentials, create: failing(code) } },
        aRegistration(),
      );
      await expect(refused).rejects.toMatchObject({ code });
      expect(customers.profiles.size).toBe(0);
    },
  );

  it('succeeds when only the activation fails: the event does it', async () => {
    const { deps, customers, credentials } = setUp();
    const customer = await registerCustomer(
      { ...deps, credentials: { ...credentials, activate: failing('unavailable') } },
      aRegistration(),
    );
    expect(customers.profiles.get(customer.customerId)).toEqual(customer);
  });

  it('asks to try again when the registration was given up meanwhile', async () => {
    const { deps, customers, credentials } = setUp();
    const slow: Deps = {
      ...deps,
      customers: {
        insert: async (customer, event) => {
          await deps.settle(customer.customerId);
          return customers.insert(customer, event);
        },
      },
    };
    await expect(registerCustomer(slow, aRegistration())).rejects.toMatchObject({
      code: 'unavailable',
      retryAfterSeconds: 1,
    });
    expect(customers.profiles.size).toBe(0);
    expect(credentials.rows.size).toBe(0);
  });
});

describe('registerCustomer again, right after', () => {
  it('a death before the profile: succeeds', async () => {
    const { deps, credentials } = setUp();
    await expect(registerCustomer({ ...deps, customers: { insert: dies } }, aRegistration())).rejects.toThrow(
      'killed',
    );
    expect(credentials.stateOf('ada.lovelace@shop.example')).toBe('pending');

    const customer = await registerCustomer(deps, aRegistration());
    expect([...credentials.rows.keys()]).toEqual([customer.customerId]);
    expect(credentials.stateOf('ada.lovelace@shop.example')).toBe('unconfirmed');
  });

  it('a death after the profile: the first one stands and the login is taken', async () => {
    const { deps, customers, credentials } = setUp();
    const first = await registerCustomer(
      { ...deps, credentials: { ...credentials, activate: dies } },
      aRegistration(),
    );

    await expect(registerCustomer(deps, aRegistration())).rejects.toMatchObject({ code: 'login_taken' });
    expect([...customers.profiles.keys()]).toEqual([first.customerId]);
    expect(credentials.rows.get(first.customerId)?.state).toBe('unconfirmed');
  });

  it('another registration of the address that is just as quick: asks to try again', async () => {
    const { deps, credentials } = setUp();
    const always = { ...credentials, create: () => Promise.resolve({ pendingHolder: 'somebody' }) };
    await expect(registerCustomer({ ...deps, credentials: always }, aRegistration())).rejects.toMatchObject({
      code: 'unavailable',
      retryAfterSeconds: 1,
    });
  });
});
