import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { CannotRun } from '../cannot-run.ts';

/** A row of a file and its number as a spreadsheet shows it: the head is row 1. */
export interface FileRow {
  row: number;
  cells: string[];
}

/** Characters. What is longer is no row, but a quotation mark that was never closed. */
const longestRow = 256 * 1024;

/**
 * The rows of a CSV file (RFC 4180; UTF-8 with or without BOM), the head first, read as they are asked for. Blank rows
 * count and are left out.
 * @throws CannotRun for a file that cannot be read on, with the sentence that helps
 */
export async function* readRows(file: string, delimiter: string): AsyncGenerator<FileRow> {
  const parser = parse({
    delimiter,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: longestRow,
  });
  // What goes wrong before the parser reaches it, and is thrown where it is read from.
  pipeline(Readable.from(decode(createReadStream(file))), parser, () => undefined);
  let row = 0;
  try {
    for await (const record of parser) {
      row += 1;
      const cells = record as string[];
      if (cells.length > 1 || cells[0] !== '') yield { row, cells };
    }
  } catch (error) {
    throw error instanceof CannotRun ? error : new CannotRun(`${file} ${reasonOf(error)}`, 'commandLine');
  }
  if (row === 0)
    throw new CannotRun(
      `${file} is empty: a first row with the names of the columns is expected.`,
      'commandLine',
    );
}

async function* decode(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  // Drops a BOM, and does not put U+FFFD for what is no UTF-8.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

const systemReasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist.',
  EISDIR: 'is a folder.',
  EACCES: 'may not be read by this user.',
};

/** Never the parser's own message: it quotes the row, and a row may hold a password. */
function reasonOf(error: unknown): string {
  if (error instanceof CsvError) {
    const line = 'lines' in error ? ` in line ${String(error.lines)}` : '';
    return error.code === 'CSV_MAX_RECORD_SIZE'
      ? `has a row of more than ${longestRow} characters${line}: is a quotation mark missing?`
      : `cannot be read: a quotation mark is out of place or missing${line}.`;
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
    return 'is not in UTF-8. Save it with that encoding, with or without BOM.';
  return systemReasons[code] ?? `cannot be read (${code === '' ? 'unknown reason' : code}).`;
}
