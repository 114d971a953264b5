import { newId } from '@latchkey/kit/ids';
import { aCredential, anUnconfirmed, mintKeys, noon, otherPassword } from '../../../test/a-credential.ts';
import { featureDeps, type FeatureDeps } from '../../../test/feature-deps.ts';
import { codeOf } from '../../../test/outcome.ts';
import type { Credential } from '../../domain/credential.ts';
import { deriveLinkToken } from '../../domain/link-token.ts';
import { normaliseLogin } from '../../domain/login.ts';
import { restorePassword } from '../restore-password/restore-password.ts';
import { mintLinks, type MintItem, type MintOutcome } from './mint-links.ts';

const halfHour = 1_800_000;

async function asked(deps: FeatureDeps, login: string, at = noon): Promise<MintItem> {
  const requestId = newId();
  await deps.requests.insert(
    { requestId, login: normaliseLogin(login), locale: 'de_DE', origin: '', at, refusal: undefined },
    { id: requestId, type: 'password.reset_requested', data: { requestId, requestedAtMs: at }, at },
  );
  return { requestId, purpose: 'restore-password', customerId: '' };
}

const tokenOf = (outcome: MintOutcome | undefined): string | undefined =>
  outcome !== undefined && 'minted' in outcome ? outcome.minted.token : undefined;

function somebody(given: Partial<Credential> = {}) {
  const deps = featureDeps();
  const credential = aCredential(given);
  deps.credentials.put(credential);
  return { deps, credential };
}

