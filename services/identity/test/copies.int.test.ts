import { settableClock } from '@latchkey/kit/clock';
import { newId } from '@latchkey/kit/ids';
import { connectMongo } from '@latchkey/kit/mongo';
import { createTestBus, eventually, startTestStore, type TestStore } from '@latchkey/testkit';
import { credentialModel } from '../src/outbound/mongo/credential-model.ts';
import { resetRequestModel } from '../src/outbound/mongo/mongo-reset-request-repository.ts';
import { goodPassword, otherPassword } from './a-credential.ts';
import { catchLog } from './catch-log.ts';
import { fastHash } from './fast-hasher.ts';
import { register, registerActive, startIdentity, stopIdentities } from './identity-fixture.ts';
import { codeOf } from './outcome.ts';

let store: TestStore;
beforeAll(async () => {
  store = await startTestStore();
});
afterEach(stopIdentities);
afterAll(async () => {
  await store.stop();
});

const minute = 60_000;

describe('two copies that start at once', () => {
  it('sign with one key', async () => {
    const uri = store.uri('keys');
    const copies = await Promise.all([startIdentity(uri), startIdentity(uri)]);
    const sets = await Promise.all(copies.map(async ({ gateway }) => (await gateway.getJwks({})).jwksJson));
    expect(sets[0]).toBe(sets[1]);
    expect((JSON.parse(sets[0]!) as { keys: unknown[] }).keys).toHaveLength(1);
    await Promise.all(copies.map((copy) => copy.stop()));
  });
});

describe('a copy that dies', () => {
  it('leaves events that another copy sweeps', async () => {
    const uri = store.uri('sweep');
    const mute = createTestBus();
    mute.refuse(new Error('the broker is away'));
    const dying = await startIdentity(uri, { bus: mute });
    const person = await register(dying);
    await dying.gateway.requestReset({ login: person.login, locale: 'en_US' });
    await dying.stop();
    expect(mute.published).toEqual([]);

    const clock = settableClock(Date.now() + minute);
    const other = await startIdentity(uri, { overrides: { clock } });
    await eventually(() => {
      expect(other.bus.published.map((event) => event.type).sort()).toEqual([
        'audit.recorded',
        'credential.changed',
        'password.reset_requested',
        'registration.confirmation_requested',
      ]);
    });
    await eventually(async () => {
      const connection = await connectMongo({ uri, appName: 'test', logger: catchLog().logger });
      const waiting = { 'outbox.at': { $exists: true } };
      const left =
        (await credentialModel(connection).countDocuments(waiting)) +
        (await resetRequestModel(connection).countDocuments(waiting));
      await connection.close();
      expect(left).toBe(0);
    });
    await other.stop();
  });

  it('after the profile was stored is made good by its event, however often that comes', async () => {
    const identity = await startIdentity(store.uri('registered'));
    const customerId = newId();
    const given = { customerId, customerReference: 'customer--9', login: `x-${customerId}@example.com` };
    await identity.customer.createCredential({
      ...given,
      password: goodPassword,
      requestId: newId(),
      locale: 'en_US',
    });
    const pending = async () =>
      (await identity.customer.listPendingCredentials({ createdBeforeMs: Date.now() + 1, limit: 10 }))
        .customerIds;
    expect(await pending()).toEqual([customerId]);
    expect(
      await identity.customer.createCredential({
        ...given,
        customerId: newId(),
        password: goodPassword,
        requestId: newId(),
      }),
    ).toEqual({
      pendingHolderCustomerId: customerId,
    });

    const event = {
      specversion: '1.0',
      id: newId(),
      source: '/customer',
      type: 'customer.registered',
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      data: { customerId, customerReference: 'customer--9', registeredAtMs: 1 },
    } as const;
    await identity.bus.deliver(event);
    await identity.bus.deliver(event);
    await identity.customer.activateCredential({ customerId });
    expect(await pending()).toEqual([]);
    expect(
      await codeOf(
        identity.customer.createCredential({
          ...given,
          customerId: newId(),
          password: goodPassword,
          requestId: newId(),
        }),
      ),
    ).toBe('login_taken');
    expect(await codeOf(identity.bus.deliver({ ...event, data: { customerId: 'me' } }))).toBe(
      'invalid_input',
    );
    await identity.stop();
    expect(identity.bus.ofType('registration.confirmation_requested')).toHaveLength(1);
  });
});

describe('sessions', () => {
  it('give a token at most its rotation and its grace use, then end', async () => {
    const identity = await startIdentity(store.uri('refresh'));
    const person = await registerActive(identity);
    const { tokens } = await identity.gateway.authenticate({
      login: person.login,
      password: person.password,
    });
    const refreshToken = tokens!.refreshToken;
    const answers = await Promise.allSettled(
      Array.from({ length: 16 }, () => identity.gateway.refreshSession({ refreshToken })),
    );
    const won = answers.flatMap((each) =>
      each.status === 'fulfilled' ? [each.value.tokens!.refreshToken] : [],
    );
    expect(won.length).toBeGreaterThan(0);
    expect(won.length).toBeLessThanOrEqual(2);
    for (const token of won) {
      expect(await codeOf(identity.gateway.refreshSession({ refreshToken: token }))).toBe(
        'refresh_token_invalid',
      );
    }
    await identity.stop();
  });
});

describe('an outdated hash', () => {
  it('is replaced after a login, and never brings an old password back', async () => {
    const uri = store.uri('upgrade');
    const identity = await startIdentity(uri);
    const connection = await connectMongo({ uri, appName: 'test', logger: catchLog().logger });
    const credentials = credentialModel(connection);
    for (let round = 0; round < 10; round += 1) {
      const person = await registerActive(identity);
      const { customerId, login } = person;
      await credentials.updateOne(
        { _id: customerId },
        { $set: { 'password.phc': fastHash(goodPassword, 16) } },
      );
      const change = { customerId, currentPassword: goodPassword, newPassword: otherPassword };
      const [, changed] = await Promise.all([
        codeOf(identity.gateway.authenticate({ login, password: goodPassword })),
        codeOf(identity.gateway.changePassword(change)),
      ]);
      expect(changed).toBe('ok');
      expect(await codeOf(identity.gateway.authenticate({ login, password: goodPassword }))).toBe(
        'authentication_failed',
      );
      expect(await codeOf(identity.gateway.authenticate({ login, password: otherPassword }))).toBe('ok');
    }
    const person = await registerActive(identity);
    await credentials.updateOne(
      { _id: person.customerId },
      { $set: { 'password.phc': fastHash(goodPassword, 16) } },
    );
    await identity.gateway.authenticate({ login: person.login, password: goodPassword });
    await eventually(async () => {
      const stored = await credentials.findById(person.customerId).lean();
      expect(stored?.password?.phc).toContain('m=8,');
    });
    await connection.close();
    await identity.stop();
  });
});
