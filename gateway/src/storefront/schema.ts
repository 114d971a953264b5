import { z } from 'zod';
import type { GatewayConfig } from '../config.ts';

/** Half of a surrogate pair, and control characters: nothing a name or an address holds. */
const unpaired = /\p{Surrogate}/u;
const notInOneLine = /[\p{Surrogate}\p{Cc}\u2028\u2029]/u;

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Bounds in code points, as JSON Schema counts (2020-12, 6.3.1) and not as JavaScript does. */
function bounded(min: number, max: number): z.ZodString {
  return z
    .string()
    .check((given) => {
      const length = codePoints(given.value);
      if (length >= min && length <= max) return;
      const rule = length === 0 ? 'required' : length < min ? 'min_length' : 'max_length';
      const bound = rule === 'max_length' ? { max } : rule === 'min_length' ? { min } : {};
      given.issues.push({ code: 'custom', input: given.value, params: { rule, ...bound } });
    })
    .meta({ minLength: min, maxLength: max });
}

/** A text in one line; blanks around it are dropped. */
export function line(max: number, min = 1): z.ZodType<string, string> {
  return bounded(min, max)
    .refine((text) => !notInOneLine.test(text), { params: { rule: 'characters' } })
    .overwrite((text) => text.trim());
}

/** An e-mail address as somebody types it. What it is worth is the services' affair; here it only has to be one. */
export const emailField = line(255).refine((text) => /^[^\s@]+@[^\s@]+$/u.test(text), {
  params: { rule: 'format' },
});

/** An address that mails are to go to: the rule of registrations (services/customer), for nothing else has checked it yet. */
export const newEmailField = line(100).refine((text) => z.regexes.html5Email.test(text), {
  params: { rule: 'format' },
});

/** A password to be set: only its length is looked at here, identity has the rules. */
export function newPasswordField(
  config: Pick<GatewayConfig, 'PASSWORD_MIN_LENGTH' | 'PASSWORD_MAX_LENGTH'>,
): z.ZodType<string, string> {
  return bounded(config.PASSWORD_MIN_LENGTH, config.PASSWORD_MAX_LENGTH)
    .refine((text) => !unpaired.test(text), { params: { rule: 'characters' } })
    .meta({ format: 'password' });
}

/** A password as it was set once; imported ones may be longer than today's policy, identity takes 1024 UTF-16 units. */
export const currentPasswordField = z
  .string()
  .max(1024)
  .refine((text) => !unpaired.test(text), { params: { rule: 'characters' } })
  .meta({ format: 'password' });

/** The token of a mailed link. */
export const linkTokenField = z
  .string()
  .regex(/^[\w-]{1,150}$/)
  .meta({ description: 'The token of the mailed link' });

export const idField = z.uuid();

/** What a change really names: a service takes a field that is there for one to be changed. */
export function named<Change extends object>(
  change: Change,
): { [Field in keyof Change]: Exclude<Change[Field], undefined> } {
  const fields = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(fields) as { [Field in keyof Change]: Exclude<Change[Field], undefined> };
}

/** A moment as people and programs read it (RFC 3339, UTC). */
export const momentField = z.iso.datetime();

export function moment(ms: number): string {
  return new Date(ms).toISOString();
}

/** What a logged-in client is told; the tokens only where it keeps them itself. */
export const sessionSchema = z
  .strictObject({
    customerReference: z.string(),
    expiresIn: z.int().meta({ description: 'Seconds until the access token has to be renewed' }),
    accessToken: z.string().optional().meta({ description: 'With transport `bearer`' }),
    refreshToken: z.string().optional().meta({ description: 'With transport `bearer`' }),
  })
  .meta({ id: 'Session' });

export const linkStateSchema = z
  .strictObject({ state: z.enum(['live', 'expired', 'invalid']) })
  .meta({ id: 'LinkState' });
