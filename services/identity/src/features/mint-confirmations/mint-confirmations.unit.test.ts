import { newId } from '@latchkey/kit/ids';
import { aCredential, anUnconfirmed, noon } from '../../../test/a-credential.ts';
import { aStaged } from '../../../test/contracts/staged-registration-repository.contract.ts';
import { featureDeps } from '../../../test/feature-deps.ts';
import type { StagedRegistration } from '../../domain/staged-registration.ts';
import { hashSecret } from '../../domain/link-token.ts';
import { mintConfirmations } from './mint-confirmations.ts';

const linkLifeMs = 60_000;

async function house(...rows: StagedRegistration[]) {
  const deps = { ...featureDeps(), linkLifeMs };
  const again = async (login: StagedRegistration['login'], origin = ''): Promise<string> => {
    const requestId = newId();
    const data = { requestId, requestedAtMs: noon };
    await deps.requests.insert(
      { requestId, login, locale: '', origin, at: noon, refusal: undefined },
      { id: requestId, type: 'password.reset_requested', data, at: noon },
    );
    return requestId;
  };
  for (const row of rows) {
    const { requestId, customerId } = row;
    const data = { requestId, customerId, requestedAtMs: row.at };
    await deps.registrations.insert(
      row,
      { id: newId(), type: 'registration.confirmation_requested', data, at: row.at },
      noon,
    );
  }
  return {
    deps,
    again,
    mint: (...items: Parameters<typeof mintConfirmations>[1]) => mintConfirmations(deps, items),
  };
}

describe('mintConfirmations', () => {
  it('gives a free address its link, the same one each time', async () => {
    const row = aStaged();
    const { deps, mint } = await house(row);
    const [first] = await mint(row);
    deps.clock.advance(1000);
    const [second] = await mint(row);
    expect(first).toMatchObject({ minted: { login: row.login, expiresAt: noon + linkLifeMs } });
    if (!('minted' in first!) || !('minted' in second!)) throw new Error('not minted');
    expect(second.minted.token).toBe(first.minted.token);
    expect(second.minted.expiresAt).toBe(noon + 1000 + linkLifeMs);
    expect(deps.registrations.rows.get(row.requestId)?.link?.hash).toBe(hashSecret(first.minted.token));
  });

  it('lets the newest registration of an address replace the others', async () => {
    const older = aStaged({ requestId: '0198f0c0-0000-7000-8000-000000000001' });
    const newer = aStaged({ requestId: '0198f0c1-0000-7000-8000-000000000001', login: older.login });
    const { deps, mint } = await house(older, newer);
    expect(await mint(older, newer)).toMatchObject([{ refused: 'overtaken' }, { minted: {} }]);
    expect([...deps.registrations.rows.keys()]).toEqual([newer.requestId]);
  });

  it('tells the owner of an address that has an account, and mints nothing', async () => {
    const row = aStaged();
    const { deps, mint } = await house(row);
    const owner = aCredential({ login: row.login });
    deps.credentials.put(owner);
    expect(await mint(row)).toEqual([
      { held: { customerId: owner.customerId, login: row.login, requestedAt: row.at, locale: row.locale } },
    ]);
    deps.credentials.put({ ...owner, state: 'blocked' });
    expect(await mint(row)).toEqual([{ refused: 'account-state' }]);
  });

  it('leaves the registration of a credential to others', async () => {
    const { deps, mint, again } = await house();
    const waiting = anUnconfirmed();
    deps.credentials.put(waiting);
    const own = { requestId: waiting.registration!.requestId, customerId: waiting.customerId };
    expect(await mint(own, { requestId: await again(waiting.login), customerId: '' })).toEqual([
      { credential: own },
      { credential: own },
    ]);
  });

  it('finds the newest registration of whoever asks for the link again', async () => {
    const row = aStaged();
    const { mint, again, deps } = await house(row);
    const requestId = await again(row.login);
    expect(await mint({ requestId, customerId: '' })).toMatchObject([
      { minted: { customerId: row.customerId } },
    ]);
    expect(deps.requests.settledAt.has(requestId)).toBe(true);
  });

  it('mints as many as a client address may cause, be it registrations, of either kind, or requests for a link', async () => {
    const row = aStaged();
    const { deps, mint, again } = await house(row);
    const waiting = anUnconfirmed();
    const registration = { ...waiting.registration!, origin: row.origin };
    deps.credentials.put({ ...waiting, registration });
    const glue = { requestId: registration.requestId, customerId: waiting.customerId };
    const resend = { requestId: await again(row.login, row.origin), customerId: '' };
    const fill = async (mails: number): Promise<void> => {
      for (let n = 0; n < mails; n += 1)
        await deps.mailShares.take({ requestId: newId(), login: undefined, origin: row.origin });
    };
    await fill(98);
    expect(await mint(row)).toMatchObject([{ minted: {} }]);
    expect(await mint(glue)).toEqual([{ credential: glue }]);
    expect(await mint(resend)).toEqual([{ refused: 'address-limit' }]);
    // What has been minted once is minted again.
    expect(await mint(row, glue)).toMatchObject([{ minted: {} }, { credential: glue }]);
    deps.clock.advance(3_600_000);
    await fill(100);
    expect(await mint(row, glue, resend)).toEqual(Array(3).fill({ refused: 'address-limit' }));
  });

  it('mints nothing for a registration of long ago', async () => {
    const { deps, mint, again } = await house(aStaged());
    const [row] = [...deps.registrations.rows.values()];
    deps.clock.advance(14 * 86_400_000);
    expect(await mint({ requestId: await again(row!.login), customerId: '' })).toEqual([
      { refused: 'no-account' },
    ]);
  });

  it('refuses who has nothing to confirm, and gives the same answer again', async () => {
    const { deps, mint, again } = await house();
    const active = aCredential();
    deps.credentials.put(active);
    const nobody = await again(aStaged().login);
    const items = [nobody, await again(active.login), newId()].map((requestId) => ({
      requestId,
      customerId: '',
    }));
    const refused = [{ refused: 'no-account' }, { refused: 'overtaken' }, { refused: 'unknown-request' }];
    expect(await mint(...items)).toEqual(refused);
    expect(await mint(...items)).toEqual(refused);
  });
});
