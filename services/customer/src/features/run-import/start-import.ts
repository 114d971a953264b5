import { createHash } from 'node:crypto';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import type { ImportJob, ImportJobs } from '../../domain/import-job.ts';
import { sprykerColumns } from '../../domain/import-row.ts';

/** SHA-256 of nothing: where every file starts. */
const nothing = createHash('sha256').digest('hex');

/**
 * Opens an import; nothing is read yet.
 * @returns the import as it stands: when this id was opened before, that one
 * @throws AppError unavailable
 */
export async function startImport(
  { jobs, clock }: { jobs: Pick<ImportJobs, 'insert' | 'find'>; clock: Clock },
  given: Pick<ImportJob, 'importId' | 'importer' | 'source' | 'startedBy' | 'options'>,
): Promise<ImportJob> {
  const now = clock.now();
  await jobs.insert({
    ...given,
    state: 'running',
    reason: '',
    columns: given.options.hasHeader ? [] : sprykerColumns,
    ignoredColumns: [],
    position: { row: 0, bytes: 0, dataRows: 0, sha256: nothing, sha256State: Buffer.alloc(0) },
    counts: { created: 0, updated: 0, unchanged: 0, failed: 0 },
    startedAt: now,
    heardAt: now,
    endedAt: undefined,
  });
  const job = await jobs.find(given.importId);
  if (job === undefined)
    throw new AppError('unavailable', { detail: 'an import that was stored is not there' });
  return job;
}
