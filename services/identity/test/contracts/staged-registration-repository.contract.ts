import { newId } from '@latchkey/kit/ids';
import type { CredentialEvent } from '../../src/domain/credential-repository.ts';
import { normaliseLogin } from '../../src/domain/login.ts';
import type { StagedRegistration } from '../../src/domain/staged-registration.ts';
import type { StagedRegistrationRepository } from '../../src/domain/staged-registration-repository.ts';
import { noon } from '../a-credential.ts';

export function aStaged(given: Partial<StagedRegistration> = {}): StagedRegistration {
  const requestId = given.requestId ?? newId();
  return {
    requestId,
    customerId: newId(),
    customerReference: `customer--${requestId}`,
    login: normaliseLogin(`${requestId}@example.com`),
    phc: 'fast:x',
    locale: 'en_US',
    origin: 'request-address:x',
    at: noon,
    link: undefined,
    ...given,
  };
}

const eventOf = ({ requestId, customerId, at }: StagedRegistration): CredentialEvent => ({
  id: newId(),
  type: 'registration.confirmation_requested',
  data: { requestId, customerId, requestedAtMs: at },
  at,
});

/** What every repository of staged registrations has to do. */
export function stagedRegistrationContract(open: () => StagedRegistrationRepository): void {
  // The store drops what its time is over for: far in the future here.
  const forgetAt = Date.UTC(2100, 0, 1);
  const stage = async (repository: StagedRegistrationRepository, given: Partial<StagedRegistration> = {}) => {
    const row = aStaged(given);
    await repository.insert(row, eventOf(row), forgetAt);
    return row;
  };

  it('finds rows by id and by login, each once, and takes the same request once', async () => {
    const repository = open();
    const row = await stage(repository);
    await repository.insert({ ...row, phc: 'fast:y' }, eventOf(row), forgetAt);
    const { requestId, login } = row;
    expect(await repository.findMany({ requestIds: [requestId, newId()], logins: [login] })).toEqual([row]);
    expect(await repository.findMany({ requestIds: [], logins: [] })).toEqual([]);
  });

  it('finds a row by its link, and says when there is none to carry it', async () => {
    const repository = open();
    const row = await stage(repository);
    const link = { hash: newId(), kid: 'k1', expiresAt: noon + 1 };
    expect(await repository.saveLink(row.requestId, link, forgetAt)).toBe(true);
    expect(await repository.findByLinkHash(link.hash)).toEqual({ ...row, link });
    expect(await repository.saveLink(newId(), link, forgetAt)).toBe(false);
    expect(await repository.findByLinkHash(newId())).toBeUndefined();
  });

  it('drops what is older, or all, of one address only', async () => {
    const repository = open();
    const first = await stage(repository, { requestId: '0198f0c0-0000-7000-8000-000000000001' });
    const { login } = first;
    const second = await stage(repository, { requestId: '0198f0c1-0000-7000-8000-000000000001', login });
    const other = await stage(repository);
    const left = async (): Promise<string[]> =>
      (await repository.findMany({ requestIds: [], logins: [login, other.login] }))
        .map((row) => row.requestId)
        .sort();
    await repository.dropOlder(login, second.requestId);
    expect(await left()).toEqual([second.requestId, other.requestId].sort());
    await repository.dropAll(login);
    expect(await left()).toEqual([other.requestId]);
  });
}