describe('minting reset links', () => {
  it('gives the token, the stored address and the times', async () => {
    const { deps, credential } = somebody();
    const item = await asked(deps, credential.login.toUpperCase(), noon - 5000);
    expect(await mintLinks(deps, [item])).toEqual([
      {
        minted: {
          token: deriveLinkToken(mintKeys[0].key, item.requestId, credential.customerId),
          expiresAt: noon + halfHour,
          requestedAt: noon - 5000,
          customerId: credential.customerId,
          login: credential.login,
          locale: 'de_DE',
        },
      },
    ]);
    expect(deps.requests.settledAt.get(item.requestId)).toBe(noon);
  });

  it('is not stopped by a link whose key has been taken away: the request gets one of a present key', async () => {
    const { deps, credential } = somebody();
    const other = aCredential();
    deps.credentials.put(other);
    const items = [await asked(deps, credential.login), await asked(deps, other.login)];
    const [first] = await mintLinks({ ...deps, mintKeys: [{ kid: 'k3', key: Buffer.alloc(32, 3) }] }, items);
    const again = await mintLinks(deps, items);
    expect(again.map(tokenOf)).toEqual([
      deriveLinkToken(mintKeys[0].key, items[0]!.requestId, credential.customerId),
      deriveLinkToken(mintKeys[0].key, items[1]!.requestId, other.customerId),
    ]);
    // What was mailed before still opens the door.
    await restorePassword(deps, {
      token: tokenOf(first) ?? '',
      newPassword: otherPassword,
      contextWords: [],
    });
    expect((await deps.credentials.findById(credential.customerId))?.links).toEqual([]);
  });

  it('gives the same link again, with a new life', async () => {
    const { deps, credential } = somebody();
    const item = await asked(deps, credential.login);
    const [first] = await mintLinks(deps, [item]);
    deps.clock.advance(halfHour + 1);
    const [again] = await mintLinks(deps, [item]);
    expect(tokenOf(again)).toBe(tokenOf(first));
    expect(again).toMatchObject({ minted: { expiresAt: noon + 2 * halfHour + 1 } });
    expect((await deps.credentials.findById(credential.customerId))?.links).toHaveLength(1);
    expect(deps.requests.settledAt.get(item.requestId)).toBe(deps.clock.now());
  });

  it('keeps to the key a link was made with when a newer one comes', async () => {
    const { deps, credential } = somebody();
    const item = await asked(deps, credential.login);
    const [first] = await mintLinks({ ...deps, mintKeys: [mintKeys[1]!] }, [item]);
    const [again] = await mintLinks(deps, [item]);
    expect(tokenOf(again)).toBe(tokenOf(first));
    expect(tokenOf(again)).not.toBe(deriveLinkToken(mintKeys[0].key, item.requestId, credential.customerId));
  });

  it('answers a batch in its order, the fourth link of one person refused', async () => {
    const { deps, credential } = somebody();
    const nobody = await asked(deps, 'nobody@example.com');
    const items = [
      await asked(deps, credential.login),
      nobody,
      await asked(deps, credential.login),
      await asked(deps, credential.login),
      await asked(deps, credential.login),
      { requestId: newId(), purpose: 'restore-password', customerId: '' } as const,
    ];
    const outcomes = await mintLinks(deps, items);
    expect(outcomes.map((outcome) => ('refused' in outcome ? outcome.refused : 'minted'))).toEqual([
      'minted',
      'no-account',
      'minted',
      'minted',
      'limit',
      'unknown-request',
    ]);
    expect((await deps.credentials.findById(credential.customerId))?.links).toHaveLength(3);
  });

  it('gives a refused request the same answer for good', async () => {
    const deps = featureDeps();
    const item = await asked(deps, 'sonia@example.com');
    expect(await mintLinks(deps, [item])).toEqual([{ refused: 'no-account' }]);
    deps.credentials.put(aCredential({ login: normaliseLogin('sonia@example.com') }));
    expect(await mintLinks(deps, [item])).toEqual([{ refused: 'no-account' }]);
  });

  it('mints nothing for requests older than a restore', async () => {
    const { deps, credential } = somebody();
    const items = [await asked(deps, credential.login), await asked(deps, credential.login)];
    const [first] = await mintLinks(deps, [items[0]!]);
    deps.clock.advance(1000);
    await restorePassword(deps, {
      token: tokenOf(first)!,
      newPassword: 'seven slow trams wait',
      contextWords: [],
    });
    expect(await mintLinks(deps, items)).toEqual([{ refused: 'overtaken' }, { refused: 'overtaken' }]);
    const later = await asked(deps, credential.login, deps.clock.now() + 1);
    expect(tokenOf((await mintLinks(deps, [later]))[0])).toBeDefined();
  });

  it('never hands out a link that was swept away between its write and the answer', async () => {
    const { deps, credential } = somebody();
    const item = await asked(deps, credential.login);
    let writes = 0;
    const credentials = {
      ...deps.credentials,
      saveLinks: async (changed: Parameters<typeof deps.credentials.saveLinks>[0]) => {
        await deps.credentials.saveLinks(changed);
        writes += 1;
        if (writes === 1) {
          await deps.credentials.change({
            customerId: credential.customerId,
            verified: credential.password!.phc,
            password: { phc: 'new', setAt: noon + 1, origin: 'owner' },
            events: [],
          });
        }
      },
    };
    expect(await mintLinks({ ...deps, credentials }, [item])).toEqual([{ refused: 'overtaken' }]);
  });

  it('goes on when another writer was faster, and gives up when that never ends', async () => {
    const { deps, credential } = somebody();
    const item = await asked(deps, credential.login);
    const disturbed = (times: number) => ({
      ...deps.credentials,
      saveLinks: async (changed: Parameters<typeof deps.credentials.saveLinks>[0]) => {
        times -= 1;
        if (times >= 0) {
          const stored = (await deps.credentials.findById(credential.customerId))!;
          deps.credentials.put({ ...stored, version: stored.version + 1 });
        }
        await deps.credentials.saveLinks(changed);
      },
    });
    expect(await codeOf(mintLinks({ ...deps, credentials: disturbed(100) }, [item]))).toBe('unavailable');
    expect(deps.requests.settledAt.has(item.requestId)).toBe(false);
    expect(tokenOf((await mintLinks({ ...deps, credentials: disturbed(3) }, [item]))[0])).toBeDefined();
  });

  it('lets two minters of one request agree', async () => {
    const { deps, credential } = somebody();
    const items = await Promise.all([1, 2, 3].map(() => asked(deps, credential.login)));
    const [one, other] = await Promise.all([mintLinks(deps, items), mintLinks(deps, [...items].reverse())]);
    expect(one.map(tokenOf)).toEqual([...other].reverse().map(tokenOf));
    expect(one.map(tokenOf)).not.toContain(undefined);
  });
});

describe('minting confirmation links', () => {
  it('mints for the registration that waits, 72 h', async () => {
    const deps = featureDeps();
    const credential = anUnconfirmed();
    deps.credentials.put(credential);
    const item = {
      requestId: credential.registration!.requestId,
      purpose: 'confirm-registration',
      customerId: credential.customerId,
    } as const;
    expect(await mintLinks(deps, [item])).toMatchObject([
      {
        minted: {
          locale: 'de_DE',
          requestedAt: noon,
          expiresAt: noon + 3 * 86_400_000,
          login: credential.login,
        },
      },
    ]);
    deps.credentials.put({ ...credential, state: 'active' });
    expect(await mintLinks(deps, [item])).toEqual([{ refused: 'overtaken' }]);
  });
});
