import type { AccountState } from '../../domain/directory.ts';
import { createProjector, projectMissing } from './project-accounts.ts';

const active = (customerId: string): AccountState => ({
  customerId,
  version: 2,
  state: 'active',
  password: 'set',
});

function aWorld(missing: string[][] = []) {
  const asked: (readonly string[])[] = [];
  const kept: AccountState[] = [];
  const renewed: { customerId: string; passwordSetAt: number }[] = [];
  return {
    asked,
    kept,
    renewed,
    deps: {
      recipients: {
        renew: (accounts: readonly (typeof renewed)[number][]) =>
          Promise.resolve(void renewed.push(...accounts)),
      },
      accounts: {
        get: (ids: readonly string[]) => {
          asked.push(ids);
          return Promise.resolve(ids.filter((id) => !id.startsWith('unknown')).map(active));
        },
      },
      directory: {
        keepAccounts: (states: readonly AccountState[]) => Promise.resolve(void kept.push(...states)),
        withoutAccount: () => Promise.resolve(missing.shift() ?? []),
      },
    },
  };
}

describe('accounts that have changed', () => {
  it('are asked about together while identity answers about others', async () => {
    const { asked, kept, deps } = aWorld();
    const project = createProjector(deps);
    await Promise.all(['a', 'b', 'c', 'b'].map(project));
    expect(asked).toEqual([['a'], ['b', 'c']]);
    expect(kept.map(({ customerId }) => customerId)).toEqual(['a', 'b', 'c']);
  });

  it('fail alone with their own call, and later ones are asked about again', async () => {
    const { deps, kept } = aWorld();
    let away = true;
    const project = createProjector({
      ...deps,
      accounts: { get: (ids) => (away ? Promise.reject(new Error('away')) : deps.accounts.get(ids)) },
    });
    await expect(project('a')).rejects.toThrow('away');
    away = false;
    await project('a');
    expect(kept).toEqual([active('a')]);
  });
});

describe('campaigns', () => {
  it('hear when a password was set', async () => {
    const { deps, renewed } = aWorld();
    const project = createProjector({
      ...deps,
      accounts: {
        get: () => Promise.resolve([active('a'), { ...active('b'), passwordSetAt: 7 }]),
      },
    });
    await project('a');
    expect(renewed).toEqual([{ customerId: 'b', passwordSetAt: 7 }]);
  });
});

describe('accounts of which nothing is known', () => {
  it('are asked about until there are none, those identity does not know only once', async () => {
    const many = Array.from({ length: 500 }, (_, n) => `c${n}`);
    const { kept, asked, deps } = aWorld([many, ['unknown-1', 'c500']]);
    await projectMissing(deps, () => true);
    expect(asked.map(({ length }) => length)).toEqual([500, 2]);
    expect(kept.at(-1)).toEqual({ customerId: 'unknown-1', version: 0, state: 'missing', password: 'none' });
  });

  it('wait when another copy has taken over', async () => {
    const { asked, deps } = aWorld([['a']]);
    await projectMissing(deps, () => false);
    expect(asked).toEqual([]);
  });
});
