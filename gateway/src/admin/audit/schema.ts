import { z } from 'zod';
import { auditActs, auditDetails, type AuditAct } from '@latchkey/contracts/events';
import type { ChainedEntryMessage } from '@latchkey/contracts/identity';
import { AppError } from '@latchkey/kit/errors';
import { pageSchema } from '../../operations/page.ts';
import { cursorField, limitField } from '../../operations/query-fields.ts';
import { line, moment, momentField } from '../../storefront/schema.ts';
import { given } from '../deliveries/mapper.ts';

const acts = Object.keys(auditActs) as [AuditAct, ...AuditAct[]];
const instant = z.iso.datetime({ offset: true });

const filters = {
  act: z.enum(acts).optional().meta({ description: 'What was done; docs/audit.md says what each means' }),
  from: instant.optional().meta({ description: 'Done at this time or later, RFC 3339' }),
  to: instant.optional().meta({ description: 'Done before this time, RFC 3339' }),
};

/** The entries about one customer. */
export const ofCustomerQuery = z.strictObject({ ...filters, limit: limitField(), cursor: cursorField });

export const searchQuery = z.strictObject({
  subject: line(255).optional().meta({
    description: 'Whom it is about: the id of a customer or Back Office user, or the reference of a customer',
  }),
  actor: line(200).optional().meta({
    description:
      'Who did it: the id of a customer, Back Office user, import or campaign, or the name of a token',
  }),
  requestId: z
    .uuid()
    .optional()
    .meta({ description: 'The request it was done in: X-Request-Id of its answer' }),
  ...ofCustomerQuery.shape,
});

export const exportQuery = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .default(0)
    .meta({ type: 'integer', minimum: 0, default: 0, description: 'Only entries of higher numbers' }),
});

const entrySchema = z
  .strictObject({
    seq: z.int().meta({ description: 'Its place in the chain; the first has 1, no number is left out' }),
    id: z.string(),
    at: momentField.meta({ description: 'When it was done; the order of the chain is that of arrival' }),
    act: z.string(),
    subject: z.string().optional().meta({ description: 'Absent where it is about nobody, or about many' }),
    subjects: z.array(z.string()).optional().meta({
      description: 'All it is about, where one entry tells of many: accounts that an import created',
    }),
    actor: z.strictObject({
      kind: z
        .string()
        .meta({ description: 'anonymous, customer, staff, operator, import, campaign, event or system' }),
      id: z.string().optional(),
      name: z
        .string()
        .optional()
        .meta({ description: 'The role of staff and operators, the type of an event' }),
      address: z.string().optional().meta({ description: 'The network it came from, as AUDIT_ADDRESS says' }),
    }),
    requestId: z.string().optional(),
    details: z
      .record(z.string(), z.string())
      .meta({ description: `What else is known: ${Object.keys(auditDetails).join(', ')}` }),
    hash: z
      .string()
      .meta({ description: 'SHA-256 over this entry, its number and the hash of the one before' }),
  })
  .meta({ id: 'AuditEntry' });

export const entryPageSchema = pageSchema(entrySchema, 'AuditEntryPage');

export function presentEntry({ seq, hash, entry }: ChainedEntryMessage): z.infer<typeof entrySchema> {
  if (entry?.actor == null)
    throw new AppError('internal', { detail: 'identity tells of an entry without content' });
  const { id, atMs, act, subject, subjects, actor, requestId, details } = entry;
  const { kind, ...known } = actor;
  const who = { kind, ...given(known) };
  return {
    seq,
    id,
    at: moment(atMs),
    act,
    ...given({ subject }),
    ...(subjects.length === 0 ? {} : { subjects }),
    actor: who,
    ...given({ requestId }),
    details,
    hash,
  };
}
