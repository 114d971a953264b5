import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import type { ImportJob, ImportJobs } from '../../domain/import-job.ts';

/**
 * Ends an import before its file does; what was applied stays. Ended the same way already, it stays as it is.
 * @throws AppError import_not_found, import_ended, unavailable
 */
export async function endImport(
  { jobs, clock }: { jobs: Pick<ImportJobs, 'find' | 'end'>; clock: Clock },
  given: { importId: string; state: 'failed' | 'cancelled'; reason: string },
): Promise<ImportJob> {
  const ended = await jobs.end({ ...given, now: clock.now() });
  if (ended !== undefined) return ended;
  const job = await jobs.find(given.importId);
  if (job === undefined) throw new AppError('import_not_found');
  if (job.state !== given.state) throw new AppError('import_ended');
  return job;
}
