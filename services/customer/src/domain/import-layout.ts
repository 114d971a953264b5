import { fieldErrors } from '@latchkey/kit/errors';

/** The columns of one kind of file. */
export interface KnownColumns {
  /** All of them in Spryker's order, for files without a head. */
  readonly inOrder: readonly string[];
  readonly mandatory: readonly string[];
}

/** What is wrong with one cell; repeats nothing of it. `column` is empty when it is the row as such. */
export interface CellFault {
  column: string;
  reason: string;
}

/** Where each column stands. */
export interface Layout {
  readonly columns: readonly string[];
  readonly at: ReadonlyMap<string, number>;
  readonly ignored: readonly string[];
  /** Whether its rows failed in an earlier import, and come from our file of those. */
  readonly rejected: boolean;
}

/** What files of rejected rows have behind their columns (gateway: failed-rows-csv.ts). */
const rejectedColumn = 'error_row';
/** What those put before a cell that spreadsheets would take for a formula; the password is never in them. */
const notAFormula = /^'(?=[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/;

/**
 * @throws AppError `invalid_input` for a head that is none, for mandatory columns that are missing, and for known ones that
 *   are there twice
 */
export function readLayout(head: readonly string[], { inOrder, mandatory }: KnownColumns): Layout {
  const columns = head.map((name) => name.trim());
  if (!columns.some((name) => inOrder.includes(name)))
    throw fieldErrors({ field: 'columns', rule: 'no-head' });
  const missing = mandatory.filter((name) => !columns.includes(name));
  const doubled = inOrder.filter((name) => columns.indexOf(name) !== columns.lastIndexOf(name));
  const faults = [
    ...missing.map((column) => ({ field: 'columns', rule: 'missing-column', values: { column } })),
    ...doubled.map((column) => ({ field: 'columns', rule: 'doubled-column', values: { column } })),
  ];
  if (faults.length > 0) throw fieldErrors(...faults);
  const at = new Map(columns.map((name, index) => [name, index]));
  const ignored = columns.filter((name) => !inOrder.includes(name));
  return { columns, at, ignored, rejected: columns.includes(rejectedColumn) };
}

/** The cells of a row by column; undefined where the file has no such column. */
export interface Cells {
  get(column: string): string | undefined;
}

/** A view of a row: a million rows need no map each. */
class CellsOfRow implements Cells {
  readonly #layout: Layout;
  readonly #cells: readonly string[];

  constructor(layout: Layout, cells: readonly string[]) {
    this.#layout = layout;
    this.#cells = cells;
  }

  get(column: string): string | undefined {
    const { at, rejected } = this.#layout;
    const index = at.get(column);
    const cell = index === undefined ? undefined : this.#cells[index];
    return rejected && column !== 'password' ? cell?.replace(notAFormula, '') : cell;
  }
}

export function cellsByColumn(layout: Layout, cells: readonly string[]): Cells | { faults: CellFault[] } {
  const { columns } = layout;
  if (cells.length === columns.length) return new CellsOfRow(layout, cells);
  const reason = `The row has ${cells.length} cells, but there are ${columns.length} columns.`;
  return { faults: [{ column: '', reason }] };
}
