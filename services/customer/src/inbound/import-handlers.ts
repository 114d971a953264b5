import type { Import, ImportServiceDefinition } from '@latchkey/contracts/customer';
import type { Clock } from '@latchkey/kit/clock';
import { AppError, fieldErrors } from '@latchkey/kit/errors';
import type { Handlers } from '@latchkey/kit/grpc';
import { importers, shownState, type ImportJob, type ImportJobs } from '../domain/import-job.ts';
import type { Part } from '../features/run-import/apply-rows.ts';
import type { endImport } from '../features/run-import/end-import.ts';
import type { startImport } from '../features/run-import/start-import.ts';

/** Who may use which call (ARCHITECTURE §7). */
export const importCallers = {
  StartImport: ['gateway'],
  ApplyRows: ['gateway'],
  EndImport: ['gateway'],
  GetImport: ['gateway'],
  ListImports: ['gateway'],
  ListImportErrors: ['gateway'],
} as const;

export interface ImportUseCases {
  startImport: (given: Parameters<typeof startImport>[1]) => Promise<ImportJob>;
  applyRows: (part: Part, requestId: string) => Promise<ImportJob>;
  endImport: (given: Parameters<typeof endImport>[1]) => Promise<ImportJob>;
  /** Reads need no use case. */
  jobs: Pick<ImportJobs, 'find' | 'list' | 'listFailures'>;
  clock: Clock;
}

/** Rows in one call. */
const rowLimit = 4000;
const pageLimit = { imports: 200, rows: 500 };

/** The calls of protos/customer/v1/imports.proto; errors are those of the use cases. */
export function importHandlers({
  jobs,
  clock,
  ...useCases
}: ImportUseCases): Handlers<ImportServiceDefinition> {
  const shown = (job: ImportJob): { import: Import } => ({ import: toMessage(job, clock.now()) });
  return {
    StartImport: async ({ importId, importer, source, startedBy, options, file }) => {
      const known = importers.find((each) => each === importer);
      if (known === undefined || options === null) throw fieldErrors({ field: 'importer', rule: 'one_of' });
      const given = { importId, importer: known, source, startedBy, options, file: file ?? undefined };
      return shown(await useCases.startImport(given));
    },
    ApplyRows: async ({ to, ...part }, { requestId }) => {
      if (to === null) throw fieldErrors({ field: 'to', rule: 'required' });
      if (part.rows.length > rowLimit)
        throw fieldErrors({ field: 'rows', rule: 'count', values: { max: rowLimit } });
      return shown(await useCases.applyRows({ ...part, to }, requestId));
    },
    EndImport: async ({ importId, state, reason }) => {
      const ends =
        state === 'STATE_FAILED' ? 'failed' : state === 'STATE_CANCELLED' ? 'cancelled' : undefined;
      if (ends === undefined) throw fieldErrors({ field: 'state', rule: 'one_of' });
      return shown(await useCases.endImport({ importId, state: ends, reason }));
    },
    GetImport: async ({ importId }) => shown(await find(jobs, importId)),
    ListImports: async ({ cursor, limit }) => {
      requireLimit(limit, pageLimit.imports);
      const found = await jobs.list({ before: readCursor(cursor), limit: limit + 1 });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        imports: page.map((job) => toMessage(job, clock.now())),
        nextCursor: last === undefined ? '' : `${last.startedAt}_${last.importId}`,
      };
    },
    ListImportErrors: async ({ importId, afterRow, limit }) => {
      requireLimit(limit, pageLimit.rows);
      const { columns } = await find(jobs, importId);
      const rows = await jobs.listFailures(importId, afterRow, limit);
      return {
        columns: columns.filter((column) => column !== 'password'),
        rows: rows.map((row) => ({ ...row, faults: [...row.faults], cells: [...row.cells] })),
      };
    },
  };
}

/** Where the page before ended. */
function readCursor(cursor: string): { startedAt: number; importId: string } | undefined {
  if (cursor === '') return undefined;
  const [, startedAt, importId] = /^(\d{1,15})_([\w-]{36})$/.exec(cursor) ?? [];
  if (startedAt === undefined || importId === undefined)
    throw fieldErrors({ field: 'cursor', rule: 'format' });
  return { startedAt: Number(startedAt), importId };
}

function requireLimit(limit: number, max: number): void {
  if (limit < 1 || limit > max) throw fieldErrors({ field: 'limit', rule: 'range', values: { min: 1, max } });
}

async function find(jobs: ImportUseCases['jobs'], importId: string): Promise<ImportJob> {
  const job = await jobs.find(importId);
  if (job === undefined) throw new AppError('import_not_found');
  return job;
}

const states = {
  running: 'STATE_RUNNING',
  'waiting-for-file': 'STATE_WAITING_FOR_FILE',
  completed: 'STATE_COMPLETED',
  failed: 'STATE_FAILED',
  cancelled: 'STATE_CANCELLED',
} as const satisfies Record<ReturnType<typeof shownState>, string>;

function toMessage(job: ImportJob, now: number): Import {
  const { counts, startedAt, heardAt, endedAt, columns, ignoredColumns, file, ...rest } = job;
  return {
    ...rest,
    ...counts,
    state: states[shownState(job, now)],
    columns: [...columns],
    ignoredColumns: [...ignoredColumns],
    startedAtMs: startedAt,
    heardAtMs: heardAt,
    endedAtMs: endedAt ?? 0,
    file: file ?? null,
  };
}
