import { stringify } from 'csv-stringify/sync';
import type { ImportClient } from '../../auth/clients.ts';

const errorColumns = ['error_row', 'error_column', 'error_reason'];

/** Rows asked for at once; customer gives no more. */
const pageRows = 500;

/**
 * The rows of an import that failed, as a file that can be corrected and imported again: the columns of the file but the
 * password's, which is kept nowhere, and behind them why the row failed. An import passes those columns over.
 * Cells that a spreadsheet would take for a formula get an apostrophe in front (OWASP, CSV injection), which an import of
 * the file takes away again (services/customer: import-layout.ts).
 */
export async function* failedRowsCsv(
  imports: ImportClient,
  importId: string,
  requestId: string,
): AsyncGenerator<string> {
  let afterRow = 0;
  for (let first = true; ; first = false) {
    const { columns, rows } = await imports.listImportErrors(
      { importId, afterRow, limit: pageRows },
      { requestId },
    );
    // A file of rejected rows that was imported has them already.
    const own = columns.flatMap((name, at) => (errorColumns.includes(name.trim()) ? [] : [at]));
    if (first) yield line([...own.map((at) => columns[at] ?? ''), ...errorColumns]);
    for (const { row, cells, faults } of rows) {
      const padded = own.map((at) => cells[at] ?? '');
      const columnsAtFault = faults.map(({ column }) => column).join(' ');
      yield line([...padded, String(row), columnsAtFault, faults.map(({ reason }) => reason).join(' ')]);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    afterRow = last.row;
  }
}

const line = (cells: readonly string[]): string => stringify([cells], { escape_formulas: true });
