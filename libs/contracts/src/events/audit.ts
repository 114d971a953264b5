import { z } from 'zod';
import type { AuditEntry__Output } from '../gen/events/v1/AuditEntry.ts';
import type { AuditRecorded__Output } from '../gen/events/v1/AuditRecorded.ts';
import { auditActs, auditDetails, type AuditAct, type AuditDetail } from './audit-acts.ts';

const actorKinds = [
  'anonymous',
  'customer',
  'staff',
  'operator',
  'import',
  'campaign',
  'event',
  'system',
] as const;

/** Ids, roles and words. No @ and no $: an e-mail address or the PHC string of a hash can never be in an entry. */
const fact = z.string().regex(/^[^@$\p{Cc}]{0,200}$/u);
const acts = Object.keys(auditActs) as [AuditAct, ...AuditAct[]];

/** An entry of more would make pages of the trail too large for a message. */
export const maxSubjects = 50;

/** One act, as it travels and as the audit trail keeps it. */
export const auditEntrySchema = z.object({
  /** UUIDv7; an entry that comes twice is known by it. */
  id: z.uuid(),
  atMs: z.int().nonnegative(),
  act: z.enum(acts),
  subject: fact,
  actor: z.object({
    kind: z.enum(actorKinds),
    id: z.string().max(200),
    name: z.string().max(200),
    address: fact,
  }),
  requestId: fact,
  details: z
    .record(z.string(), fact)
    .refine((details) => Object.keys(details).every((key) => Object.hasOwn(auditDetails, key))),
  subjects: z.array(fact).max(maxSubjects).default([]),
}) satisfies z.ZodType<AuditEntry__Output>;

export const auditRecordedSchema = z.object({
  entries: z.array(auditEntrySchema).min(1).max(1000),
}) satisfies z.ZodType<AuditRecorded__Output>;

export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** Whoever acts, and in which request: what currentOrigin() of kit/origin answers. */
interface Origin {
  readonly actor: AuditEntry['actor'];
  readonly requestId: string;
}

/** What audited() makes: fits every outbox. */
export interface AuditRecordedEvent {
  readonly id: string;
  readonly type: 'audit.recorded';
  readonly data: { entries: AuditEntry[] };
  readonly at: number;
}

/**
 * The event that brings one act into the audit trail. Put it into the outbox of the very write that does what it tells:
 *
 *     events: [..., audited(currentOrigin(), { id: newId(), at: now, act: 'account.blocked', subject: customerId })]
 *
 * @param given.id a new UUIDv7, or one that is the same whenever the same act is tried again
 * @param given.subject the id of the customer or Back Office user it is about; the empty string if nobody
 * @param given.subjects instead of a subject: all that one act touches, `maxSubjects` at most
 */
export function audited(
  origin: Origin,
  given: {
    id: string;
    at: number;
    act: AuditAct;
    subject: string;
    subjects?: readonly string[];
    details?: Readonly<Partial<Record<AuditDetail, string>>>;
  },
): AuditRecordedEvent {
  const { id, at, act, subject, subjects = [], details = {} } = given;
  const entry: AuditEntry = {
    id,
    atMs: at,
    act,
    subject,
    actor: { ...origin.actor },
    requestId: origin.requestId,
    details: { ...details },
    subjects: [...subjects],
  };
  return { id, type: 'audit.recorded', data: { entries: [entry] }, at };
}

/** Many audit.recorded events as one: entries are known by their own ids, so that it does not matter which event brings them. */
export function mergeAudited<Event extends { data: unknown }>(events: readonly [Event, ...Event[]]): Event {
  const entries = events.flatMap(({ data }) => auditRecordedSchema.parse(data).entries);
  return { ...events[0], data: { entries } };
}
