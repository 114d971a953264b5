import { z } from 'zod';
import { version } from '@latchkey/kit/system';
import { forStaff, type AdminOperation } from '../operation.ts';
import { roles } from '../roles.ts';
import { lookAtAll } from './look.ts';

const check = z
  .strictObject({
    process: z.string().meta({ description: 'gateway, identity, customer or notification' }),
    name: z.string().meta({ description: 'What was looked at, such as store, bus, keys, mail-server' }),
    state: z.enum(['ok', 'warning', 'fault']),
    problem: z.string().optional().meta({ description: 'What is wrong, such as unreachable' }),
    facts: z.record(z.string(), z.string()).meta({ description: 'Numbers and names that go with it' }),
  })
  .meta({ id: 'SystemCheck' });

const process = z
  .strictObject({
    name: z.string(),
    answers: z.boolean(),
    tookMs: z.int().meta({ description: 'All its own checks included' }),
    version: z.string().optional().meta({ description: 'Of Latchkey' }),
    node: z.string().optional(),
    copy: z.string().optional().meta({ description: 'Host and process id of the copy that answered' }),
    startedAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'SystemProcess' });

const systemSchema = z
  .strictObject({
    state: check.shape.state.meta({ description: 'The worst of all checks' }),
    version: z.string().meta({ description: 'Of Latchkey' }),
    node: z.string(),
    now: z.iso.datetime().meta({ description: 'By the clock of the gateway that answers' }),
    services: z.array(process),
    checks: z.array(check),
  })
  .meta({ id: 'System' });

export const systemOperations: readonly AdminOperation[] = [
  forStaff({
    method: 'get',
    path: '/system',
    id: 'getSystem',
    tag: 'System',
    summary: 'How Latchkey is: versions, clocks, settings, stores, bus, mail server, keys, disk',
    description:
      'Every service looks at what it works with, now; of several copies one answers. A fault keeps something from working, a warning will, or should be known.',
    roles: [...roles],
    answers: { 200: { description: 'What was found', schema: systemSchema } },
    problems: [],
    handle: async ({ context: { requestId } }, deps) => {
      const { services, checks } = await lookAtAll(deps, requestId);
      const worst = (['fault', 'warning'] as const).find((state) =>
        checks.some((each) => each.state === state),
      );
      const now = new Date(deps.clock.now()).toISOString();
      const node = globalThis.process.versions.node;
      return { status: 200, body: { state: worst ?? 'ok', version, node, now, services, checks } };
    },
  }),
];
