import { newId } from '@latchkey/kit/ids';
import { aCredential, noon } from '../../../test/a-credential.ts';
import { aSession } from '../../../test/a-session.ts';
import { featureDeps } from '../../../test/feature-deps.ts';
import { listSessions } from './list-sessions.ts';

describe('listSessions', () => {
  it('gives the live sessions of the present epoch, newest first', async () => {
    const deps = featureDeps();
    const { customerId } = aCredential();
    deps.credentials.put(aCredential({ customerId, epoch: 2 }));
    const [old, recent] = [
      aSession({ customerId, epoch: 2, createdAt: noon - 2 }),
      aSession({ customerId, epoch: 2, createdAt: noon - 1 }),
    ];
    const ended = aSession({ customerId, epoch: 1 });
    const expired = aSession({ customerId, epoch: 2, expiresAt: noon });
    for (const each of [old, ended, recent, expired, aSession()]) await deps.sessions.insert(each);
    expect(await listSessions(deps, customerId)).toEqual([recent, old]);
  });

  it('gives none of an account that may hold no tokens', async () => {
    const deps = featureDeps();
    const blocked = aCredential({ state: 'blocked' });
    deps.credentials.put(blocked);
    await deps.sessions.insert(aSession({ customerId: blocked.customerId }));
    expect(await listSessions(deps, blocked.customerId)).toEqual([]);
    expect(await listSessions(deps, newId())).toEqual([]);
  });
});
