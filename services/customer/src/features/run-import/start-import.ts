import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { audited } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { newId } from '@latchkey/kit/ids';
import { currentOrigin } from '@latchkey/kit/origin';
import type { ImportJob, ImportJobs } from '../../domain/import-job.ts';
import { companyUserColumns } from '../../domain/company-user-row.ts';
import { customerColumns } from '../../domain/import-row.ts';

const known = { customer: customerColumns, 'company-user': companyUserColumns } as const;

/** SHA-256 of nothing: where every file starts. */
const nothing = createHash('sha256').digest('hex');

/**
 * Opens an import; nothing is read yet.
 * @returns the import as it stands: when this id was opened before, that one
 * @throws AppError idempotency_key_reused when that was another one; unavailable
 */
export async function startImport(
  { jobs, clock }: { jobs: Pick<ImportJobs, 'insert' | 'find'>; clock: Clock },
  given: Pick<ImportJob, 'importId' | 'importer' | 'source' | 'startedBy' | 'options' | 'file'>,
): Promise<ImportJob> {
  const now = clock.now();
  const { importId, importer, options } = given;
  const entry = audited(currentOrigin(), {
    ...{ id: newId(), at: now, act: 'import.started', subject: '' },
    details: { importId, kind: options.dryRun ? `${importer}, dry run` : importer },
  });
  await jobs.insert(
    {
      ...given,
      state: 'running',
      reason: '',
      columns: options.hasHeader ? [] : known[importer].inOrder,
      ignoredColumns: [],
      position: { row: 0, bytes: 0, dataRows: 0, sha256: nothing, sha256State: Buffer.alloc(0) },
      counts: { created: 0, updated: 0, unchanged: 0, failed: 0 },
      startedAt: now,
      heardAt: now,
      endedAt: undefined,
    },
    entry,
  );
  const job = await jobs.find(given.importId);
  if (job === undefined)
    throw new AppError('unavailable', { detail: 'an import that was stored is not there' });
  if (!isOf(job, given)) throw new AppError('idempotency_key_reused');
  return job;
}

/** Whether an import is the one that is wished for: of the same file, and read in the same way. */
function isOf(
  job: ImportJob,
  { importer, source, options, file }: Pick<ImportJob, 'importer' | 'source' | 'options' | 'file'>,
): boolean {
  const { delimiter, offset, limit, hasHeader, dryRun, stopAtError, overwritePasswords } = options;
  const asked = { delimiter, offset, limit, hasHeader, dryRun, stopAtError, overwritePasswords };
  return (
    job.importer === importer &&
    job.source === source &&
    job.file?.bytes === file?.bytes &&
    job.file?.sha256OfStart === file?.sha256OfStart &&
    isDeepStrictEqual({ ...job.options }, asked)
  );
}
