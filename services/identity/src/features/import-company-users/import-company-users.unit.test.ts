import { newId } from '@latchkey/kit/ids';
import { aCredential } from '../../../test/a-credential.ts';
import { featureDeps } from '../../../test/feature-deps.ts';
import { createMemoryCompanyUsers } from '../../../test/memory-company-users.ts';
import type { CompanyUserRow } from '../../domain/company-user.ts';
import { importCompanyUsers } from './import-company-users.ts';

const importId = '0198f0c0-0000-7000-8000-0000000000f1';

function aShop() {
  const deps = featureDeps();
  const [ada, bob] = [aCredential(), aCredential()];
  for (const each of [ada, bob]) deps.credentials.put(each);
  const companyUsers = createMemoryCompanyUsers(deps.credentials);
  const row = (given: Partial<CompanyUserRow> = {}): CompanyUserRow => ({
    ...{ customerId: ada.customerId, key: 'acme--1', companyKey: 'acme', isDefault: true, row: 2 },
    ...given,
  });
  const run = (rows: CompanyUserRow[], options: { importId?: string; dryRun?: boolean } = {}) =>
    importCompanyUsers({ ...deps, companyUsers }, rows, { importId, dryRun: false, ...options });
  const keysOf = async ({ customerId }: { customerId: string }) =>
    (await deps.credentials.findById(customerId))?.companyUsers?.map(({ key }) => key);
  const entries = () =>
    deps.credentials.stored.flatMap(({ type, data }) => (type === 'audit.recorded' ? data.entries : []));
  return { deps, companyUsers, ada, bob, row, run, keysOf, entries };
}

describe('importCompanyUsers', () => {
  it('stores each customer once, with an entry of each row in the same write, and publishes them', async () => {
    const { deps, ada, bob, row, run, keysOf, entries } = aShop();
    const rows = [
      row(),
      row({ key: 'acme--2', isDefault: false, row: 3 }),
      row({ customerId: bob.customerId, key: 'acme--3', row: 4 }),
      row({ customerId: newId(), key: 'acme--4', row: 5 }),
    ];
    expect(await run(rows)).toEqual(['created', 'created', 'created', 'unknown-customer']);
    expect(await keysOf(ada)).toEqual(['acme--1', 'acme--2']);
    expect(await keysOf(bob)).toEqual(['acme--3']);
    expect((await deps.credentials.findById(ada.customerId))?.version).toBe(ada.version + 1);
    expect(entries().map(({ act, subject, details }) => [act, subject, details])).toEqual([
      ['account.company_user_set', ada.customerId, { row: '2' }],
      ['account.company_user_set', ada.customerId, { row: '3' }],
      ['account.company_user_set', bob.customerId, { row: '4' }],
    ]);
    expect(deps.acts).toEqual(entries());
  });

  it('changes nothing when the same rows come again, by the same import or by another', async () => {
    const { deps, row, run } = aShop();
    const rows = [row(), row({ key: 'acme--2', row: 3 })];
    await run(rows);
    const before = deps.credentials.stored.length;
    expect(await run(rows)).toEqual(['created', 'created']);
    expect(await run(rows, { importId: newId() })).toEqual(['unchanged', 'unchanged']);
    expect(deps.credentials.stored).toHaveLength(before);
  });

  it('stores nothing in a dry run', async () => {
    const { deps, ada, row, run, keysOf } = aShop();
    expect(await run([row()], { dryRun: true })).toEqual(['created']);
    expect(await keysOf(ada)).toBeUndefined();
    expect(deps.credentials.stored).toEqual([]);
  });

  it('moves a key in two writes; a death in between is mended by the same rows', async () => {
    const { deps, companyUsers, ada, bob, row, run, keysOf, entries } = aShop();
    await run([row()]);
    const moving = [row({ customerId: bob.customerId, row: 9 })];
    const save = companyUsers.save;
    let writes = 0;
    companyUsers.save = (given) => {
      writes += 1;
      return writes === 2 ? Promise.reject(new Error('killed')) : save(given);
    };
    await expect(run(moving)).rejects.toThrow('killed');
    expect([await keysOf(ada), await keysOf(bob)]).toEqual([undefined, undefined]);
    await run(moving);
    expect([await keysOf(ada), await keysOf(bob)]).toEqual([undefined, ['acme--1']]);
    // Tokens of the one named it.
    expect((await deps.credentials.findById(ada.customerId))?.epoch).toBe(ada.epoch + 1);
    expect((await deps.credentials.findById(bob.customerId))?.epoch).toBe(bob.epoch);
    expect(entries().map(({ act }) => act)).toEqual([
      'account.company_user_set',
      'account.company_user_removed',
      'account.company_user_set',
    ]);
  });

  it('decides anew when a write met something else, and gives up when it always does', async () => {
    const { companyUsers, bob, row, run, keysOf } = aShop();
    await run([row()]);
    const save = companyUsers.save;
    let refusals = 1;
    companyUsers.save = async (given) => {
      const saved = await save(given);
      refusals -= 1;
      return saved && refusals < 0;
    };
    // The first half was stored, and is not known to be: it still counts as what it is.
    expect(await run([row({ customerId: bob.customerId, row: 9 })])).toEqual(['updated']);
    expect(await keysOf(bob)).toEqual(['acme--1']);
    refusals = 100;
    companyUsers.save = () => Promise.resolve(false);
    expect(await run([row({ row: 10 })])).toEqual(['busy']);
  });
});
