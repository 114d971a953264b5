import { newId } from '@latchkey/kit/ids';
import { aCredential, goodPassword, noon } from '../../../test/a-credential.ts';
import { featureDeps } from '../../../test/feature-deps.ts';
import { codeOf } from '../../../test/outcome.ts';
import { normaliseLogin } from '../../domain/login.ts';
import { createCredential } from './create-credential.ts';

const given = () => ({
  customerId: newId(),
  customerReference: 'customer--7',
  login: ' Sonia@Example.com ',
  password: goodPassword,
  requestId: newId(),
  locale: 'en_US',
  contextWords: ['Sonia'],
  clientAddress: '192.0.2.1',
});

describe('createCredential', () => {
  it('inserts a pending credential with a hash', async () => {
    const deps = featureDeps();
    const sonia = given();
    expect(await createCredential(deps, sonia)).toEqual({ pendingHolder: undefined });
    const stored = await deps.credentials.findById(sonia.customerId);
    expect(stored).toMatchObject({
      state: 'pending',
      login: 'sonia@example.com',
      customerReference: 'customer--7',
      registration: {
        requestId: sonia.requestId,
        locale: 'en_US',
        requestedAt: noon,
        origin: deps.throttleKeys.address('request', '192.0.2.1'),
      },
    });
    expect(stored?.registration?.origin).not.toContain('192');
    expect(JSON.stringify(stored)).not.toContain(goodPassword);
    expect(deps.published).toEqual([]);
  });

  it('may be called again for the same customer', async () => {
    const deps = featureDeps();
    const sonia = given();
    await createCredential(deps, sonia);
    expect(await createCredential(deps, sonia)).toEqual({ pendingHolder: undefined });
  });

  it('names the pending registration that holds the login', async () => {
    const deps = featureDeps();
    const first = given();
    await createCredential(deps, first);
    expect(await createCredential(deps, given())).toEqual({ pendingHolder: first.customerId });
  });

  it('says that a login is taken, after the same work', async () => {
    const deps = featureDeps();
    const sonia = given();
    deps.credentials.put({ ...aCredential(), login: normaliseLogin(sonia.login) });
    expect(await codeOf(createCredential(deps, sonia))).toBe('login_taken');
    expect(deps.hasher.hashes).toBe(1);
  });

  it('tries again when the holder of the login is gone by then', async () => {
    const deps = featureDeps();
    const answers = ['login-taken', 'inserted'] as const;
    let inserts = 0;
    const credentials = {
      ...deps.credentials,
      insert: () => Promise.resolve(answers[inserts++] ?? 'inserted'),
    };
    expect(await createCredential({ ...deps, credentials }, given())).toEqual({ pendingHolder: undefined });
    expect(inserts).toBe(2);
  });

  it('refuses a bad password before it costs a hash', async () => {
    const deps = featureDeps();
    expect(await codeOf(createCredential(deps, { ...given(), password: 'Sonia!Sonia!' }))).toBe(
      'password_policy',
    );
    expect(deps.hasher.hashes).toBe(0);
  });
});
