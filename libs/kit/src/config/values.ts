import { z } from 'zod';
import { parseHostPort } from './address.ts';

/**
 * Values as they stand in environment variables. Each is a zod schema: add `.default(…)` with the value that comes
 * out, `.prefault(…)` with the text that goes in, `.optional()`, `.meta({ secret: true })` and `.describe(…)`.
 */

/** A whole number within bounds. */
export function integer(min: number, max: number) {
  return z
    .string()
    .regex(/^-?\d+$/, 'a whole number is expected')
    .transform(Number)
    .pipe(z.number().min(min, `at least ${min}`).max(max, `at most ${max}`));
}

const durationUnits = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/**
 * A span of time such as `30s`, `15m`, `72h`, `90d`; comes out in milliseconds.
 * @param longest milliseconds
 */
export function duration(longest = Infinity) {
  return z
    .string()
    .regex(/^\d{1,9}[smhd]$/, 'a number with the unit s, m, h or d is expected, such as 30m')
    .transform(
      (text) => Number(text.slice(0, -1)) * durationUnits[text.slice(-1) as keyof typeof durationUnits],
    )
    .refine((ms) => ms <= longest, `at most ${durationText(longest)}`)
    .meta({ duration: true });
}

/** `on`/`1`/`true` or `off`/`0`/`false`. */
export function flag() {
  return z
    .enum(['on', 'off', '1', '0', 'true', 'false'], 'on or off is expected')
    .transform((text) => text === 'on' || text === '1' || text === 'true');
}

/** Words separated by commas; blanks around them are dropped. */
export function list() {
  return z.string().transform((text) =>
    text
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  );
}

/** `host:port` to listen on, or `off`; comes out as `{ host, port }` or `'off'`. Port 0 takes a free one. */
export function listenAddress() {
  return z.string().transform((text, context) => {
    if (text === 'off') return text;
    const address = parseHostPort(text);
    if (address !== undefined) return address;
    context.addIssue({ code: 'custom', message: 'host:port or off is expected, such as 127.0.0.1:9090' });
    return z.NEVER;
  });
}

/** The least severe level that is logged, as pino names them. */
export function logLevel() {
  return z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']);
}

/** Where people reach the shop: `https://shop.example`, no path; comes out without the last slash. */
export function publicUrl() {
  return z
    .string()
    .refine(
      (text) => /^https?:\/\/[^/?#\s]+\/?$/.test(text) && URL.canParse(text),
      'an http or https URL without a path is expected',
    )
    .transform((text) => text.replace(/\/$/, ''));
}

/** Names and their secrets, `gateway=…,customer=…`; comes out as a record. Secrets may hold `=`, but no comma. */
export function callerSecrets() {
  return z
    .string()
    .regex(/^\s*[\w-]+=[^,\s]+\s*(,\s*[\w-]+=[^,\s]+\s*)*$/, 'name=secret,name=secret is expected')
    .transform((text) =>
      Object.fromEntries(
        text.split(',').map((pair) => {
          const [name = '', ...secret] = pair.trim().split('=');
          return [name, secret.join('=')];
        }),
      ),
    )
    .meta({ secret: true });
}

/** Milliseconds in the largest unit that says them exactly: 1800000 is `30m`. */
export function durationText(ms: number): string {
  const units = Object.entries(durationUnits).reverse();
  const [unit, size] = units.find(([, each]) => ms !== 0 && ms % each === 0) ?? ['s', 1000];
  return `${ms / size}${unit}`;
}
