import { z } from 'zod';
import type { StaffSession } from '@latchkey/contracts/staff';
import type { Answer } from '../../operations/operation.ts';
import { moment, momentField } from '../../storefront/schema.ts';
import { stageOf } from '../admit.ts';
import type { AdminDeps, Transport } from '../operation.ts';
import { present } from '../staff-sessions.ts';
import { presentUser, userSchema } from '../users/schema.ts';

export const staffSessionSchema = z
  .strictObject({
    stage: z.enum(['code', 'setup', 'full']).meta({
      description:
        '`code`: POST /session/second-factor comes next; `setup`: the role needs a second factor, POST /totp comes next',
    }),
    user: userSchema,
    expiresAt: momentField.meta({ description: 'When it ends, however busy' }),
    idleAt: momentField.meta({ description: 'When it ends without further use' }),
    token: z.string().optional().meta({ description: 'With transport `bearer`' }),
  })
  .meta({ id: 'StaffSession' });

export function presentSession(given: StaffSession | null): z.infer<typeof staffSessionSchema> {
  const session = present(given);
  return {
    stage: stageOf(session.stage),
    user: presentUser(present(session.user)),
    expiresAt: moment(session.expiresAtMs),
    idleAt: moment(session.idleAtMs),
  };
}

/** A fresh session: in the cookie, unseen by the page, or in the body of a program that keeps it itself. */
export function freshSession(
  { cookie }: Pick<AdminDeps, 'cookie'>,
  transport: Transport,
  { token, session }: { token: string; session: StaffSession | null },
): Answer {
  const body = presentSession(session);
  return transport === 'cookie'
    ? { status: 200, body, setCookie: cookie.write(token, present(session).expiresAtMs) }
    : { status: 200, body: { ...body, token } };
}
