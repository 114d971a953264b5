import { z } from 'zod';
import { pageSchema } from '../../operations/page.ts';

/** What is printed to logs and terminals. */
const printable = z.string().regex(/^[^\p{Cc}\p{Surrogate}]*$/u);
const flag = (description: string) => z.boolean().meta({ description });
const count = z.int().min(0);

/** How a file is read and applied. */
const optionFields = {
  dryRun: flag('Nothing is stored; the outcomes are those against what is stored now'),
  stopAtError: flag('Ends with the first row that fails; row by row, and slow'),
  overwritePasswords: flag('Password cells replace passwords their owners have set; their sessions end'),
  offset: z.int().min(0).max(1e9).meta({ description: 'Rows of data passed over at the start' }),
  limit: z.int().min(0).max(1e9).meta({ description: 'Rows of data imported at most; 0: all' }),
  delimiter: z.enum([',', ';', '\t', '|']).meta({ description: 'Between two cells' }),
  hasHeader: flag('Whether the first row names the columns; else they are Spryker’s, in its order'),
};

const fingerprint = z
  .strictObject({
    bytes: count.meta({ description: 'Its size' }),
    sha256OfStart: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .meta({ description: 'Of its first 1,048,576 bytes, or of all where it has fewer, in hexadecimal' }),
  })
  .meta({ description: 'Tells whoever goes on with an import which file it is of', id: 'ImportFile' });

export const importers = ['customer', 'company-user'] as const;

export const startSchema = z
  .strictObject({
    importer: z.enum(importers).meta({
      description: 'What the rows are of: Spryker’s customer.csv, company-user.csv',
    }),
    source: printable.min(1).max(255).meta({ description: 'The file’s name' }),
    dryRun: optionFields.dryRun.default(false),
    stopAtError: optionFields.stopAtError.default(false),
    overwritePasswords: optionFields.overwritePasswords.default(false),
    offset: optionFields.offset.default(0),
    limit: optionFields.limit.default(0),
    delimiter: optionFields.delimiter.default(','),
    hasHeader: optionFields.hasHeader.default(true),
    file: fingerprint.optional(),
  })
  .refine(({ importer, overwritePasswords }) => importer === 'customer' || !overwritePasswords, {
    path: ['overwritePasswords'],
    params: { rule: 'no-passwords' },
  })
  .meta({ id: 'ImportStart' });

const instant = z.iso.datetime();

export const importSchema = z
  .strictObject({
    id: z.uuid(),
    importer: z.enum(importers),
    source: z.string(),
    state: z.enum(['running', 'waiting-for-file', 'completed', 'failed', 'cancelled']).meta({
      description:
        '`waiting-for-file`: nobody has sent a part for half a minute; whoever has the file goes on',
    }),
    reason: z.string().optional().meta({ description: 'Why it failed, in a sentence' }),
    startedBy: z.string(),
    ...optionFields,
    delimiter: z.string(),
    file: fingerprint.optional(),
    columns: z.array(z.string()).meta({ description: 'The file’s head; empty until it was read' }),
    ignoredColumns: z.array(z.string()).meta({ description: 'Columns nobody knows' }),
    position: z
      .strictObject({
        bytes: count.meta({ description: 'Where the next part starts' }),
        row: count.meta({ description: 'Rows before it; the head is row 1' }),
        sha256: z.string().meta({ description: 'Of the bytes before it, in hexadecimal' }),
      })
      .meta({ description: 'How far the file was read' }),
    counts: z.strictObject({ created: count, updated: count, unchanged: count, failed: count }),
    startedAt: instant,
    endedAt: instant.optional(),
  })
  .meta({ id: 'Import' });

export const importPageSchema = pageSchema(importSchema, 'ImportPage');

const failedRowSchema = z.strictObject({
  row: z.int().meta({ description: 'As a spreadsheet counts: the head is row 1' }),
  errors: z
    .array(z.strictObject({ column: z.string(), reason: z.string() }))
    .meta({ description: 'Repeats nothing of the row; `column` is empty when it is the row as such' }),
});

export const failedRowPageSchema = pageSchema(failedRowSchema, 'ImportErrorPage');

export const importParameters = z.object({ importId: z.uuid() });

export const partQuery = z.strictObject({
  offset: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .meta({ type: 'integer', description: 'Bytes of the file before this part' }),
  last: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .meta({ type: 'boolean', description: 'Whether the file ends with this part' }),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .meta({
      description:
        'Of the file’s bytes before this part, in hexadecimal: whoever goes on with a file says that it is the same',
    }),
});
