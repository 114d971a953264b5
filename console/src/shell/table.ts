import stringWidth from 'string-width';
import { printable } from './printable.ts';

export interface Column<Row> {
  head: string;
  /** What the cell says; nothing for an empty one. */
  cell: (row: Row) => string | number | undefined;
  /** Keeps its width when the table is too wide: ids and states are of no use in part. */
  whole?: true;
}

const gap = '  ';
/** Narrower than this a column says nothing. */
const narrowest = 6;

/**
 * Lays rows out under their heads.
 * @param width columns of the terminal; undefined: nothing is cut
 */
export class TableLayout<Row> {
  readonly #columns: readonly Column<Row>[];
  readonly #widths: readonly number[];
  readonly #cut: boolean;

  /** @param sample the rows the widths are taken from */
  constructor(columns: readonly Column<Row>[], sample: readonly Row[], width: number | undefined) {
    this.#columns = columns;
    const wanted = columns.map((column) =>
      Math.max(stringWidth(column.head), ...sample.map((row) => stringWidth(text(column, row)))),
    );
    this.#cut = width !== undefined;
    this.#widths = width === undefined ? wanted : shrink(wanted, columns, width);
  }

  head(): string {
    return this.#line(this.#columns.map(({ head }) => head));
  }

  row(row: Row): string {
    return this.#line(this.#columns.map((column) => text(column, row)));
  }

  #line(cells: readonly string[]): string {
    const fitted = cells.map((cell, index) => {
      const width = this.#widths[index] ?? 0;
      const shown = this.#cut ? cutTo(cell, width) : cell;
      return shown + ' '.repeat(Math.max(0, width - stringWidth(shown)));
    });
    return fitted.join(gap).trimEnd();
  }
}

function text<Row>({ cell }: Column<Row>, row: Row): string {
  return printable(String(cell(row) ?? ''));
}

/** Takes from the widest column that may be cut until the line fits, or nothing more can be taken. */
function shrink(wanted: readonly number[], columns: readonly Column<never>[], width: number): number[] {
  const widths = [...wanted];
  let excess = widths.reduce((sum, each) => sum + each, gap.length * (widths.length - 1)) - width;
  while (excess > 0) {
    const cuttable = widths.map((each, index) => (columns[index]?.whole ? 0 : each));
    const widest = cuttable.indexOf(Math.max(...cuttable));
    if ((cuttable[widest] ?? 0) <= narrowest) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
  return widths;
}

function cutTo(cell: string, width: number): string {
  if (stringWidth(cell) <= width) return cell;
  let shown = '';
  for (const { segment } of new Intl.Segmenter().segment(cell)) {
    if (stringWidth(shown + segment) > width - 1) break;
    shown += segment;
  }
  return `${shown}…`;
}
