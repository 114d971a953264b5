import { createLocalJWKSet, jwtVerify } from 'jose';
import { eventually, startTestStore, type TestStore } from '@latchkey/testkit';
import { goodPassword, otherPassword } from './a-credential.ts';
import {
  mintConfirmation,
  mintRestore,
  register,
  registerActive,
  requestReset,
  startIdentity,
  type TestIdentity,
} from './identity-fixture.ts';
import { codeOf } from './outcome.ts';

let store: TestStore;
let identity: TestIdentity;

beforeAll(async () => {
  store = await startTestStore();
  identity = await startIdentity(store.uri('story'));
});
afterAll(async () => {
  await identity.stop();
  await store.stop();
});

const logIn = (login: string, password: string) => identity.gateway.authenticate({ login, password });

describe('the main job, call by call', () => {
  it('registers, confirms, logs in, changes, forgets, restores', async () => {
    const person = await register(identity);
    expect(await codeOf(logIn(person.login, person.password))).toBe('authentication_failed');

    const confirmation = await mintConfirmation(identity, person);
    expect(
      await identity.gateway.inspectLink({
        token: confirmation,
        purpose: 'LINK_PURPOSE_CONFIRM_REGISTRATION',
      }),
    ).toEqual({ state: 'LINK_STATE_LIVE', customerId: person.customerId });
    expect(await identity.gateway.confirmRegistration({ token: confirmation })).toMatchObject({
      customerId: person.customerId,
    });
    expect(await codeOf(identity.gateway.confirmRegistration({ token: confirmation }))).toBe('link_invalid');

    const { tokens } = await logIn(person.login.toUpperCase(), person.password);
    const before = tokens!;
    await identity.gateway.changePassword({
      customerId: person.customerId,
      currentPassword: person.password,
      newPassword: otherPassword,
    });
    expect(await codeOf(logIn(person.login, person.password))).toBe('authentication_failed');
    expect(await codeOf(identity.gateway.refreshSession({ refreshToken: before.refreshToken }))).toBe(
      'refresh_token_invalid',
    );
    await logIn(person.login, otherPassword);

    const token = await mintRestore(identity, await requestReset(identity, person.login));
    const newPassword = 'three green bottles fell';
    expect(await identity.gateway.restorePassword({ token, newPassword })).toMatchObject({
      customerId: person.customerId,
    });
    expect(await codeOf(identity.gateway.restorePassword({ token, newPassword }))).toBe('link_invalid');
    expect(await codeOf(logIn(person.login, otherPassword))).toBe('authentication_failed');
    await logIn(person.login, newPassword);

    const told = [
      'registration.confirmation_requested',
      'registration.confirmed',
      'password.changed',
      'password.restored',
    ];
    await eventually(() => {
      const mine = identity.bus.published.filter(
        ({ type, data }) =>
          JSON.stringify(data).includes(person.customerId) &&
          !['audit.recorded', 'credential.changed'].includes(type),
      );
      expect(mine.map((event) => event.type)).toEqual(told);
    });
  });

  it('hands out access tokens that anybody verifies by the published keys', async () => {
    const person = await registerActive(identity);
    const { tokens } = await logIn(person.login, person.password);
    const { jwksJson } = await identity.gateway.getJwks({});
    const keys = createLocalJWKSet(JSON.parse(jwksJson) as Parameters<typeof createLocalJWKSet>[0]);

    const { payload, protectedHeader } = await jwtVerify(tokens!.accessToken, keys, {
      issuer: 'https://shop.example',
      audience: 'frontend',
      algorithms: ['ES256'],
    });

    expect(payload).toMatchObject({
      sub: person.customerId,
      customer_reference: person.customerReference,
      scopes: ['customer'],
      epoch: 1,
      sid: tokens!.refreshToken.split('.')[0],
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(900);
    expect(protectedHeader.alg).toBe('ES256');
    expect(jwksJson).not.toContain('"d"');
    expect(tokens).toMatchObject({ expiresIn: 900, customerId: person.customerId });
  });

  it('tells the epochs of those who may hold tokens', async () => {
    const active = await registerActive(identity);
    const unconfirmed = await register(identity);
    await identity.gateway.changePassword({
      customerId: active.customerId,
      currentPassword: goodPassword,
      newPassword: otherPassword,
    });

    const { epochs } = await identity.gateway.getEpochs({
      customerIds: [active.customerId, unconfirmed.customerId],
    });

    expect(epochs).toEqual([{ customerId: active.customerId, epoch: 2 }]);
  });

  it('lets a restore prove the address of somebody who never confirmed', async () => {
    const person = await register(identity);
    const token = await mintRestore(identity, await requestReset(identity, person.login));

    await identity.gateway.restorePassword({ token, newPassword: otherPassword });

    await logIn(person.login, otherPassword);
    await eventually(() => {
      const mine = identity.bus.published.filter(
        ({ type, data }) =>
          JSON.stringify(data).includes(person.customerId) &&
          !['audit.recorded', 'credential.changed'].includes(type),
      );
      expect(mine.map((event) => event.type).sort()).toEqual([
        'password.restored',
        'registration.confirmation_requested',
        'registration.confirmed',
      ]);
    });
  });
});
