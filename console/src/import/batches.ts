import type { FileRow } from './read-rows.ts';

/** What one request to /admin/imports may hold: 500 rows; 1 MB, of which a part is left to head and punctuation. */
const mostRows = 500;
const mostBytes = 900 * 1024;

/** Puts rows together, as many as one request takes. */
export async function* batchesOf(rows: AsyncIterable<FileRow>): AsyncGenerator<FileRow[]> {
  let batch: FileRow[] = [];
  let bytes = 0;
  for await (const row of rows) {
    const size = Buffer.byteLength(JSON.stringify(row));
    if (batch.length === mostRows || (batch.length > 0 && bytes + size > mostBytes)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(row);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}
