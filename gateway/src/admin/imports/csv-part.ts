import { isUtf8 } from 'node:buffer';
import { CsvError, parse } from 'csv-parse';

/** A row of a part, with the place behind it. */
export interface CsvRow {
  /** As a spreadsheet counts: the first line of the file is row 1. */
  row: number;
  cells: string[];
  /** Bytes of the part up to the end of this row. */
  end: number;
}

/** Characters. What is longer is no row, but a quotation mark that was never closed. */
const longestRow = 256 * 1024;

/**
 * The whole rows of a part of a CSV file (RFC 4180; UTF-8, with or without BOM). What is behind the last line break
 * belongs to the next part, but for the last one.
 * @param bytes one part; starts at the start of a row
 * @param startRow rows before the part
 * @returns the rows, and why the part cannot be read on behind them, as a sentence that repeats nothing of it
 */
export async function readPart(
  bytes: Buffer,
  { delimiter, last, startRow }: { delimiter: string; last: boolean; startRow: number },
): Promise<{ rows: CsvRow[]; fault: string | undefined }> {
  if (!isUtf8(last ? bytes : bytes.subarray(0, bytes.lastIndexOf('\n') + 1)))
    return { rows: [], fault: 'The file is not in UTF-8. Save it with that encoding, with or without BOM.' };
  const rows: CsvRow[] = [];
  let fault: string | undefined;
  const parser = parse({
    delimiter,
    bom: startRow === 0,
    relax_column_count: true,
    skip_empty_lines: false,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: longestRow,
    on_record: (cells: string[], { bytes: end }) => {
      rows.push({ row: startRow + rows.length + 1, cells, end });
      return null;
    },
  });
  parser.on('error', (error) => (fault = reasonOf(error, startRow + rows.length + 1)));
  await new Promise<void>((resolve) => {
    parser.on('close', resolve);
    parser.resume();
    // Ended, the parser would take what is behind the last line break for a row.
    if (last) parser.end(bytes);
    else parser.write(bytes, (error) => parser.destroy(error ?? undefined));
  });
  return { rows, fault };
}

/** Never the parser's own message: it quotes the row, and a row may hold a password. */
function reasonOf(error: Error, row: number): string {
  const code = error instanceof CsvError ? error.code : '';
  return code === 'CSV_MAX_RECORD_SIZE'
    ? `Row ${row} has more than ${longestRow} characters: is a quotation mark missing?`
    : `The file cannot be read from row ${row} on: a quotation mark is out of place or missing.`;
}

/** What is wrong with a head that has one cell, if another sign separates its columns; undefined when nothing is. */
export function faultOfHead(cells: readonly string[], delimiter: string): string | undefined {
  const [only = ''] = cells;
  const other = [';', '\t', '|', ','].find((sign) => sign !== delimiter && only.includes(sign));
  if (cells.length > 1 || other === undefined) return undefined;
  return `The file separates its columns by ${named(other)} and not by ${named(delimiter)}. Say so when the import is started (delimiter), or save the file with it.`;
}

const named = (sign: string): string => (sign === '\t' ? 'tabs' : `"${sign}"`);
