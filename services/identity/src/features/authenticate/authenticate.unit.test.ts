import { AppError } from '@latchkey/kit/errors';
import { aCredential, goodPassword, noon, otherPassword } from '../../../test/a-credential.ts';
import { createFastHasher, fastHash } from '../../../test/fast-hasher.ts';
import { featureDeps, type FeatureDeps } from '../../../test/feature-deps.ts';
import { codeOf } from '../../../test/outcome.ts';
import type { Credential } from '../../domain/credential.ts';
import { changePassword } from '../change-password/change-password.ts';
import { authenticate } from './authenticate.ts';

const logIn = (deps: FeatureDeps, login: string, password = goodPassword) =>
  authenticate(deps, { login, password, client: { ...client, userAgent: 'Firefox '.repeat(50) } });
const client = { address: '192.0.2.1', deviceToken: '', userAgent: '' };

function withCredential(given: Partial<Credential> = {}) {
  const deps = featureDeps();
  const credential = aCredential(given);
  deps.credentials.put(credential);
  return { deps, credential };
}

describe('a login that succeeds', () => {
  it('opens a session with the epoch read and a coarse idea of the client', async () => {
    const { deps, credential } = withCredential({ epoch: 4 });
    const { tokens, deviceToken } = await logIn(deps, credential.login);
    const [session] = [...deps.sessions.rows.values()];
    expect(session).toMatchObject({
      customerId: credential.customerId,
      epoch: 4,
      createdAt: noon,
      expiresAt: noon + deps.sessionLifeMs,
    });
    expect(session?.userAgent).toHaveLength(200);
    expect(tokens).toEqual({
      accessToken: 'jwt',
      companyUserId: '',
      expiresIn: 900,
      refreshToken: expect.stringMatching(new RegExp(`^${session?.sessionId}\\.[\\w-]{43}$`)),
      customerId: credential.customerId,
      customerReference: credential.customerReference,
    });
    expect(JSON.stringify(session)).not.toContain(tokens.refreshToken.split('.')[1]);
    expect(deps.hasher.verified).toEqual([credential.password?.phc]);
    expect(deps.later).toEqual([]);
    expect(deps.deviceTokens.read(deviceToken, credential.login)).toBeDefined();
    expect(deps.failures.buckets.size).toBe(0);
  });
});

describe('a login that would wait too long for a hash', () => {
  it('is turned away before anything is read or counted', async () => {
    const { deps, credential } = withCredential();
    const reads: string[] = [];
    const { look } = deps.throttle;
    const { findByLogin } = deps.credentials;
    deps.throttle.look = (guards) => (reads.push('counters'), look(guards));
    deps.credentials.findByLogin = (login) => (reads.push('credential'), findByLogin(login));
    await logIn(deps, credential.login);
    deps.hasher.approach = () => Promise.reject(new AppError('overloaded', { retryAfterSeconds: 2 }));
    expect(await codeOf(logIn(deps, credential.login))).toBe('overloaded');
    expect(reads).toEqual(['counters', 'credential']);
  });
});

describe('a login that fails', () => {
  const password = { phc: fastHash(goodPassword), setAt: noon, origin: 'owner' } as const;

  it.each<[string, Partial<Credential> | undefined, string]>([
    ['unknown login', undefined, goodPassword],
    ['wrong password', { password }, otherPassword],
    ['empty password', { password }, ''],
    ['128 characters', { password }, 'x'.repeat(128)],
    ['unconfirmed', { password, state: 'unconfirmed' }, goodPassword],
    ['pending', { password, state: 'pending' }, goodPassword],
    ['blocked', { password, state: 'blocked' }, goodPassword],
    ['reset required', { password, state: 'reset-required' }, goodPassword],
    ['anonymised', { password, state: 'anonymised' }, goodPassword],
    ['no password', { password: undefined }, goodPassword],
    ['a hash that cannot be verified', { password: { ...password, phc: '$2b$31$x' } }, goodPassword],
  ])('%s: one verification, one error, no session', async (_what, given, typed) => {
    const { deps, credential } = withCredential(given);
    let reads = 0;
    const credentials = {
      ...deps.credentials,
      findByLogin: (login: Credential['login']) => {
        reads += 1;
        return deps.credentials.findByLogin(login);
      },
    };
    const login = given === undefined ? 'nobody@example.com' : credential.login;
    await expect(
      authenticate({ ...deps, credentials }, { login, password: typed, client }),
    ).rejects.toMatchObject({
      code: 'authentication_failed',
      detail: undefined,
      fields: [],
    });
    expect(reads).toBe(1);
    expect(deps.hasher.verified).toHaveLength(1);
    expect(deps.sessions.rows.size).toBe(0);
    // Whether it has to wait from now on is looked up after the answer, whoever it is.
    expect(deps.later).toHaveLength(1);
  });

  it('is told of an account from the failure on that makes it wait, and of nobody else', async () => {
    const { deps, credential } = withCredential({ password });
    const failAndLook = async (login: string): Promise<void> => {
      await codeOf(authenticate(deps, { login, password: otherPassword, client }));
      for (const work of deps.later.splice(0)) await work();
    };
    for (let failure = 1; failure <= 9; failure += 1) await failAndLook(credential.login);
    expect(deps.acts).toEqual([]);
    await failAndLook(credential.login);
    expect(deps.acts).toMatchObject([{ act: 'login.throttled', subject: credential.customerId }]);
    for (let failure = 1; failure <= 10; failure += 1) await failAndLook('nobody@example.com');
    expect(deps.acts).toHaveLength(1);
  });

  it('verifies a decoy, the same one each time, where there is nothing to verify', async () => {
    const { deps, credential } = withCredential({ password: undefined });
    await codeOf(logIn(deps, credential.login));
    await codeOf(logIn(deps, credential.login));
    const [first, second] = deps.hasher.verified;
    expect(first).toBe(second);
    expect(deps.hasher.classOf(first ?? '')).toBeDefined();
  });
});

describe('an outdated hash', () => {
  const outdated = (setAt = noon - 5) =>
    withCredential({ password: { phc: fastHash(goodPassword, 16), setAt, origin: 'import' } });

  it('is replaced after the answer; only the hash changes', async () => {
    const { deps, credential } = outdated();
    await logIn(deps, credential.login);
    expect(await deps.credentials.findById(credential.customerId)).toEqual(credential);
    await Promise.all(deps.later.map((work) => work()));
    const stored = await deps.credentials.findById(credential.customerId);
    expect(stored).toEqual({
      ...credential,
      version: 2,
      password: { ...credential.password, phc: stored?.password?.phc },
    });
    expect(deps.hasher.needsUpgrade(stored?.password?.phc ?? '', goodPassword)).toBe(false);
    await logIn(deps, credential.login);
  });

  it('never brings an old password back by a race with its change', async () => {
    const { deps, credential } = outdated();
    await logIn(deps, credential.login);
    await changePassword(deps, {
      customerId: credential.customerId,
      currentPassword: goodPassword,
      newPassword: otherPassword,
      contextWords: [],
    });
    await Promise.all(deps.later.map((work) => work()));
    expect(await codeOf(logIn(deps, credential.login, goodPassword))).toBe('authentication_failed');
    await logIn(deps, credential.login, otherPassword);
  });

  it('stays when the failure of its replacement concerns nobody', async () => {
    const { deps, credential } = outdated();
    const hasher = { ...createFastHasher(), hash: () => Promise.reject(new Error('busy')) };
    await authenticate({ ...deps, hasher }, { login: credential.login, password: goodPassword, client });
    await expect(deps.later[0]?.()).rejects.toThrow('busy');
  });
});
