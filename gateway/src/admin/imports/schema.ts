import { z } from 'zod';

/** Half of a surrogate pair would be stored as another sign than was sent. */
const cell = z.string().refine((text) => !/\p{Surrogate}/u.test(text));

/** Rows of a file, with its head: 500 at most, and 1 MB of JSON (route.ts). */
export const importSchema = z.strictObject({
  /** What the rows are of. */
  importer: z.literal('customer'),
  /** The file's head, in its order. */
  columns: z.array(cell.max(200)).min(1).max(100),
  rows: z
    .array(
      z.strictObject({
        /** Where the row is in the file; comes back with its outcome. */
        row: z.int().min(1).max(Number.MAX_SAFE_INTEGER),
        cells: z.array(cell).max(200),
      }),
    )
    .min(1)
    .max(500),
});

export interface ImportAnswer {
  rows: {
    row: number;
    outcome: 'created' | 'updated' | 'unchanged' | 'failed';
    /** Why it failed. Repeats nothing of the row; `column` is empty when it is the row as such. */
    errors?: { column: string; reason: string }[];
  }[];
  /** Columns nobody knows. */
  ignoredColumns: string[];
}
