import { aCredential, goodPassword, noon } from '../../../test/a-credential.ts';
import { featureDeps } from '../../../test/feature-deps.ts';
import { codeOf } from '../../../test/outcome.ts';
import { verifyPassword } from '../verify-password/verify-password.ts';
import { requestEmailChange, type RequestEmailChangeDeps } from './request-email-change.ts';

function aWorld() {
  const all = featureDeps();
  const owner = aCredential();
  all.credentials.put(owner);
  const lookedUp: string[] = [];
  const deps: RequestEmailChangeDeps = {
    ...all,
    credentials: {
      findById: (id) => all.credentials.findById(id),
      findByLogin: (login) => {
        lookedUp.push(login);
        return all.credentials.findByLogin(login);
      },
    },
    verifyPassword: (given) => verifyPassword(all, given),
  };
  const { customerId } = owner;
  const ask = (given: Partial<Parameters<typeof requestEmailChange>[1]> = {}) =>
    requestEmailChange(deps, {
      customerId,
      newLogin: ' New@Example.com',
      proof: { password: goodPassword },
      disclose: false,
      locale: 'de_DE',
      ...given,
    });
  return { ...all, owner, lookedUp, ask };
}

describe('asking for another address', () => {
  it('stores the wish with the address to leave and tells so; the account stays as it is', async () => {
    const { ask, changes, credentials, owner, published, acts, lookedUp } = aWorld();
    expect(await ask()).toBe(true);
    const [row] = changes.rows.values();
    const { customerId, login: from, epoch } = owner;
    expect(row).toMatchObject({ customerId, from, to: 'new@example.com', epoch, locale: 'de_DE', at: noon });
    expect(published).toMatchObject([
      {
        type: 'credential.email_change_requested',
        data: { requestId: row?.requestId, customerId, requestedAtMs: noon },
      },
    ]);
    expect(acts).toMatchObject([{ act: 'account.email_change_requested', subject: customerId }]);
    expect(JSON.stringify([published, acts])).not.toContain('@');
    expect(await credentials.findById(customerId)).toEqual(owner);
    expect(lookedUp).toEqual([]);
  });

  it('takes a session alone only where that is said, and never a wrong password', async () => {
    const { ask, changes } = aWorld();
    expect(await codeOf(ask({ proof: { password: '' } }))).toBe('current_password_wrong');
    expect(changes.rows.size).toBe(0);
    expect(await codeOf(ask({ proof: 'session' }))).toBe('ok');
    expect(changes.rows.size).toBe(1);
  });

  it('does nothing for the address there is, nobody who may not log in, and says who has one only when told to', async () => {
    const { ask, changes, credentials, owner } = aWorld();
    const holder = aCredential();
    credentials.put(holder);
    expect(await ask({ newLogin: owner.login.toUpperCase() })).toBe(false);
    expect(await codeOf(ask({ newLogin: holder.login, disclose: true }))).toBe('login_taken');
    expect(changes.rows.size).toBe(0);
    expect(await codeOf(ask({ newLogin: holder.login }))).toBe('ok');
    credentials.put({ ...owner, state: 'blocked' });
    expect(await codeOf(ask({ proof: 'session' }))).toBe('credential_not_found');
    expect(await codeOf(ask())).toBe('credential_not_found');
  });
});
