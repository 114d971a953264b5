import { z } from 'zod';
import { auditRecordedSchema } from './audit.ts';
import { campaignMailsSettledSchema } from './campaign-mails.ts';
import { passwordResetRequestedSchema } from './reset-requests.ts';
import type { CampaignMailsRequested__Output } from '../gen/events/v1/CampaignMailsRequested.ts';
import type { CredentialAnonymised__Output } from '../gen/events/v1/CredentialAnonymised.ts';
import type { CredentialChanged__Output } from '../gen/events/v1/CredentialChanged.ts';
import type { CustomerAnonymised__Output } from '../gen/events/v1/CustomerAnonymised.ts';
import type { CustomerRegistered__Output } from '../gen/events/v1/CustomerRegistered.ts';
import type { EmailChanged__Output } from '../gen/events/v1/EmailChanged.ts';
import type { EmailChangeRequested__Output } from '../gen/events/v1/EmailChangeRequested.ts';
import type { PasswordBulkResetRequested__Output } from '../gen/events/v1/PasswordBulkResetRequested.ts';
import type { PasswordChanged__Output } from '../gen/events/v1/PasswordChanged.ts';
import type { PasswordInvited__Output } from '../gen/events/v1/PasswordInvited.ts';
import type { PasswordRestored__Output } from '../gen/events/v1/PasswordRestored.ts';
import type { RegistrationConfirmationRequested__Output } from '../gen/events/v1/RegistrationConfirmationRequested.ts';
import type { RegistrationConfirmed__Output } from '../gen/events/v1/RegistrationConfirmed.ts';
import type { StaffInvited__Output } from '../gen/events/v1/StaffInvited.ts';
import type { StaffResetRequested__Output } from '../gen/events/v1/StaffResetRequested.ts';

export {
  auditEntrySchema,
  audited,
  maxSubjects,
  mergeAudited,
  type AuditEntry,
  type AuditRecordedEvent,
} from './audit.ts';
export { mergeSettledMails, type SettledMail } from './campaign-mails.ts';
export { mergeResetRequests } from './reset-requests.ts';
export { auditActs, auditDetails, type AuditAct, type AuditDetail } from './audit-acts.ts';

const id = z.uuid();
const time = z.int().nonnegative();
/** Mails a second; 0 is as fast as it can. */
const rate = z.number().nonnegative().max(10_000);
/** As customer takes it from an address: in lower case, in Unicode where the address is. */
const receivingDomain = z
  .string()
  .max(253)
  .regex(/^[\p{Ll}\p{Lo}\p{N}-]+(\.[\p{Ll}\p{Lo}\p{N}-]+)*$/u);

/**
 * Every event of the bus: the key is the CloudEvents `type` and the routing key on the exchange
 * `latchkey.events`; the value checks `data`. The types come from protos/events/v1, so the two cannot drift.
 */
export const events = {
  'customer.registered': z.object({
    customerId: id,
    customerReference: z.string().min(1),
    registeredAtMs: time,
    // Absent in events of earlier versions.
    invited: z.boolean().default(false),
  }) satisfies z.ZodType<CustomerRegistered__Output>,
  'customer.anonymised': z.object({
    customerId: id,
    anonymisedAtMs: time,
  }) satisfies z.ZodType<CustomerAnonymised__Output>,
  'credential.changed': z.object({ customerId: id }) satisfies z.ZodType<CredentialChanged__Output>,
  'credential.anonymised': z.object({
    customerId: id,
    anonymisedAtMs: time,
  }) satisfies z.ZodType<CredentialAnonymised__Output>,
  'credential.email_change_requested': z.object({
    requestId: id,
    customerId: id,
    requestedAtMs: time,
  }) satisfies z.ZodType<EmailChangeRequested__Output>,
  'credential.email_changed': z.object({
    customerId: id,
    requestId: id,
    changedAtMs: time,
    byStaff: z.boolean().default(false),
  }) satisfies z.ZodType<EmailChanged__Output>,
  'registration.confirmation_requested': z.object({
    requestId: id,
    // Empty where only an address was typed (the link is asked for again).
    customerId: z.union([id, z.literal('')]),
    requestedAtMs: time,
  }) satisfies z.ZodType<RegistrationConfirmationRequested__Output>,
  'registration.confirmed': z.object({
    customerId: id,
    confirmedAtMs: time,
    requestId: z.union([id, z.literal('')]).default(''),
  }) satisfies z.ZodType<RegistrationConfirmed__Output>,
  'password.reset_requested': passwordResetRequestedSchema,
  'password.invited': z.object({
    requestId: id,
    customerId: id,
    requestedAtMs: time,
    firstPassword: z.boolean(),
  }) satisfies z.ZodType<PasswordInvited__Output>,
  'password.changed': z.object({
    customerId: id,
    changedAtMs: time,
  }) satisfies z.ZodType<PasswordChanged__Output>,
  'password.restored': z.object({
    customerId: id,
    restoredAtMs: time,
  }) satisfies z.ZodType<PasswordRestored__Output>,
  'password.bulk_reset_requested': z.strictObject({
    audience: z
      .enum(['without-password', 'everybody'])
      .describe('Who gets a mail: those who have no password, or everybody'),
    expirePasswords: z
      .boolean()
      .default(false)
      .describe('Old passwords and sessions of the whole audience end before the first mail'),
    withoutLiveLink: z.boolean().default(false).describe('Only those without a link that can be used now'),
    store: z.string().max(255).default('').describe('Only those of this store; empty: of all'),
    locale: z
      .string()
      .max(35)
      .default('')
      .describe('Only those with this language, such as de_DE; empty: all'),
    importId: z
      .union([id, z.literal('')])
      .default('')
      .describe('Only those whom this import created or updated; empty: all'),
    rate: rate.default(0).describe('Mails a second; 0: as fast as it can'),
    domainRates: z
      .record(receivingDomain, rate)
      .default({})
      .describe('Mails a second to a receiving domain, in lower case'),
  }) satisfies z.ZodType<PasswordBulkResetRequested__Output>,
  'campaign.mails_requested': z.object({
    campaignId: id,
    expired: z.boolean(),
    firstPassword: z.boolean(),
    requestedAtMs: time,
    mails: z
      .array(z.object({ requestId: id, customerId: id, domain: z.string() }))
      .min(1)
      .max(500),
  }) satisfies z.ZodType<CampaignMailsRequested__Output>,
  'campaign.mails_settled': campaignMailsSettledSchema,
  'audit.recorded': auditRecordedSchema,
  'staff.invited': z.object({
    requestId: id,
    requestedAtMs: time,
  }) satisfies z.ZodType<StaffInvited__Output>,
  'staff.reset_requested': z.object({
    requestId: id,
    requestedAtMs: time,
  }) satisfies z.ZodType<StaffResetRequested__Output>,
} as const;

export type EventType = keyof typeof events;
/** As a consumer reads it: with what the event leaves out. */
export type EventData<Type extends EventType> = z.infer<(typeof events)[Type]>;
/** As it may be published. */
export type EventInput<Type extends EventType> = z.input<(typeof events)[Type]>;
