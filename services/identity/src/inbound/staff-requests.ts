import { z } from 'zod';
import { loginMaxLength } from '../domain/login.ts';

/** What a request of StaffService may hold; see request-schemas.ts. */
const id = z.uuid();
const password = z.string().max(1024);
/** 43 characters are handed out; anything else is simply unknown. */
const token = z.string().max(200);
const code = z.string().max(100);
const name = z.string().max(200);
const locale = z.string().max(35);
const role = z.enum(['STAFF_ROLE_ADMIN', 'STAFF_ROLE_SUPPORT', 'STAFF_ROLE_OPERATOR', 'STAFF_ROLE_AUDITOR']);
const email = z
  .string()
  .trim()
  .max(loginMaxLength)
  .regex(/^[^\s@]+@[^\s@]+$/);
const ofUser = z.object({ userId: id });
const withPassword = z.object({ token, currentPassword: password });

export const staffRequests = {
  // No bounds that only a known login would meet.
  LogInStaff: z.object({ login: z.string().max(1024), password }),
  ProveSecondFactor: z.object({ token, code }),
  OfSession: z.object({ token }),
  ChangeStaffPassword: withPassword.extend({ newPassword: password }),
  RequestStaffReset: z.object({ login: z.string().trim().min(1).max(loginMaxLength), locale }),
  RestoreStaffPassword: z.object({ token, newPassword: password }),
  MintStaffLinks: z.object({
    links: z
      .array(z.object({ requestId: id, invitation: z.boolean() }))
      .min(1)
      .max(500),
  }),
  WithPassword: withPassword,
  ConfirmTotp: z.object({ token, code }),
  ListStaff: z.object({ limit: z.int().min(1).max(200), after: z.union([id, z.literal('')]) }),
  OfUser: ofUser,
  InviteStaff: z.object({ email, name: name.min(1), role, locale }),
  UpdateStaff: ofUser.extend({ role: z.union([role, z.literal('STAFF_ROLE_UNSPECIFIED')]), name }),
};
