import { aCredential, goodPassword, otherPassword } from '../../../test/a-credential.ts';
import { createMemoryThrottle } from '../../../test/memory-throttle.ts';
import { defaultLimits, featureDeps } from '../../../test/feature-deps.ts';
import { codeOf } from '../../../test/outcome.ts';
import type { Credential } from '../../domain/credential.ts';
import { hashSecret } from '../../domain/link-token.ts';
import { createGuarding } from '../../domain/throttle/guarding.ts';
import { restorePassword } from '../restore-password/restore-password.ts';
import { authenticate } from './authenticate.ts';

/** Two copies that share the store and the clock, as two processes do. */
function twoCopies() {
  const one = featureDeps();
  const failures = createMemoryThrottle();
  const guarding = () =>
    createGuarding({ failures, limits: defaultLimits, clock: one.clock, newId: one.newId });
  return [
    { ...one, ...guarding() },
    { ...one, ...guarding() },
  ] as const;
}

const token = 'a-token-from-a-mail';

describe('10,000 hostile attempts on one login, from ever new addresses', () => {
  const copies = twoCopies();
  const [{ clock, credentials, hasher }] = copies;
  const credential: Credential = {
    ...aCredential(),
    links: [
      {
        hash: hashSecret(token),
        purpose: 'restore-password',
        expiresAt: clock.now() + 86_400_000,
        requestId: 'r',
        kid: 'm1',
      },
    ],
  };
  credentials.put(credential);
  let attempts = 0;
  const hostile = (login: string, at: number): Promise<string> => {
    attempts += 1;
    const address = `10.${(attempts >> 16) & 255}.${(attempts >> 8) & 255}.${attempts & 255}`;
    const client = { address, deviceToken: '', userAgent: '' };
    return codeOf(authenticate(copies[at]!, { login, password: `guess ${attempts}`, client }));
  };
  const owner = (deviceToken: string, password = goodPassword) =>
    authenticate(copies[0], {
      login: credential.login,
      password,
      client: { address: '192.0.2.7', deviceToken, userAgent: '' },
    });

  it('never keep the owner out: a known device gets in at any time, and so does the mailed link', async () => {
    const { deviceToken } = await owner('');
    const codes = new Map<string, number>();
    for (let attempt = 0; attempt < 10_000; attempt += 1) {
      const code = await hostile(credential.login, attempt % 2);
      codes.set(code, (codes.get(code) ?? 0) + 1);
      clock.advance(5000);
      if (attempt % 100 === 0) await owner(deviceToken);
    }
    // 14 hours at full patience: the waits let 10, then 7 while they grow, then one an hour pass.
    expect(codes.get('authentication_failed')).toBeLessThan(35);
    expect(codes.get('too_many_attempts')).toBeGreaterThan(9965);
    expect(await codeOf(owner(''))).toBe('too_many_attempts');

    const restored = await restorePassword(copies[1], {
      token,
      newPassword: otherPassword,
      contextWords: [],
    });
    await owner('', otherPassword);
    for (let attempt = 0; attempt < 20; attempt += 1) await hostile(credential.login, attempt % 2);
    await owner(restored.deviceToken, otherPassword);
  });

  it('cost the same work for a login that nobody has', async () => {
    const workOf = async (login: string): Promise<unknown> => {
      const before = hasher.verified.length;
      const codes: string[] = [];
      for (let attempt = 0; attempt < 30; attempt += 1) codes.push(await hostile(login, attempt % 2));
      return { codes, verified: hasher.verified.length - before };
    };
    const known = aCredential({ login: 'known@example.com' as Credential['login'], customerId: 'k' });
    credentials.put(known);
    expect(await workOf('nobody@example.com')).toEqual(await workOf(known.login));
  });
});
