import { audited, type AuditRecordedEvent } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { newId } from '@latchkey/kit/ids';
import { currentOrigin } from '@latchkey/kit/origin';
import type { ImportJob, ImportJobs } from '../../domain/import-job.ts';

/**
 * Ends an import before its file does; what was applied stays. Ended the same way already, it stays as it is.
 * @throws AppError import_not_found, import_ended, unavailable
 */
export async function endImport(
  { jobs, clock }: { jobs: Pick<ImportJobs, 'find' | 'end'>; clock: Clock },
  given: { importId: string; state: 'failed' | 'cancelled'; reason: string },
): Promise<ImportJob> {
  const now = clock.now();
  const ended = await jobs.end({ ...given, now, entry: importEnded({ ...given, at: now }) });
  if (ended !== undefined) return ended;
  const job = await jobs.find(given.importId);
  if (job === undefined) throw new AppError('import_not_found');
  if (job.state !== given.state) throw new AppError('import_ended');
  return job;
}

/** @param given.changed rows that it created or updated, where that is known */
export function importEnded(given: {
  importId: string;
  state: 'completed' | 'failed' | 'cancelled';
  at: number;
  changed?: number;
}): AuditRecordedEvent {
  const { importId, state, at, changed } = given;
  return audited(currentOrigin(), {
    ...{ id: newId(), at, act: 'import.ended', subject: '' },
    details: { importId, state, ...(changed === undefined ? {} : { count: String(changed) }) },
  });
}
