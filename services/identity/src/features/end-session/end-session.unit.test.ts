import { AppError } from '@latchkey/kit/errors';
import { newId, newSecret } from '@latchkey/kit/ids';
import { runAs } from '@latchkey/kit/origin';
import { aSession } from '../../../test/a-session.ts';
import { featureDeps } from '../../../test/feature-deps.ts';
import { formatRefreshToken } from '../../domain/session.ts';
import { endSession, endSessions } from './end-session.ts';

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

  it('tells who ended it and why, before it ends', async () => {
    const { deps, customerId, sessionId } = await setUp();
    const given = { customerId, sessionId, refreshToken: '' };
    const refused = { ...deps, recordActs: () => Promise.reject(new AppError('unavailable')) };
    await expect(endSession(refused, given)).rejects.toMatchObject({ code: 'unavailable' });
    expect(deps.sessions.rows.size).toBe(1);
    const actor = { kind: 'customer', id: customerId, name: '', address: '192.0.2.0/24' } as const;
    await runAs({ actor, requestId: 'r1' }, () => endSession(deps, given));
    const details = { reason: 'owner', sessionId };
    expect(deps.acts).toMatchObject([
      { act: 'sessions.ended', subject: customerId, actor, requestId: 'r1', details },
    ]);
  });

  it('ends all but one', async () => {
    const { deps, customerId, sessionId } = await setUp();
    await deps.sessions.insert(aSession({ customerId }));
    const actor = { kind: 'staff', id: 's1', name: 'support', address: '' } as const;
    await runAs({ actor, requestId: 'r1' }, () =>
      endSessions(deps, { customerId, exceptSessionId: sessionId }),
    );
    expect([...deps.sessions.rows.keys()]).toEqual([sessionId]);
    await endSessions(deps, { customerId, exceptSessionId: '' });
    expect(deps.sessions.rows.size).toBe(0);
    expect(deps.acts.map(({ details }) => details)).toEqual([{ reason: 'staff' }, { reason: 'system' }]);
  });

  it('leaves what is somebody else’s or nothing at all', async () => {
    const { deps, sessionId, customerId, token } = await setUp();
    const stranger = newId();
    expect(await endSession(deps, { customerId: stranger, sessionId, refreshToken: '' })).toBe(false);
    expect(await endSession(deps, { customerId: stranger, sessionId: '', refreshToken: token })).toBe(false);
    expect(await endSession(deps, { customerId, sessionId: '', refreshToken: 'nonsense' })).toBe(false);
    expect(deps.sessions.rows.size).toBe(1);
    expect(deps.acts).toEqual([]);
  });
});
