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

/** Where each known column stands. */
export interface Layout {
  readonly columns: readonly string[];
  readonly ignored: readonly string[];
}

/** @throws AppError `invalid_input` for mandatory columns that are missing, and for known ones that are there twice */
export function readLayout(head: readonly string[], { inOrder, mandatory }: KnownColumns): Layout {
  const columns = head.map((name) => name.trim());
  const missing = mandatory.filter((name) => !columns.includes(name));
  const doubled = inOrder.filter((name) => columns.indexOf(name) !== columns.lastIndexOf(name));
  const faults = [
    ...missing.map((column) => ({ field: 'columns', rule: 'missing-column', values: { column } })),
    ...doubled.map((column) => ({ field: 'columns', rule: 'doubled-column', values: { column } })),
  ];
  if (faults.length > 0) throw fieldErrors(...faults);
  return { columns, ignored: columns.filter((name) => !inOrder.includes(name)) };
}

/** The cells of a row by column. */
export type Cells = ReadonlyMap<string, string>;

export function cellsByColumn(
  { columns }: Layout,
  cells: readonly string[],
): Cells | { faults: CellFault[] } {
  if (cells.length === columns.length) return new Map(columns.map((column, at) => [column, cells[at] ?? '']));
  const reason = `The row has ${cells.length} cells, but there are ${columns.length} columns.`;
  return { faults: [{ column: '', reason }] };
}
