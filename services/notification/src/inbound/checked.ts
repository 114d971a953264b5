import { z } from 'zod';
import { fieldErrors } from '@latchkey/kit/errors';

/** Milliseconds since the Unix epoch. */
export const time = z.int().nonnegative();
/** Ids of ours: UUIDs, and those made of several. */
export const longId = z.string().min(1).max(200);

export function whole(min: number, max: number) {
  return z.int().min(min).max(max);
}

/**
 * What a schema makes of a value of a request.
 * @param field what a fault is called that is of no field inside the value
 * @throws AppError invalid_input naming the fields
 */
export function checked<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  field: string,
): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw fieldErrors(
    ...result.error.issues.map(({ path }) => ({
      field: path.length === 0 ? field : path.join('.'),
      rule: 'format',
    })),
  );
}

/** The position a page ended at, as base64url of JSON; nothing of it is secret. */
export function writeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** @returns undefined for the first page @throws AppError invalid_input for a cursor that is not ours */
export function readCursor<Schema extends z.ZodType>(
  cursor: string,
  schema: Schema,
): z.infer<Schema> | undefined {
  return cursor === '' ? undefined : checked(schema, parse(cursor), 'cursor');
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
