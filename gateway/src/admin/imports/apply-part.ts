import { createSHA256, type IHasher } from 'hash-wasm';
import type { FilePosition, Import } from '@latchkey/contracts/customer';
import { AppError, asAppError } from '@latchkey/kit/errors';
import type { ImportClient } from '../../auth/clients.ts';
import { faultOfHead, readPart, type CsvRow } from './csv-part.ts';
import { importOf } from './present.ts';

/**
 * Rows in one call: customer takes no more than the most, and brings more of them through beside each other. Few at first:
 * passwords in clear are hashed, some hundred a second, and a call must be over before its deadline.
 */
const batchRows = { first: 1000, most: 4000 };
/** A call that took less may be followed by one of twice its rows. */
const quickMs = 2_000;
/** Customer waits 15 s for identity, and stores its own half afterwards. */
const deadlineMs = 25_000;
/** After which no further batch of a part is begun: the answer says how far it was read, and the client goes on there. */
const budgetMs = 10_000;

export interface Part {
  bytes: Buffer;
  /** Bytes of the file before it. */
  offset: number;
  last: boolean;
  /** Of the file's bytes before it; absent where the client does not care. */
  sha256: string | undefined;
}

/**
 * Applies one part of a file, batch by batch; a copy of the gateway keeps nothing of it. A fault of the file ends the
 * import, and is its reason.
 * @returns the import as it stands then
 * @throws AppError import_not_found, import_ended, import_position, import_file_differs, unavailable
 */
export async function applyPart(
  deps: { imports: ImportClient; now: () => number },
  importId: string,
  part: Part,
  requestId: string,
): Promise<Import> {
  const job = importOf(await deps.imports.getImport({ importId }, { requestId }));
  const from = positionOf(job);
  if (job.state !== 'STATE_RUNNING' && job.state !== 'STATE_WAITING_FOR_FILE')
    throw new AppError('import_ended');
  if (from.bytes !== part.offset) {
    const values = { bytes: from.bytes };
    throw new AppError('import_position', { fields: [{ field: 'offset', rule: 'position', values }] });
  }
  if (part.sha256 !== undefined && part.sha256 !== from.sha256) throw new AppError('import_file_differs');
  const { delimiter = ',' } = job.options ?? {};
  const { rows, fault } = await readPart(part.bytes, { delimiter, last: part.last, startRow: from.row });
  if (rows.length === 0 && fault === undefined && !part.last)
    throw new AppError('invalid_input', { fields: [{ field: 'body', rule: 'whole_row' }] });
  const reader = await createReader(deps, { job, part, rows, requestId, until: deps.now() + budgetMs });
  const applied = await reader.apply(fault === undefined && part.last);
  if (fault === undefined || applied.state !== 'STATE_RUNNING' || !reader.atEnd()) return applied;
  return fail(deps, importId, fault, requestId);
}

interface Reading {
  job: Import;
  part: Part;
  rows: readonly CsvRow[];
  requestId: string;
  until: number;
}

async function createReader(
  deps: { imports: ImportClient; now: () => number },
  { job, part, rows, requestId, until }: Reading,
) {
  const { importId } = job;
  const hash = await hashAt(positionOf(job));
  const { offset = 0, limit = 0, hasHeader = true } = job.options ?? {};
  let { dataRows } = positionOf(job);
  let current = job;
  let next = 0;
  let columns: readonly string[] = job.columns;
  let most = batchRows.first;

  /** The next batch: rows to apply, and the place behind them. */
  const take = (): { wanted: CsvRow[]; full: boolean } => {
    const wanted: CsvRow[] = [];
    let full = false;
    while (next < rows.length && wanted.length < most && !full) {
      const row = rows[next];
      next += 1;
      if (row === undefined || isBlank(row)) continue;
      if (columns.length === 0 && hasHeader) {
        columns = row.cells;
        continue;
      }
      dataRows += 1;
      if (dataRows > offset) wanted.push(row);
      full = limit > 0 && dataRows >= offset + limit;
    }
    return { wanted, full };
  };

  const apply = async (endsHere: boolean): Promise<Import> => {
    do {
      const from = positionOf(current).bytes;
      const { wanted, full } = take();
      const fault = faultOfHead(columns, job.options?.delimiter ?? ',');
      if (fault !== undefined) return fail(deps, importId, fault, requestId);
      const atEnd = next >= rows.length;
      const complete = full || (atEnd && endsHere);
      if (complete && columns.length === 0)
        return fail(deps, importId, 'The file is empty: its first row is to name the columns.', requestId);
      const consumed = complete && !full ? part.bytes.length : (rows[next - 1]?.end ?? 0);
      hash.update(part.bytes.subarray(from - part.offset, consumed));
      const to = {
        row: rows[next - 1]?.row ?? positionOf(current).row,
        bytes: part.offset + consumed,
        dataRows,
        ...digestOf(hash),
      };
      const request = { importId, fromBytes: from, to, columns: [...columns], rows: wanted, complete };
      const begun = deps.now();
      try {
        current = importOf(await deps.imports.applyRows(request, { requestId, deadlineMs }));
      } catch (error) {
        return fail(deps, importId, reasonOfHead(error), requestId);
      }
      most = deps.now() - begun < quickMs ? Math.min(2 * most, batchRows.most) : batchRows.first;
    } while (current.state === 'STATE_RUNNING' && next < rows.length && deps.now() < until);
    return current;
  };

  return { apply, atEnd: () => next >= rows.length };
}

/** What customer says of the head ends the import: no later part can mend it. @throws what is another failure */
function reasonOfHead(error: unknown): string {
  const failure = asAppError(error);
  const faults = failure.fields.flatMap(({ rule, values }) => sentenceOfHead(rule, values?.['column']));
  if (failure.code !== 'invalid_input' || faults.length === 0) throw failure;
  return faults.join(' ');
}

function sentenceOfHead(rule: string, column: string | number | undefined): string[] {
  if (rule === 'no-head') return [noHead];
  if (rule === 'missing-column') return [`The column ${column} is missing.`];
  return rule === 'doubled-column' ? [`The column ${column} is there twice.`] : [];
}

const noHead =
  'The first row names none of the columns. If it is data already, say so when the import is started (hasHeader, --no-has-header).';

const isBlank = ({ cells }: CsvRow): boolean => cells.length === 0 || (cells.length === 1 && cells[0] === '');

async function fail(
  { imports }: { imports: ImportClient },
  importId: string,
  reason: string,
  requestId: string,
): Promise<Import> {
  return importOf(await imports.endImport({ importId, state: 'STATE_FAILED', reason }, { requestId }));
}

function positionOf({ position }: Import): FilePosition {
  if (position === null) throw new AppError('internal', { detail: 'an import has no position' });
  return position;
}

/** SHA-256 that goes on where another copy of the gateway left off. */
async function hashAt({ sha256State }: FilePosition): Promise<IHasher> {
  const hash = await createSHA256();
  return sha256State.length === 0 ? hash.init() : hash.init().load(sha256State);
}

function digestOf(hash: IHasher): { sha256: string; sha256State: Buffer } {
  const state = hash.save();
  const sha256 = hash.digest('hex');
  // Digesting ends the function; its state is taken up again.
  hash.init().load(state);
  return { sha256, sha256State: Buffer.from(state) };
}
