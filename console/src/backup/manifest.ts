import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

export const manifestName = 'manifest.json';
/** What a backup holds, besides its manifest. */
export const contents = ['store/store.mdb', 'secrets.json'] as const;

/** The first thing in a backup: what belongs to it, and from where it came. */
export const manifestSchema = z.strictObject({
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  latchkey: z.string(),
  node: z.string(),
  files: z
    .array(
      z.strictObject({
        name: z.enum(contents),
        bytes: z.int().min(0),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .length(contents.length),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Hexadecimal, read as a stream: a store may be larger than the memory. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
