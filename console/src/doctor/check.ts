import { z } from 'zod';

export const checkSchema = z.object({
  /** gateway, identity, customer, notification, server, DATA_DIR or console. */
  process: z.string(),
  name: z.string(),
  state: z.enum(['ok', 'warning', 'fault']),
  problem: z.string().optional(),
  facts: z.record(z.string(), z.string()),
});

/** A look at one thing; what is wrong with it in words is made of `name` and `problem` (words.ts). */
export type Check = z.infer<typeof checkSchema>;
