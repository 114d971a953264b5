import { z } from 'zod';
import type { AuditAct } from '@latchkey/contracts/events';
import type { ChainedEntryMessage } from '@latchkey/contracts/identity';
import { pageOf, pageSchema } from '../../operations/page.ts';
import { cursorField, limitField } from '../../operations/query-fields.ts';
import { forCustomers, type StorefrontDeps, type StorefrontOperation } from '../operation.ts';
import { moment, momentField } from '../schema.ts';

/** What the owner of an account is shown of the audit trail: links that were made for mails are the mails' affair. */
export const ownActs = [
  'account.registered',
  'account.created',
  'account.imported',
  'account.confirmed',
  'account.updated',
  'account.email_change_requested',
  'account.email_changed',
  'account.blocked',
  'account.unblocked',
  'account.exported',
  'password.set',
  'password.changed',
  'password.restored',
  'password.expired',
  'password.reset_requested',
  'password.imported',
  'password.hash_imported',
  'sessions.ended',
  'login.throttled',
] as const satisfies readonly AuditAct[];

export const activitySchema = z
  .strictObject({
    id: z.string(),
    at: momentField,
    act: z.enum(ownActs).meta({ description: 'What was done; docs/audit.md says what each means' }),
    by: z.enum(['owner', 'visitor', 'staff', 'shop']).meta({
      description:
        '`owner`: whoever was logged in as this customer; `visitor`: somebody who was not, such as with a mailed link; `staff`: somebody who works for the shop; `shop`: its programs',
    }),
    network: z.string().optional().meta({
      description: 'Where owner or visitor came from, as much of the address as AUDIT_ADDRESS keeps',
    }),
    via: z.string().optional().meta({ description: 'By which means: link, password, file' }),
    reason: z.string().optional().meta({ description: 'Why sessions ended: owner, staff, reuse' }),
  })
  .meta({ id: 'Activity' });
type Activity = z.infer<typeof activitySchema>;

/** The receipts of what was done to one's own account. */
export const activityOperation: StorefrontOperation = forCustomers({
  method: 'get',
  path: '/account/activity',
  id: 'listActivity',
  tag: 'Account',
  summary: 'What was done to one’s own account and password',
  description: 'By oneself and by others, the newest first. An act is here a moment after it was done.',
  query: z.strictObject({ limit: limitField(20, 100), cursor: cursorField }),
  answers: { 200: { description: 'A page', schema: pageSchema(activitySchema, 'ActivityPage') } },
  problems: [],
  handle: async ({ query: { limit, cursor = '' }, customer, context: { requestId } }, deps) => {
    const page = { limit, cursor };
    const { items, nextCursor } = await readActivity(deps, customer.customerId, page, requestId);
    return { status: 200, body: pageOf(items, nextCursor) };
  },
});

/** @param page.limit at most 500 */
export async function readActivity(
  { audit }: Pick<StorefrontDeps, 'audit'>,
  customerId: string,
  page: { limit: number; cursor: string },
  requestId: string,
): Promise<{ items: Activity[]; nextCursor: string }> {
  const asked = { ...page, subject: customerId, acts: [...ownActs] };
  const { entries, nextCursor } = await audit.searchEntries(asked, { requestId });
  return { items: entries.flatMap(presentActivity), nextCursor };
}

function presentActivity({ entry }: ChainedEntryMessage): Activity[] {
  const act = ownActs.find((each) => each === entry?.act);
  if (entry?.actor == null || act === undefined) return [];
  const { id, atMs, actor, details } = entry;
  const by = coarsely(actor.kind);
  // Where those who work for the shop sit is not the customer's affair.
  const shown = by === 'owner' || by === 'visitor' ? actor.address : '';
  const { via, reason } = details;
  return [
    {
      ...{ id, at: moment(atMs), act, by },
      ...(shown === '' ? {} : { network: shown }),
      ...(via === undefined ? {} : { via }),
      ...(reason === undefined ? {} : { reason }),
    },
  ];
}

function coarsely(kind: string): Activity['by'] {
  if (kind === 'customer') return 'owner';
  if (kind === 'anonymous') return 'visitor';
  return kind === 'staff' || kind === 'operator' ? 'staff' : 'shop';
}
