import { identityService } from '@latchkey/contracts/identity';
import { createGrpcClient } from '@latchkey/kit/grpc';
import { newId } from '@latchkey/kit/ids';
import { createTestBus, eventually, startTestStore, type TestStore } from '@latchkey/testkit';
import { buildApp } from '../src/app.ts';
import { goodPassword, otherPassword } from './a-credential.ts';
import { catchLog } from './catch-log.ts';
import { createFastHasher } from './fast-hasher.ts';
import {
  mintConfirmation,
  mintRestore,
  register,
  requestReset,
  secretOf,
  startIdentity,
  stopIdentities,
} from './identity-fixture.ts';
import { codeOf } from './outcome.ts';

let store: TestStore;
beforeAll(async () => {
  store = await startTestStore();
});
afterEach(stopIdentities);
afterAll(async () => {
  await store.stop();
});

describe('the edges', () => {
  it('lets every caller do what is its own, and nobody else', async () => {
    const identity = await startIdentity(store.uri('callers'));
    const { gateway, customer, notification } = identity;
    const links = [{ requestId: newId(), purpose: 'LINK_PURPOSE_RESTORE_PASSWORD' as const }];
    expect(await codeOf(gateway.mintLinks({ links }))).toBe('caller_not_allowed');
    expect(await codeOf(customer.mintLinks({ links }))).toBe('caller_not_allowed');
    expect(await codeOf(notification.authenticate({ login: 'a', password: 'b' }))).toBe('caller_not_allowed');
    expect(await codeOf(gateway.createCredential({}))).toBe('caller_not_allowed');
    expect(await codeOf(notification.mintLinks({ links }))).toBe('ok');
    await identity.stop();
  });

  it('names the fields that are out of bounds', async () => {
    const identity = await startIdentity(store.uri('bounds'));
    const { gateway, customer, notification } = identity;
    await expect(
      gateway.requestReset({ login: `${'a'.repeat(255)}@x`, locale: 'en_US' }),
    ).rejects.toMatchObject({
      code: 'invalid_input',
      fields: [{ field: 'login', rule: 'too_big' }],
    });
    await expect(customer.createCredential({ customerId: 'me' })).rejects.toMatchObject({
      code: 'invalid_input',
      fields: expect.arrayContaining([expect.objectContaining({ field: 'customerId' })]),
    });
    expect(await codeOf(notification.mintLinks({ links: [] }))).toBe('invalid_input');
    expect(await codeOf(gateway.getEpochs({ customerIds: [] }))).toBe('invalid_input');
    expect(await codeOf(gateway.authenticate({ login: 'a'.repeat(300), password: 'x' }))).toBe(
      'authentication_failed',
    );
    await identity.stop();
  });

  it('tells everybody to come back later when too many requests wait', async () => {
    const bus = createTestBus();
    const identity = await startIdentity(store.uri('backlog'), { bus, env: { RESET_BACKLOG: '3' } });
    bus.refuse(new Error('the broker is away'));
    const ask = () => identity.gateway.requestReset({ login: 'nobody@example.com', locale: 'en_US' });
    for (let count = 0; count < 3; count += 1) await ask();
    await eventually(async () => {
      await expect(ask()).rejects.toMatchObject({ code: 'overloaded', retryAfterSeconds: 30 });
    });
    await identity.stop();
  });

  it('keeps passwords, tokens, hashes and addresses out of the log', async () => {
    const log = catchLog();
    const hasher = createFastHasher();
    const bus = createTestBus();
    const identity = await startIdentity(store.uri('log'), {
      bus,
      overrides: { logger: log.logger, hasher },
    });
    const person = await register(identity, { login: 'telltale-address@example.com' });
    const confirmation = await mintConfirmation(identity, person);
    await identity.gateway.confirmRegistration({ token: confirmation });
    await codeOf(identity.gateway.confirmRegistration({ token: confirmation }));
    const { tokens } = await identity.gateway.authenticate({ login: person.login, password: goodPassword });
    await codeOf(identity.gateway.authenticate({ login: person.login, password: 'telltale wrong one' }));
    const { tokens: fresh } = await identity.gateway.refreshSession({ refreshToken: tokens!.refreshToken });
    await codeOf(identity.gateway.refreshSession({ refreshToken: `${newId()}.${'telltale'.repeat(5)}abc` }));
    const { customerId } = person;
    await codeOf(
      identity.gateway.changePassword({
        customerId,
        currentPassword: 'telltale wrong one',
        newPassword: otherPassword,
      }),
    );
    await codeOf(
      identity.gateway.changePassword({ customerId, currentPassword: goodPassword, newPassword: 'telltale' }),
    );
    bus.refuse(new Error('the broker is away'));
    await identity.gateway.changePassword({
      customerId,
      currentPassword: goodPassword,
      newPassword: otherPassword,
    });
    await codeOf(identity.customer.createCredential({ ...person, customerId: newId() }));
    await codeOf(
      identity.customer.createCredential({ ...person, customerId: 'telltale-address@example.com' }),
    );
    bus.refuse(undefined);
    const token = await mintRestore(identity, await requestReset(identity, person.login));
    await identity.gateway.restorePassword({ token, newPassword: 'three green bottles fell' });
    await codeOf(identity.gateway.restorePassword({ token, newPassword: 'telltale' }));
    await identity.stop();

    const secrets = [
      'telltale',
      goodPassword,
      otherPassword,
      'three green bottles fell',
      confirmation,
      token,
      tokens!.refreshToken,
      tokens!.accessToken,
      fresh!.refreshToken,
      ...hasher.verified,
      '$argon2id$',
    ];
    expect(log.text()).toContain('identity is running');
    for (const secret of secrets) expect(log.text()).not.toContain(secret);
    expect(JSON.stringify(bus.published)).not.toMatch(/telltale|\$argon2id\$/);
  });
});

