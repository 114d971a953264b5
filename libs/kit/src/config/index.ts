import { z } from 'zod';

export { isLoopback, parseHostPort, type HostPort } from './address.ts';

/** Where values come from: process.env in a process, any record in a test or in the standalone launcher. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Every fault of a configuration at once; the message is meant for the terminal and repeats no value. */
export class ConfigError extends Error {
  readonly faults: readonly string[];
  constructor(service: string, faults: readonly string[], options?: ErrorOptions) {
    super(
      `${service} cannot start, its configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
      options,
    );
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

/**
 * Checks an environment against a schema whose keys are the variables' names.
 * Empty variables count as not set, as compose files leave them.
 * @throws ConfigError naming every fault, never a value
 */
export function loadConfig<Schema extends z.ZodObject>(
  service: string,
  schema: Schema,
  env: Environment,
): z.infer<Schema> {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((key) =>
      env[key] === undefined || env[key] === '' ? [] : [[key, env[key]]],
    ),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new ConfigError(
    service,
    parsed.error.issues.map((issue) => {
      const key = issue.path.join('.');
      const missing = !(key in given);
      const description = (schema.shape as Record<string, z.ZodType | undefined>)[key]?.description;
      return `${key} ${missing ? 'is not set' : `is not valid: ${issue.message}`}${description === undefined ? '' : ` (${description})`}`;
    }),
  );
}

/** A whole number in an environment variable, within bounds. */
export function integer(min: number, max: number) {
  return z
    .string()
    .regex(/^-?\d+$/, 'a whole number is expected')
    .transform(Number)
    .pipe(z.number().min(min, `at least ${min}`).max(max, `at most ${max}`));
}

/** A span of time such as `30s`, `15m`, `72h`, `90d`; comes out in milliseconds. */
export function duration() {
  const unit = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
  return z
    .string()
    .regex(/^\d+[smhd]$/, 'a number with the unit s, m, h or d is expected, such as 30m')
    .transform((text) => Number(text.slice(0, -1)) * unit[text.slice(-1) as keyof typeof unit]);
}

/** `on`/`1`/`true` or `off`/`0`/`false`. */
export function flag() {
  return z
    .enum(['on', 'off', '1', '0', 'true', 'false'])
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
