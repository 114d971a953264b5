import { z } from 'zod';
import { path, type AdminClient } from '../server/admin-client.ts';
import { ServerRefused } from '../server/problem.ts';

/** The kinds of files. */
export const importers = ['customer', 'company-user'] as const;
export type Importer = (typeof importers)[number];

/** How a file is read and applied. */
const optionsSchema = z.object({
  dryRun: z.boolean(),
  stopAtError: z.boolean(),
  overwritePasswords: z.boolean(),
  offset: z.int(),
  limit: z.int(),
  delimiter: z.string(),
  hasHeader: z.boolean(),
});
export type ImportOptions = z.infer<typeof optionsSchema>;

/** Tells a file from others: its size, and SHA-256 of its first 1,048,576 bytes. */
const fingerprintSchema = z.object({ bytes: z.int(), sha256OfStart: z.string() });
export type FileFingerprint = z.infer<typeof fingerprintSchema>;

/** An import as the gateway shows it (gateway/src/admin/imports/schema.ts). */
export const importSchema = optionsSchema.extend({
  id: z.string(),
  importer: z.enum(importers),
  source: z.string(),
  state: z.enum(['running', 'waiting-for-file', 'completed', 'failed', 'cancelled']),
  reason: z.string().optional(),
  file: fingerprintSchema.optional(),
  columns: z.array(z.string()),
  ignoredColumns: z.array(z.string()),
  position: z.object({ bytes: z.int(), row: z.int(), sha256: z.string() }),
  counts: z.object({ created: z.int(), updated: z.int(), unchanged: z.int(), failed: z.int() }),
});
export type Import = z.infer<typeof importSchema>;

export const failedRowSchema = z.object({
  row: z.int(),
  errors: z.array(z.object({ column: z.string(), reason: z.string() })),
});
export type FailedRow = z.infer<typeof failedRowSchema>;

/** A part that the server did not take: it stands elsewhere, has read another file, or has ended. */
export type Refusal = 'import_position' | 'import_file_differs' | 'import_ended';
const refusals: readonly Refusal[] = ['import_position', 'import_file_differs', 'import_ended'];

/** The imports of one server; each call throws as AdminClient does. */
export interface ImportRoutes {
  start(given: {
    importer: Importer;
    source: string;
    file: FileFingerprint;
    key: string;
    options: ImportOptions;
  }): Promise<Import>;
  /** @param part.sha256 of the file's bytes before it */
  send(
    importId: string,
    part: { bytes: Buffer; offset: number; last: boolean; sha256: string },
  ): Promise<Import | Refusal>;
  get(importId: string): Promise<Import>;
  /** The newest ones. */
  recent(): AsyncIterable<Import>;
  /** The rows that failed, in the order of the file. Waits for a server that is away: the import has ended by then. */
  failedRows(importId: string): AsyncIterable<FailedRow>;
}

export function createImportRoutes(admin: AdminClient): ImportRoutes {
  return {
    start: ({ importer, source, file, key, options }) =>
      admin.ask('POST', '/imports', importSchema, {
        body: { importer, source, file, ...options },
        idempotencyKey: key,
      }),
    send: async (importId, { bytes, ...query }) => {
      try {
        return await admin.ask('PATCH', path`/imports/${importId}/file`, importSchema, {
          query,
          upload: { type: 'text/csv', bytes },
        });
      } catch (error) {
        const code = error instanceof ServerRefused ? error.problem.code : undefined;
        const refusal = refusals.find((each) => each === code);
        if (refusal === undefined) throw error;
        return refusal;
      }
    },
    get: (importId) => admin.ask('GET', path`/imports/${importId}`, importSchema),
    recent: () => admin.list('/imports', importSchema, {}, { limit: 20 }),
    failedRows: (importId) =>
      admin.list(
        path`/imports/${importId}/errors`,
        failedRowSchema,
        {},
        { limit: 0, all: true, patient: true },
      ),
  };
}
