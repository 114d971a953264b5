import { cellsByColumn, type CellFault, type KnownColumns, type Layout } from './import-layout.ts';

/** Spryker's company-user.csv (spryker.md §3.3). */
export const companyUserColumns: KnownColumns = {
  inOrder: ['company_user_key', 'customer_reference', 'company_key', 'is_default'],
  mandatory: ['company_user_key', 'customer_reference', 'company_key'],
};

const keyMaxLength = 255;

/** What a row without a fault says. */
export interface CompanyUserRow {
  key: string;
  reference: string;
  companyKey: string;
  /** Undefined in files without that column: it stays as it is. */
  isDefault: boolean | undefined;
}

export function readCompanyUserRow(
  layout: Layout,
  given: readonly string[],
): CompanyUserRow | { faults: CellFault[] } {
  const cells = cellsByColumn(layout, given);
  if ('faults' in cells) return cells;
  const faults: CellFault[] = [];
  const textOf = (column: string): string => {
    const text = cells.get(column)?.trim() ?? '';
    const reason = faultOf(text);
    if (reason !== undefined) faults.push({ column, reason });
    return text;
  };
  const [key, reference, companyKey] = [
    textOf('company_user_key'),
    textOf('customer_reference'),
    textOf('company_key'),
  ];
  const cell = cells.get('is_default')?.trim();
  if (cell !== undefined && !/^[01]?$/.test(cell))
    faults.push({ column: 'is_default', reason: '1 or 0 is expected; empty is 0.' });
  const isDefault = cell === undefined ? undefined : cell === '1';
  return faults.length > 0 ? { faults } : { key, reference, companyKey, isDefault };
}

function faultOf(text: string): string | undefined {
  if (text === '') return 'A value is expected.';
  if (text.length > keyMaxLength) return `It is longer than ${keyMaxLength} characters.`;
  return /[\p{Cc}\u2028\u2029]/u.test(text)
    ? 'It holds a line break or another control character.'
    : undefined;
}
