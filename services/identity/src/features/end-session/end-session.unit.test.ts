import { newId, newSecret } from '@latchkey/kit/ids';
import { aSession } from '../../../test/a-session.ts';
import { featureDeps } from '../../../test/feature-deps.ts';
import { formatRefreshToken } from '../../domain/session.ts';
import { endSession } from './end-session.ts';

describe('endSession', () => {
  const setUp = async () => {
    const deps = featureDeps();
    const session = aSession();
    await deps.sessions.insert(session);
    const { sessionId, customerId } = session;
    return { deps, sessionId, customerId, token: formatRefreshToken(sessionId, newSecret()) };
  };

  it('ends it by its id, once', async () => {
    const { deps, customerId, sessionId } = await setUp();
    expect(await endSession(deps, { customerId, sessionId, refreshToken: '' })).toBe(true);
    expect(await endSession(deps, { customerId, sessionId, refreshToken: '' })).toBe(false);
    expect(deps.sessions.rows.size).toBe(0);
  });

  it('ends it by any token of its family', async () => {
    const { deps, customerId, token } = await setUp();
    expect(await endSession(deps, { customerId, sessionId: '', refreshToken: token })).toBe(true);
    expect(deps.sessions.rows.size).toBe(0);
  });

  it('leaves what is somebody else’s or nothing at all', async () => {
    const { deps, sessionId, customerId, token } = await setUp();
    const stranger = newId();
    expect(await endSession(deps, { customerId: stranger, sessionId, refreshToken: '' })).toBe(false);
    expect(await endSession(deps, { customerId: stranger, sessionId: '', refreshToken: token })).toBe(false);
    expect(await endSession(deps, { customerId, sessionId: '', refreshToken: 'nonsense' })).toBe(false);
    expect(deps.sessions.rows.size).toBe(1);
  });
});
