import { aCompanyUser } from '../../test/a-company-user.ts';
import {
  companyUserId,
  companyUserIdOf,
  decideCompanyUsers,
  defaultCompanyUser,
  type CompanyUser,
  type CompanyUserHolder,
  type CompanyUserRow,
} from './company-user.ts';

const importId = '0198f0c0-0000-7000-8000-0000000000f1';
const holder = (customerId: string, companyUsers: CompanyUser[] = []): CompanyUserHolder => ({
  customerId,
  version: 1,
  companyUsers,
});
const row = (given: Partial<CompanyUserRow> = {}): CompanyUserRow => ({
  ...{ customerId: 'ada', key: 'acme--1', companyKey: 'acme', isDefault: true, row: 2 },
  ...given,
});
const decide = (
  rows: CompanyUserRow[],
  holders: CompanyUserHolder[] = [holder('ada'), holder('bob')],
  known = new Set<string>(),
) => decideCompanyUsers(rows, holders, { importId, known });

describe('decideCompanyUsers', () => {
  it('makes a company user, and says so; the same row of another import changes nothing', () => {
    const first = decide([row()]);
    expect(first.outcomes).toEqual(['created']);
    const importMark = { importId, row: 2, outcome: 'created' };
    expect(first.changes).toEqual([
      {
        holder: holder('ada'),
        companyUsers: [{ key: 'acme--1', companyKey: 'acme', isDefault: true, importMark }],
        ...{ rows: [2], taken: [], endsSessions: false },
      },
    ]);
    const stored = [holder('ada', [...first.changes[0]!.companyUsers])];
    const again = decideCompanyUsers([row()], stored, { importId: 'another', known: new Set() });
    expect(again).toEqual({ outcomes: ['unchanged'], changes: [] });
  });

  it('tells the outcome of a row that this import has applied already, whatever has changed since', () => {
    const importMark = { importId, row: 7, outcome: 'updated' } as const;
    const stored = aCompanyUser({ key: 'acme--1', companyKey: 'changed since', importMark });
    expect(decide([row({ row: 7 })], [holder('bob', [stored])])).toEqual({
      outcomes: ['updated'],
      changes: [],
    });
    expect(decide([row({ row: 8 })], [holder('ada', [stored])]).outcomes).toEqual(['updated']);
  });

  it('knows no customer who is not there', () => {
    expect(decide([row({ customerId: 'eve' })])).toEqual({ outcomes: ['unknown-customer'], changes: [] });
  });

  it('leaves the default alone in files that do not say it, and is no default at first', () => {
    const isDefault = undefined;
    expect(decide([row({ isDefault })]).changes[0]?.companyUsers[0]?.isDefault).toBe(false);
    const stored = aCompanyUser({ key: 'acme--1', isDefault: true });
    expect(decide([row({ isDefault })], [holder('ada', [stored])]).outcomes).toEqual(['unchanged']);
  });

  it('has 100 for one customer at most', () => {
    const full = Array.from({ length: 100 }, () => aCompanyUser());
    expect(decide([row()], [holder('ada', full)]).outcomes).toEqual(['too-many']);
    const { key } = full[0]!;
    expect(decide([row({ key, companyKey: 'other' })], [holder('ada', full)]).outcomes).toEqual(['updated']);
  });

  it('lets the later of two rows of one key win', () => {
    const { outcomes, changes } = decide([row(), row({ companyKey: 'other', row: 3 })]);
    expect(outcomes).toEqual(['created', 'updated']);
    expect(changes).toMatchObject([{ companyUsers: [{ companyKey: 'other' }], rows: [2, 3] }]);
  });

  it('gives a key to another customer, and ends the sessions of whose tokens name it', () => {
    const [named, other] = [aCompanyUser({ key: 'acme--1' }), aCompanyUser({ isDefault: false })];
    const moved = decide(
      [row({ customerId: 'bob' }), row({ customerId: 'bob', key: other.key, row: 3 })],
      [holder('ada', [other, named]), holder('bob')],
    );
    expect(moved.outcomes).toEqual(['updated', 'updated']);
    expect(moved.changes).toMatchObject([
      { holder: { customerId: 'ada' }, companyUsers: [], taken: ['acme--1', other.key], endsSessions: true },
      { holder: { customerId: 'bob' }, companyUsers: [{ key: 'acme--1' }, { key: other.key }], taken: [] },
    ]);
    const quiet = decide(
      [row({ customerId: 'bob', key: other.key })],
      [holder('ada', [other, named]), holder('bob')],
    );
    expect(quiet.changes).toMatchObject([{ companyUsers: [named], endsSessions: false }, {}]);
  });

  it('swaps keys, and takes nothing from whom a key came back to', () => {
    const [adas, bobs] = [aCompanyUser({ key: 'a' }), aCompanyUser({ key: 'b' })];
    const holders = [holder('ada', [adas]), holder('bob', [bobs])];
    const swapped = decide([row({ key: 'b' }), row({ customerId: 'bob', key: 'a', row: 3 })], holders);
    expect(swapped.changes).toMatchObject([
      { companyUsers: [{ key: 'b' }], taken: ['a'], rows: [2] },
      { companyUsers: [{ key: 'a' }], taken: ['b'], rows: [3] },
    ]);
    const back = decide([row({ key: 'b' }), row({ customerId: 'bob', key: 'b', row: 3 })], holders);
    expect(back.changes).toMatchObject([
      { companyUsers: [{ key: 'a' }], taken: [], rows: [2] },
      { companyUsers: [{ key: 'b' }], taken: [], rows: [3], endsSessions: false },
    ]);
  });

  it('calls a key that was there before its first half was stored updated', () => {
    expect(decide([row()], undefined, new Set(['acme--1'])).outcomes).toEqual(['updated']);
  });
});

describe('the company user of access tokens', () => {
  it('is the one that became the default last; one that is changed keeps its place', () => {
    const rows = [row(), row({ key: 'acme--2', row: 3 }), row({ companyKey: 'other', row: 4 })];
    const { companyUsers } = decide(rows).changes[0]!;
    expect(defaultCompanyUser(companyUsers)?.key).toBe('acme--2');
    const stored = [holder('ada', [...companyUsers])];
    const [demoted] = decide([row({ key: 'acme--2', isDefault: false, row: 5 })], stored).changes;
    expect(defaultCompanyUser(demoted?.companyUsers)?.key).toBe('acme--1');
    const promoted = decide(
      [row({ key: 'acme--2', isDefault: true, row: 6 })],
      [holder('ada', [...demoted!.companyUsers].reverse())],
    );
    expect(defaultCompanyUser(promoted.changes[0]?.companyUsers)?.key).toBe('acme--2');
  });

  it('is a UUID made from its key, and nobody where there is no default', () => {
    const companyUser = aCompanyUser();
    expect(companyUserIdOf({ companyUsers: [companyUser] })).toBe(companyUserId(companyUser.key));
    expect(companyUserId('acme--1')).toBe('01c01957-4fa0-543a-92ed-b15b0a98d480');
    expect(companyUserIdOf({ companyUsers: [{ ...companyUser, isDefault: false }] })).toBeUndefined();
    expect(companyUserIdOf({})).toBeUndefined();
  });
});
