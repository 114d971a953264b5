import { z } from 'zod';

/** A whole number in a query, where everything is a text. */
function integerText(min: number, max: number): z.ZodType<number> {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max));
}

/** How many items a page has at most. */
export function limitField(fallback = 50, max = 200) {
  return integerText(1, max).default(fallback).meta({
    type: 'integer',
    minimum: 1,
    maximum: max,
    default: fallback,
    description: 'Items of a page, at most',
  });
}

/** Where the page before ended: its `nextCursor`. */
export const cursorField = z
  .string()
  .regex(/^[\w-]{1,1000}$/)
  .optional()
  .meta({ description: '`nextCursor` of the page before; absent for the first page' });

/** `true` or `false`. */
export const flagField = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .meta({ type: 'boolean' });