describe('starting', () => {
  it('refuses keys that do not open what is stored, and leaves nothing running', async () => {
    const uri = store.uri('wrong-key');
    await (await startIdentity(uri)).stop();
    const other = `e1:${Buffer.alloc(32, 9).toString('base64url')}`;
    await expect(startIdentity(uri, { env: { KEY_ENCRYPTION_KEYS: other } })).rejects.toThrow(
      'does not open what is stored',
    );
  });

  it('answers health and metrics on a port of its own, with the real hasher', async () => {
    const log = catchLog();
    const probe = await startIdentity(store.uri('health'));
    const app = await buildApp(
      { ...probe.config, HEALTH_LISTEN: { host: '127.0.0.1', port: 0 } },
      { bus: probe.bus, logger: log.logger },
    );
    const client = createGrpcClient({
      service: identityService,
      address: app.address,
      caller: 'gateway',
      credential: secretOf('gateway'),
      idempotent: [],
    });
    expect(await codeOf(client.authenticate({ login: 'nobody@example.com', password: goodPassword }))).toBe(
      'authentication_failed',
    );
    const base = `http://127.0.0.1:${app.healthPort}`;
    const ready = await fetch(`${base}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { status: 'ready', checks: { mongo: true, bus: true } },
    ]);
    probe.bus.refuse(new Error('the broker is away'));
    const degraded = await fetch(`${base}/health/ready`);
    expect([degraded.status, await degraded.json()]).toEqual([
      200,
      { status: 'degraded', checks: { mongo: true, bus: false } },
    ]);
    expect(await codeOf(client.requestReset({ login: 'nobody@example.com' }))).toBe('ok');
    const metrics = await (await fetch(`${base}/metrics`)).text();
    expect(metrics).toMatch(/^latchkey_bus_connected\{.*\} 0$/m);
    expect(metrics).toMatch(
      /^password_hash_duration_seconds_count\{.*class="argon2id\/m=19456,t=2,p=1".*\} 1$/m,
    );
    expect(metrics).toContain('password_hash_queue_length');
    client.close();
    await app.stop();
    await probe.stop();
  });
});
