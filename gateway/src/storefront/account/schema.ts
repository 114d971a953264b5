import { z } from 'zod';
import type { Customer } from '@latchkey/contracts/customer';
import type { SessionInfo } from '@latchkey/contracts/identity';
import { line, moment, momentField } from '../schema.ts';

/** The words of the profile's rules (customer checks them again, with the rest). */
const salutations = ['Mr', 'Mrs', 'Ms', 'Dr', 'n/a'] as const;
const genders = ['Male', 'Female', ''] as const;

/** What a person says about themselves; the empty string means "not given". */
export const profileFields = {
  salutation: z.enum(salutations),
  firstName: line(100),
  lastName: line(100),
  gender: z.enum(genders),
  dateOfBirth: z.union([z.iso.date(), z.literal('')]),
  phone: line(255, 0),
  company: line(100, 0),
};

export const accountSchema = z
  .strictObject({
    customerReference: z.string(),
    email: z.string(),
    salutation: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    gender: z.string(),
    dateOfBirth: z.string(),
    phone: z.string(),
    company: z.string(),
    locale: z.string().meta({ description: 'Language and country of the mails, such as en_US' }),
    registeredAt: momentField,
    confirmedAt: momentField.nullable().meta({ description: 'When a mailed link first proved the address' }),
    updatedAt: momentField,
  })
  .meta({ id: 'Account' });

export function presentAccount(customer: Customer): z.infer<typeof accountSchema> {
  const { customerReference, email, salutation, firstName, lastName, gender } = customer;
  const { dateOfBirth, phone, company, locale, registeredAtMs, confirmedAtMs, updatedAtMs } = customer;
  return {
    ...{ customerReference, email, salutation, firstName, lastName, gender },
    ...{ dateOfBirth, phone, company, locale },
    registeredAt: moment(registeredAtMs),
    confirmedAt: confirmedAtMs === 0 ? null : moment(confirmedAtMs),
    updatedAt: moment(updatedAtMs),
  };
}

export const ownSessionsSchema = z
  .strictObject({
    sessions: z.array(
      z.strictObject({
        id: z.string(),
        current: z.boolean().meta({ description: 'The session that asks' }),
        createdAt: momentField,
        lastUsedAt: momentField,
        expiresAt: momentField,
        userAgent: z.string(),
      }),
    ),
  })
  .meta({ id: 'OwnSessions' });

/** @param own the session that asks */
export function presentSession(
  session: SessionInfo,
  own: string,
): z.infer<typeof ownSessionsSchema>['sessions'][number] {
  return {
    id: session.sessionId,
    current: session.sessionId === own,
    createdAt: moment(session.createdAtMs),
    lastUsedAt: moment(session.lastUsedAtMs),
    expiresAt: moment(session.expiresAtMs),
    userAgent: session.userAgent,
  };
}
