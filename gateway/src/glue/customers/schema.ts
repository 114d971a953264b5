import { z } from 'zod';
import {
  accepted,
  changeOf,
  choice,
  date,
  email,
  length,
  line,
  nullableLine,
  optionalLine,
} from '../constraints.ts';
import type { PasswordAttributes } from '../password-rules.ts';

/** Attributes of POST /customers, in the order in which violations are reported. */
export function registrationSchema(password: PasswordAttributes) {
  return z.object({
    email: line(email),
    salutation: line(choice('Mr', 'Mrs', 'Ms', 'Dr')),
    firstName: line(length({ max: 100 })),
    lastName: line(length({ max: 100 })),
    gender: line(choice('Male', 'Female')),
    password: password.newPassword,
    confirmPassword: password.confirmation,
    acceptedTerms: accepted(),
    dateOfBirth: optionalLine(date),
    phone: optionalLine(length({ max: 255 })),
  });
}

export type Registration = z.infer<ReturnType<typeof registrationSchema>>;

/**
 * Attributes of PATCH /customers/{reference}: what is absent stays as it is, what is present is not blank. Passwords are
 * checked and then dropped: there is a route of their own.
 */
export function changeSchema(password: PasswordAttributes) {
  const { acceptedTerms: _, phone: __, ...attributes } = registrationSchema(password).shape;
  return changeOf({ ...attributes, dateOfBirth: line(date), phone: nullableLine(length({ max: 255 })) });
}
