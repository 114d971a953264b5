import { z } from 'zod';

/** What the routes at /admin/session answer. */
export const sessionSchema = z.object({
  stage: z.enum(['code', 'setup', 'full']),
  expiresAt: z.iso.datetime(),
  idleAt: z.iso.datetime(),
  user: z.looseObject({
    email: z.string(),
    name: z.string(),
    role: z.string(),
    secondFactor: z.boolean(),
    recoveryCodes: z.number(),
  }),
});
/** A fresh one, with its token; a secret. */
export const openedSchema = sessionSchema.extend({ token: z.string() });
