import { z } from 'zod';
import { fieldErrors } from '@latchkey/kit/errors';
import { loginMaxLength } from '../domain/login.ts';

/**
 * What a request may hold. Callers are our own services and check what people type; these bounds keep a mistake of
 * theirs from being stored or hashed.
 */
const id = z.uuid();
const login = z.string().trim().min(1).max(loginMaxLength);
/** Far above every policy: an old password may be longer than today's limit. UTF-16 units. */
const password = z.string().max(1024);
/** 43 characters are minted; anything else is simply unknown. */
const token = z.string().max(200);
/** An address that enters here, and not by way of customer: the rule is the one customer has for registrations. */
const newLogin = z.string().trim().max(100).regex(z.regexes.html5Email);
const locale = z.string().max(35);
const contextWords = z.array(z.string().max(200)).max(20);
const customer = z.object({ customerId: id });
const linkPurpose = z.enum([
  'LINK_PURPOSE_CONFIRM_REGISTRATION',
  'LINK_PURPOSE_RESTORE_PASSWORD',
  'LINK_PURPOSE_CHOOSE_PASSWORD',
  'LINK_PURPOSE_CHANGE_EMAIL',
]);

const newRegistration = z.object({
  customerId: id,
  customerReference: z.string().min(1).max(255),
  login,
  password,
  requestId: id,
  locale,
  contextWords,
  clientAddress: z.string().max(255),
});

export const requests = {
  CreateCredential: newRegistration,
  StageRegistration: newRegistration,
  ActivateCredential: customer,
  ListPendingCredentials: z.object({
    createdBeforeMs: z.int().nonnegative(),
    limit: z.int().min(1).max(500),
  }),
  DeletePendingCredential: customer,
  ConfirmRegistration: z.object({ token }),
  // No bounds that only a known login would meet: what is too long is simply not anybody's.
  Authenticate: z.object({ login: z.string().max(1024), password }),
  RefreshSession: z.object({ refreshToken: token }),
  AnonymiseCredential: customer,
  ListSessions: customer,
  EndSession: customer.extend({ refreshToken: token, sessionId: z.union([id, z.literal('')]) }),
  EndSessions: customer.extend({ exceptSessionId: z.union([id, z.literal('')]) }),
  ChangePassword: z.object({
    customerId: id,
    currentPassword: password,
    newPassword: password,
    contextWords,
    openSession: z.boolean(),
  }),
  RequestReset: z.object({ login, locale }),
  RequestConfirmation: z.object({ login, locale }),
  MintLinks: z.object({
    links: z
      .array(
        z.object({
          requestId: id,
          purpose: linkPurpose,
          customerId: z.union([id, z.literal('')]),
          campaignId: z.union([id, z.literal('')]),
        }),
      )
      .min(1)
      .max(500),
  }),
  InspectLink: z.object({
    token,
    purpose: linkPurpose,
  }),
  RestorePassword: z.object({ token, newPassword: password, contextWords }),
  ImportCredentials: z.object({
    importId: id,
    overwritePasswords: z.boolean(),
    dryRun: z.boolean(),
    credentials: z
      .array(
        z.object({
          customerId: id,
          customerReference: z.string().min(1).max(255),
          login,
          passwordCell: password,
          confirmed: z.boolean(),
          row: z.int().min(1),
        }),
      )
      .min(1)
      .max(500)
      .refine((rows) => new Set(rows.map((row) => row.customerId)).size === rows.length),
  }),
  VerifyPassword: customer.extend({ password }),
  RequestEmailChange: customer.extend({
    newLogin,
    password,
    withoutPassword: z.boolean(),
    disclose: z.boolean(),
    locale,
  }),
  ConfirmEmailChange: z.object({ token }),
  GetLogins: z.object({ customerIds: z.array(id).min(1).max(500) }),
  GetPreviousLogins: z.object({ requestIds: z.array(id).min(1).max(500) }),
  GetEpochs: z.object({ customerIds: z.array(id).min(1).max(1000) }),
} as const;

/** @throws AppError invalid_input naming the fields, never their values */
export function parseRequest<Schema extends z.ZodObject>(schema: Schema, request: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(request);
  if (parsed.success) return parsed.data;
  throw fieldErrors(
    ...parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), rule: issue.code })),
  );
}
