import { aCredential, goodPassword, otherPassword } from '../../../test/a-credential.ts';
import { featureDeps } from '../../../test/feature-deps.ts';
import { codeOf } from '../../../test/outcome.ts';
import type { CredentialState } from '../../domain/credential.ts';
import { graceMs } from '../../domain/session.ts';
import { authenticate } from '../authenticate/authenticate.ts';
import { changePassword } from '../change-password/change-password.ts';
import { refreshSession } from './refresh-session.ts';

async function loggedIn() {
  const deps = featureDeps();
  const credential = aCredential();
  deps.credentials.put(credential);
  const { tokens } = await authenticate(deps, {
    login: credential.login,
    password: goodPassword,
    client: { address: '', deviceToken: '', userAgent: '' },
  });
  const refresh = async (token: string): Promise<string> => (await refreshSession(deps, token)).refreshToken;
  return { deps, credential, first: tokens.refreshToken, refresh };
}

describe('refreshSession', () => {
  it('replaces the token again and again, and lengthens the life of the session', async () => {
    const { deps, first, refresh } = await loggedIn();
    deps.clock.advance(60_000);
    const second = await refresh(first);
    deps.clock.advance(60_000);
    const third = await refresh(second);
    expect(new Set([first, second, third]).size).toBe(3);
    expect([...deps.sessions.rows.values()][0]?.expiresAt).toBe(deps.clock.now() + deps.sessionLifeMs);
  });

  it('gives a token whose answer was lost one more use, whose successor then gives way', async () => {
    const { deps, first, refresh } = await loggedIn();
    const lost = await refresh(first);
    deps.clock.advance(graceMs);
    const second = await refresh(first);
    await refresh(second);
    expect(await codeOf(refresh(lost))).toBe('refresh_token_invalid');
    expect(deps.sessions.rows.size).toBe(0);
  });

  it.each([
    ['past its grace', graceMs + 1, false],
    ['once its successor was used', 1, true],
  ])('ends the family when a token comes back %s', async (_when, later, successorUsed) => {
    const { deps, first, refresh } = await loggedIn();
    const second = await refresh(first);
    const newest = successorUsed ? await refresh(second) : second;
    deps.clock.advance(later);
    expect(await codeOf(refresh(first))).toBe('refresh_token_invalid');
    expect(await codeOf(refresh(newest))).toBe('refresh_token_invalid');
  });

  it('ends the family at a third use within the grace', async () => {
    const { first, refresh } = await loggedIn();
    await refresh(first);
    const second = await refresh(first);
    expect(await codeOf(refresh(first))).toBe('refresh_token_invalid');
    expect(await codeOf(refresh(second))).toBe('refresh_token_invalid');
  });

  it('ends with a password change', async () => {
    const { deps, credential, first, refresh } = await loggedIn();
    const { customerId } = credential;
    await changePassword(deps, {
      customerId,
      currentPassword: goodPassword,
      newPassword: otherPassword,
      contextWords: [],
    });
    expect(await codeOf(refresh(first))).toBe('refresh_token_invalid');
    expect(deps.sessions.rows.size).toBe(0);
  });

  it.each<CredentialState>(['blocked', 'anonymised', 'reset-required'])(
    'ends for an account that is %s',
    async (state) => {
      const { deps, credential, first, refresh } = await loggedIn();
      deps.credentials.put({ ...credential, state });
      expect(await codeOf(refresh(first))).toBe('refresh_token_invalid');
    },
  );

  it('ends at the end of its life', async () => {
    const { deps, first, refresh } = await loggedIn();
    deps.clock.advance(deps.sessionLifeMs);
    expect(await codeOf(refresh(first))).toBe('refresh_token_invalid');
  });

  it.each(['', 'nonsense', '01932f00-0000-7000-8000-000000000001.' + 'a'.repeat(43)])(
    'refuses %j',
    async (token) => {
      const { refresh } = await loggedIn();
      expect(await codeOf(refresh(token))).toBe('refresh_token_invalid');
    },
  );
});
