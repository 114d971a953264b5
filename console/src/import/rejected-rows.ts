import { accessSync, constants, createWriteStream, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import { CannotRun } from '../cannot-run.ts';
import type { FailedRow } from './import-routes.ts';
import { readRows } from './read-rows.ts';

/** Behind the columns of the file. */
const errorColumns = ['error_row', 'error_column', 'error_reason'];

/** A file as it was imported. */
interface ImportedFile {
  file: string;
  delimiter: string;
  hasHeader: boolean;
  /** What its columns are called, by its head or by Spryker. */
  columns: readonly string[];
}

/** @throws CannotRun for a file that is there, which may be the imported one, and where none can be made */
export function requireNewFile(path: string): void {
  if (existsSync(path)) throw new CannotRun(`${path} exists already.`, 'commandLine');
  try {
    accessSync(dirname(path), constants.W_OK);
  } catch (cause) {
    throw new CannotRun(`${path} cannot be written.`, 'commandLine', { cause });
  }
}

/**
 * Writes the rows that failed into a new file, as they are in the file that was imported (also their passwords, which the
 * server keeps nowhere: mode 0600), below a head, and behind them why. Corrected, it can be imported: an import passes the
 * columns behind over.
 * @param failed in the order of the file
 */
export async function writeRejectedRows(
  from: ImportedFile,
  failed: AsyncIterable<FailedRow>,
  to: string,
): Promise<void> {
  const target = createWriteStream(to, { mode: 0o600, flags: 'wx' });
  await pipeline(Readable.from(rejected(from, failed)), target);
}

async function* rejected(
  { file, delimiter, hasHeader, columns }: ImportedFile,
  failed: AsyncIterable<FailedRow>,
): AsyncGenerator<string> {
  const line = (cells: readonly string[]): string => stringify([cells], { delimiter });
  // Rejected before, a row has the reasons of that time behind it.
  const own = columns.flatMap((name, at) => (errorColumns.includes(name.trim()) ? [] : [at]));
  const ownOf = (cells: readonly string[]): string[] => own.map((at) => cells[at] ?? '');
  const faults = failed[Symbol.asyncIterator]();
  let next = await faults.next();
  let headIsDue = hasHeader;
  yield line([...ownOf(columns), ...errorColumns]);
  for await (const { row, cells } of readRows(file, delimiter)) {
    if (next.done === true) return;
    const isHead = headIsDue;
    headIsDue = false;
    if (isHead || row !== next.value.row) continue;
    const { errors } = next.value;
    const about = [String(row), errors.map(({ column }) => column).join(' ')];
    const beyond = cells.slice(columns.length);
    yield line([...ownOf(cells), ...beyond, ...about, errors.map(({ reason }) => reason).join(' ')]);
    next = await faults.next();
  }
}
