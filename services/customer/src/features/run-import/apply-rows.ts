import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { actAs } from '@latchkey/kit/origin';
import type {
  FailedRow,
  FilePosition,
  ImportCounts,
  Importer,
  ImportJob,
  ImportJobs,
} from '../../domain/import-job.ts';
import type { Batch, RowOutcome } from '../import-customers/import-customers.ts';
import { importEnded } from './end-import.ts';

export interface Deps {
  jobs: Pick<ImportJobs, 'find' | 'addFailures' | 'advance'>;
  /** Applies rows, of each kind of file; those this import has applied already are only told again. */
  importRows: Readonly<
    Record<Importer, (batch: Batch) => Promise<{ rows: RowOutcome[]; ignoredColumns: readonly string[] }>>
  >;
  clock: Clock;
}

export interface Part {
  importId: string;
  /** Where the rows start, in bytes. */
  fromBytes: number;
  to: FilePosition;
  /** The file's head, with the first rows. */
  columns: readonly string[];
  rows: readonly { row: number; cells: readonly string[] }[];
  /** Whether the file ends here. */
  complete: boolean;
}

/**
 * Applies the next rows of a file and moves the import on, in this order: rows, faults, position with counts. A death in
 * between leaves the position where it was; the same part again finds what was applied by the import's mark, tells its
 * outcome again, and counts it once. In the audit trail, what rows change is the import's doing; who started it is in its own entry.
 * @throws AppError import_not_found, import_ended; import_position when the rows do not start where the import stands;
 *   invalid_input for the head; unavailable
 */
export async function applyRows(deps: Deps, part: Part): Promise<ImportJob> {
  const job = await runningJob(deps, part);
  actAs({ kind: 'import', id: part.importId, name: job.importer });
  const columns = job.columns.length > 0 ? job.columns : part.columns;
  const { dryRun, overwritePasswords, stopAtError } = job.options;
  const applied =
    columns.length === 0
      ? { rows: [], ignoredColumns: [] }
      : await deps.importRows[job.importer]({
          importId: part.importId,
          columns,
          rows: part.rows,
          dryRun,
          overwritePasswords,
          stopAtError,
        });
  const failures = applied.rows.flatMap((row) => (row.outcome === 'failed' ? [row] : []));
  if (failures.length > 0)
    await deps.jobs.addFailures(part.importId, failures.map(withCells(columns, part)), deps.clock.now());
  const [first] = failures;
  const counts = countsOf(applied.rows);
  const now = deps.clock.now();
  const ended = (state: 'completed' | 'failed', reason: string) => {
    // What is counted so far is exact: the write expects the position it was read with.
    const changed = [job.counts, counts].reduce((sum, { created, updated }) => sum + created + updated, 0);
    return { state, reason, entry: importEnded({ importId: part.importId, state, at: now, changed }) };
  };
  const moved = await deps.jobs.advance({
    importId: part.importId,
    fromBytes: part.fromBytes,
    to: part.to,
    columns,
    ignoredColumns: applied.ignoredColumns,
    counts,
    now,
    ends:
      stopAtError && first !== undefined
        ? ended('failed', `Row ${first.row} failed: ${first.faults[0]?.reason ?? ''}`)
        : part.complete
          ? ended('completed', '')
          : undefined,
  });
  return moved ?? movedBySomebodyElse(deps, part);
}

async function runningJob({ jobs }: Deps, { importId, fromBytes }: Part): Promise<ImportJob> {
  const job = await jobs.find(importId);
  if (job === undefined) throw new AppError('import_not_found');
  if (job.state !== 'running') throw new AppError('import_ended');
  if (job.position.bytes !== fromBytes) throw elsewhere(job);
  return job;
}

/** The same part was sent twice, and the other one came first; or the import has ended meanwhile. */
async function movedBySomebodyElse({ jobs }: Deps, { importId, to }: Part): Promise<ImportJob> {
  const job = await jobs.find(importId);
  if (job === undefined) throw new AppError('import_not_found');
  if (job.position.bytes === to.bytes && job.position.sha256 === to.sha256) return job;
  throw job.state === 'running' ? elsewhere(job) : new AppError('import_ended');
}

function elsewhere({ position }: ImportJob): AppError {
  return new AppError('import_position', {
    fields: [{ field: 'offset', rule: 'position', values: { bytes: position.bytes } }],
  });
}

function withCells(columns: readonly string[], { rows }: Part) {
  const cellsOf = new Map(rows.map(({ row, cells }) => [row, cells]));
  return ({ row, faults }: Extract<RowOutcome, { outcome: 'failed' }>): FailedRow => ({
    row,
    faults,
    cells: (cellsOf.get(row) ?? []).filter((_, at) => columns[at] !== 'password'),
  });
}

function countsOf(rows: readonly RowOutcome[]): ImportCounts {
  const counts = { created: 0, updated: 0, unchanged: 0, failed: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}
