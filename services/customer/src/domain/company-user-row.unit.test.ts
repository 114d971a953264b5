import { companyUserColumns, readCompanyUserRow } from './company-user-row.ts';
import { readLayout } from './import-layout.ts';

const layoutOf = (head: string) => readLayout(head.split(','), companyUserColumns);
const layout = layoutOf('company_user_key,customer_reference,company_key,is_default');

describe('readCompanyUserRow', () => {
  it.each([
    ['1', true],
    [' 0 ', false],
    ['', false],
  ])('reads a row whose is_default is "%s"', (isDefault, expected) => {
    expect(readCompanyUserRow(layout, [' acme--1 ', 'DE--1', 'acme', isDefault])).toEqual({
      ...{ key: 'acme--1', reference: 'DE--1', companyKey: 'acme', isDefault: expected },
    });
  });

  it('leaves the default open in a file without that column', () => {
    const without = layoutOf('company_key,company_user_key,customer_reference');
    expect(readCompanyUserRow(without, ['acme', 'acme--1', 'DE--1'])).toMatchObject({
      key: 'acme--1',
      isDefault: undefined,
    });
  });

  it.each<[string, string[], string, RegExp]>([
    ['an empty key', ['', 'DE--1', 'acme', '1'], 'company_user_key', /value/],
    ['blanks for a reference', ['acme--1', '  ', 'acme', '1'], 'customer_reference', /value/],
    ['a long company', ['acme--1', 'DE--1', 'x'.repeat(256), '1'], 'company_key', /255/],
    ['a line break', ['acme\n1', 'DE--1', 'acme', '1'], 'company_user_key', /line break/],
    ['another word for yes', ['acme--1', 'DE--1', 'acme', 'true'], 'is_default', /1 or 0/],
    ['a cell too many', ['acme--1', 'DE--1', 'acme', '1', ''], '', /5 cells.*4 columns/],
  ])('says what is wrong with %s', (_, cells, column, reason) => {
    expect(readCompanyUserRow(layout, cells)).toEqual({
      faults: [{ column, reason: expect.stringMatching(reason) as string }],
    });
  });

  it('names everything that is wrong with a row', () => {
    const read = readCompanyUserRow(layout, ['', '', '', '2']);
    expect('faults' in read && read.faults.map(({ column }) => column)).toEqual([
      'company_user_key',
      'customer_reference',
      'company_key',
      'is_default',
    ]);
  });

  it('wants every column but is_default', () => {
    let fault: unknown;
    try {
      layoutOf('company_user_key,is_default');
    } catch (error) {
      fault = error;
    }
    expect(fault).toMatchObject({
      fields: ['customer_reference', 'company_key'].map((column) => ({
        rule: 'missing-column',
        values: { column },
      })),
    });
  });
});
