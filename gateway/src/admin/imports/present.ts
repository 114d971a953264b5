import type { z } from 'zod';
import type { Import } from '@latchkey/contracts/customer';
import { AppError } from '@latchkey/kit/errors';
import { importers, type importSchema } from './schema.ts';

const states = {
  STATE_RUNNING: 'running',
  STATE_WAITING_FOR_FILE: 'waiting-for-file',
  STATE_COMPLETED: 'completed',
  STATE_FAILED: 'failed',
  STATE_CANCELLED: 'cancelled',
} as const;

/** An import as the routes show it. */
export type ShownImport = z.infer<typeof importSchema>;

/** The import of an answer, which always has one. @throws AppError internal */
export function importOf({ import: found }: { import: Import | null }): Import {
  if (found === null) throw new AppError('internal', { detail: 'customer answers without an import' });
  return found;
}

export function presentImport(job: Import): ShownImport {
  const importer = importers.find((each) => each === job.importer);
  if (
    job.state === 'STATE_UNSPECIFIED' ||
    job.position === null ||
    job.options === null ||
    importer === undefined
  )
    throw new AppError('internal', { detail: 'customer does not say how an import stands' });
  const { bytes, row, sha256 } = job.position;
  return {
    id: job.importId,
    importer,
    source: job.source,
    state: states[job.state],
    ...(job.reason === '' ? {} : { reason: job.reason }),
    startedBy: job.startedBy,
    ...job.options,
    ...(job.file === null ? {} : { file: job.file }),
    columns: job.columns,
    ignoredColumns: job.ignoredColumns,
    position: { bytes, row, sha256 },
    counts: {
      created: job.created,
      updated: job.updated,
      unchanged: job.unchanged,
      failed: job.failed,
    },
    startedAt: new Date(job.startedAtMs).toISOString(),
    ...(job.endedAtMs === 0 ? {} : { endedAt: new Date(job.endedAtMs).toISOString() }),
  };
}
