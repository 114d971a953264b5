import { newId } from '@latchkey/kit/ids';
import { aCustomer } from '../../../test/a-customer.ts';
import type { CompanyUserOutcome, CompanyUserToImport } from '../../domain/imports.ts';
import type { Batch } from '../import-customers/import-customers.ts';
import { importCompanyUsers, type Deps } from './import-company-users.ts';

const importId = newId();
const ada = aCustomer({ customerReference: 'DE--1' });
const aRow = (row: number, reference = 'DE--1', isDefault = '1') => ({
  row,
  cells: [`acme--${row}`, reference, 'acme', isDefault],
});

/** What was handed to identity. */
let handed: { rows: readonly CompanyUserToImport[]; dryRun: boolean }[];
let outcomeOf: (row: CompanyUserToImport) => CompanyUserOutcome;
let looked: string[][];
const deps: Deps = {
  customers: {
    findByReferences: (references) => {
      looked.push([...references]);
      return Promise.resolve(references.includes(ada.customerReference) ? [ada] : []);
    },
  },
  companyUsers: {
    apply: (rows, { dryRun }) => {
      handed.push({ rows, dryRun });
      return Promise.resolve(rows.map(outcomeOf));
    },
  },
};
beforeEach(() => {
  handed = [];
  looked = [];
  outcomeOf = () => 'created';
});
const run = (rows: Batch['rows'], given: Partial<Batch> = {}) =>
  importCompanyUsers(deps, {
    columns: ['company_user_key', 'customer_reference', 'company_key', 'is_default'],
    ...{ rows, importId, overwritePasswords: false, dryRun: false, stopAtError: false },
    ...given,
  });

describe('importCompanyUsers', () => {
  it('hands over what can be applied, and tells of each row in its order', async () => {
    const outcomes: Record<string, CompanyUserOutcome> = {
      'acme--4': 'unchanged',
      'acme--5': 'busy',
      'acme--6': 'too-many',
      'acme--7': 'unknown-customer',
    };
    outcomeOf = ({ key }) => outcomes[key] ?? 'created';
    const { rows } = await run([
      aRow(2),
      aRow(3, 'DE--404'),
      aRow(4),
      aRow(5),
      aRow(6),
      aRow(7),
      aRow(8, 'DE--1', 'yes'),
    ]);
    expect(looked).toEqual([['DE--1', 'DE--404']]);
    expect(handed).toHaveLength(1);
    expect(handed[0]?.rows[0]).toEqual({
      ...{ row: 2, customerId: ada.customerId, key: 'acme--2', companyKey: 'acme', isDefault: true },
    });
    expect(handed[0]?.rows.map(({ row }) => row)).toEqual([2, 4, 5, 6, 7]);
    expect(
      rows.map((each) =>
        each.outcome === 'failed' ? each.faults.map(({ column }) => column) : each.outcome,
      ),
    ).toEqual([
      'created',
      ['customer_reference'],
      'unchanged',
      ['customer_reference'],
      ['customer_reference'],
      ['customer_reference'],
      ['is_default'],
    ]);
  });

  it('asks identity about 500 rows at a time, in their order', async () => {
    const { rows } = await run(Array.from({ length: 501 }, (_, at) => aRow(2 + at)));
    expect(handed.map((each) => each.rows.length)).toEqual([500, 1]);
    expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: 501 }, (_, at) => 2 + at));
  });

  it('asks for nothing where no row can be applied', async () => {
    await run([aRow(2, '')]);
    expect([looked, handed]).toEqual([[], []]);
  });

  it('hands on that it is a dry run, and tells of columns it passes over', async () => {
    const columns = ['company_user_key', 'customer_reference', 'company_key', 'business_unit_key'];
    const { ignoredColumns } = await run([aRow(2)], { columns, dryRun: true });
    expect(ignoredColumns).toEqual(['business_unit_key']);
    expect(handed).toMatchObject([{ dryRun: true, rows: [{ isDefault: undefined }] }]);
  });

  it('applies nothing behind the first row that fails where that is asked for', async () => {
    const { rows } = await run([aRow(2), aRow(3, 'DE--404'), aRow(4)], { stopAtError: true });
    expect(rows.map(({ row, outcome }) => [row, outcome])).toEqual([
      [2, 'created'],
      [3, 'failed'],
    ]);
    expect(handed.flatMap((each) => each.rows.map(({ row }) => row))).toEqual([2]);
  });
});
