import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import type { FailedRow } from './import-routes.ts';
import { readRows } from './read-rows.ts';

/**
 * Writes the rows that failed into a file of their own, as they are in the file that was imported (also their passwords,
 * which the server keeps nowhere: mode 0600), and behind them why. Corrected, it can be imported: an import passes the
 * columns behind over.
 * @param failed in the order of the file
 */
export async function writeRejectedRows(
  from: { file: string; delimiter: string; hasHeader: boolean },
  failed: AsyncIterable<FailedRow>,
  to: string,
): Promise<void> {
  await pipeline(Readable.from(rejected(from, failed)), createWriteStream(to, { mode: 0o600 }));
}

async function* rejected(
  { file, delimiter, hasHeader }: { file: string; delimiter: string; hasHeader: boolean },
  failed: AsyncIterable<FailedRow>,
): AsyncGenerator<string> {
  const line = (cells: readonly string[]): string => stringify([cells], { delimiter });
  const faults = failed[Symbol.asyncIterator]();
  let next = await faults.next();
  let headIsDue = hasHeader;
  for await (const { row, cells } of readRows(file, delimiter)) {
    if (headIsDue) yield line([...cells, 'error_row', 'error_column', 'error_reason']);
    headIsDue = false;
    if (next.done === true) return;
    if (row !== next.value.row) continue;
    const { errors } = next.value;
    const columns = errors.map(({ column }) => column).join(' ');
    yield line([...cells, String(row), columns, errors.map(({ reason }) => reason).join(' ')]);
    next = await faults.next();
  }
}
