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
  const at = new Map(columns.map((name, index) => [name, index]));
  return { columns, at, ignored: columns.filter((name) => !inOrder.includes(name)) };
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
    const at = this.#layout.at.get(column);
    return at === undefined ? undefined : this.#cells[at];
  }
}

export function cellsByColumn(layout: Layout, cells: readonly string[]): Cells | { faults: CellFault[] } {
  const { columns } = layout;
  if (cells.length === columns.length) return new CellsOfRow(layout, cells);
  const reason = `The row has ${cells.length} cells, but there are ${columns.length} columns.`;
  return { faults: [{ column: '', reason }] };
}
