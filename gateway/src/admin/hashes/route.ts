import { z } from 'zod';
import { forStaff, type AdminOperation } from '../operation.ts';

const reportSchema = z
  .strictObject({
    countedAt: z.iso.datetime(),
    classes: z
      .array(
        z.strictObject({
          hashClass: z.string().meta({
            description: 'Algorithm and cost, such as `bcrypt/10`; `unknown`: a hash that lets nobody in',
          }),
          accounts: z.int(),
          upgradedAtLogin: z
            .boolean()
            .meta({ description: 'The next login makes a hash of today’s setting of it' }),
        }),
      )
      .meta({ description: 'The most frequent first; accounts without a password are in none' }),
  })
  .meta({ id: 'HashReport' });

export const hashOperations: readonly AdminOperation[] = [
  forStaff({
    method: 'get',
    path: '/hashes',
    id: 'countHashClasses',
    tag: 'Customers',
    summary: 'How many accounts have a password hashed in which way',
    description: 'Shows how far imported passwords have come: each is hashed anew at its first login.',
    roles: ['admin', 'operator', 'auditor'],
    answers: { 200: { description: 'Counted within the last seconds', schema: reportSchema } },
    problems: ['unavailable'],
    handle: async ({ context: { requestId } }, { accounts }) => {
      const { classes, countedAtMs } = await accounts.countHashClasses({}, { requestId });
      return { status: 200, body: { countedAt: new Date(countedAtMs).toISOString(), classes } };
    },
  }),
];
