import type { z } from 'zod';
import type { GatewayConfig } from '../config.ts';
import { length, matches, text } from './constraints.ts';

/**
 * Spryker's mix: at least one upper and lower case letter, digit and special character, and nothing but these.
 * Off unless a shop asks for it (GLUE_PASSWORD_COMPOSITION).
 */
const composition =
  /^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)(?=.*[!@#$%^&*()_\-=+[\]{}|;:<>.,/?\\~])[A-Za-z\d!@#$%^&*()_\-=+[\]{}|;:<>.,/?\\~]+$/;

/** The parts of the password rules that Glue checks itself; identity checks all of them. */
export interface PasswordAttributes {
  /** The password to be changed: Spryker's 128, or what a shop that allows longer ones has let in. */
  currentPassword: z.ZodType<string>;
  /** A password to be set. */
  newPassword: z.ZodType<string>;
  /** The same again; only its length is looked at, then it has to be equal. */
  confirmation: z.ZodType<string>;
}

/** Built once, from the same numbers that identity enforces. */
export function passwordAttributes(
  config: Pick<GatewayConfig, 'PASSWORD_MIN_LENGTH' | 'PASSWORD_MAX_LENGTH' | 'GLUE_PASSWORD_COMPOSITION'>,
): PasswordAttributes {
  const bounds = length({ min: config.PASSWORD_MIN_LENGTH, max: config.PASSWORD_MAX_LENGTH });
  return {
    currentPassword: text(length({ max: Math.max(128, config.PASSWORD_MAX_LENGTH) })),
    newPassword: config.GLUE_PASSWORD_COMPOSITION ? text(bounds, matches(composition)) : text(bounds),
    confirmation: text(bounds),
  };
}
