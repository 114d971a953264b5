import { createRequire } from 'node:module';
import { z } from 'zod';
import { asAppError } from '@latchkey/kit/errors';
import { forStaff, type AdminDeps, type AdminOperation } from '../operation.ts';

const { version } = createRequire(import.meta.url)('../../../package.json') as { version: string };

const systemSchema = z
  .strictObject({
    version: z.string().meta({ description: 'Of Latchkey' }),
    node: z.string(),
    now: z.iso.datetime().meta({ description: 'By the clock of the gateway that answers' }),
    services: z.array(
      z.strictObject({
        name: z.enum(['identity', 'customer']),
        answers: z.boolean(),
        tookMs: z.int().meta({ description: 'Its own store included' }),
      }),
    ),
  })
  .meta({ id: 'System' });

/** Longer than a service takes that is well, shorter than somebody waits who looks for what is wrong. */
const deadlineMs = 5000;
/** Nobody has the id of no bits (RFC 9562, 5.9). */
const nobody = '00000000-0000-0000-0000-000000000000';

export const systemOperations: readonly AdminOperation[] = [
  forStaff({
    method: 'get',
    path: '/system',
    id: 'getSystem',
    tag: 'System',
    summary: 'Versions, time, and which services answer',
    description: 'Each service is asked for something that it has to read from its store.',
    roles: ['admin', 'operator', 'support', 'auditor'],
    answers: { 200: { description: 'What the gateway that answers sees', schema: systemSchema } },
    problems: [],
    handle: async ({ context: { requestId } }, deps) => {
      const services = await Promise.all([
        look('identity', deps, () => deps.keys.listKeys({}, { requestId, deadlineMs })),
        look('customer', deps, () =>
          deps.customer.getCustomer({ customerId: nobody }, { requestId, deadlineMs }),
        ),
      ]);
      const now = new Date(deps.clock.now()).toISOString();
      return { status: 200, body: { version, node: process.versions.node, now, services } };
    },
  }),
];

/** A service that refuses what it is asked for answers, too. */
async function look(
  name: 'identity' | 'customer',
  { clock }: AdminDeps,
  ask: () => Promise<unknown>,
): Promise<z.infer<typeof systemSchema>['services'][number]> {
  const started = clock.now();
  const answers = await ask().then(
    () => true,
    (error: unknown) => !['unavailable', 'overloaded', 'internal'].includes(asAppError(error).kind),
  );
  return { name, answers, tookMs: clock.now() - started };
}
