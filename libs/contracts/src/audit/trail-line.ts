import { z } from 'zod';
import { auditKeySchema } from './signed-head.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const seq = z.int().positive();

/** Whatever an entry holds is part of the hash; that it makes sense is not the chain's affair. */
const entrySchema = z.record(z.string(), z.unknown());

/**
 * A line of the audit trail as a file (NDJSON). First the public keys of the heads; then the entries in their order, each
 * head right behind its entry, heads of entries that are missing behind the last one; at last where the file ends, so
 * that one that was cut off is known for it.
 */
const trailLineSchema = z.union([
  z.strictObject({ seq, prev: hash, hash, entry: entrySchema }),
  z.strictObject({ head: z.strictObject({ seq, jws: z.string() }) }),
  z.strictObject({ end: z.strictObject({ seq: z.int().nonnegative() }) }),
  z.strictObject({ keys: z.array(auditKeySchema) }),
]);
export type TrailLine = z.infer<typeof trailLineSchema>;

/** @returns undefined for what is no line of a trail */
export function readTrailLine(text: string): TrailLine | undefined {
  try {
    return trailLineSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
