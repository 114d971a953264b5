import { z } from 'zod';

/** Half of a surrogate pair would be stored as another sign than was sent. */
const cell = z.string().refine((text) => !/\p{Surrogate}/u.test(text), { params: { rule: 'characters' } });

/** Rows of a file, with its head: 500 at most, and 1 MB of JSON (route.ts). */
export const importSchema = z
  .strictObject({
    importer: z.literal('customer').meta({ description: 'What the rows are of' }),
    columns: z.array(cell.max(200)).min(1).max(100).meta({ description: 'The file’s head, in its order' }),
    overwritePasswords: z.boolean().default(false).meta({
      description: 'Password cells replace passwords their owners have set; their sessions end',
    }),
    rows: z
      .array(
        z.strictObject({
          row: z
            .int()
            .min(1)
            .max(Number.MAX_SAFE_INTEGER)
            .meta({ description: 'Where the row is in the file; comes back with its outcome' }),
          cells: z.array(cell).max(200),
        }),
      )
      .min(1)
      .max(500),
  })
  .meta({ id: 'Import' });

export const importAnswerSchema = z
  .strictObject({
    rows: z.array(
      z.strictObject({
        row: z.int(),
        outcome: z.enum(['created', 'updated', 'unchanged', 'failed']),
        errors: z
          .array(z.strictObject({ column: z.string(), reason: z.string() }))
          .optional()
          .meta({
            description:
              'Why it failed; repeats nothing of the row. `column` is empty when it is the row as such',
          }),
      }),
    ),
    ignoredColumns: z.array(z.string()).meta({ description: 'Columns nobody knows' }),
  })
  .meta({ id: 'ImportOutcome' });
