import type { z } from 'zod';
import { describeConfig, type ConfigKey } from './describe-config.ts';

/** Where values come from: process.env in a process, any record in a test or in the standalone launcher. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Every fault of a configuration at once; the message is meant for the terminal and repeats no secret. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(service: string, faults: readonly string[], options?: ErrorOptions) {
    const count = faults.length === 1 ? 'a fault' : `${faults.length} faults`;
    const lines = faults.map((fault) => `  - ${fault}`).join('\n');
    super(`${service} cannot start, its configuration has ${count}:\n${lines}`, options);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

/**
 * Checks an environment against a schema whose keys are the variables' names.
 * Empty variables count as not set, as compose files leave them.
 * @throws ConfigError naming every fault, never a secret's value
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
  const keys = new Map(describeConfig(schema).map((each) => [each.key, each]));
  throw new ConfigError(
    service,
    parsed.error.issues.map((issue) => {
      const key = String(issue.path[0] ?? '');
      return faultOf(issue.message, given[key], keys.get(key));
    }),
  );
}

/** @param key undefined for a rule about several keys, whose message has to name them itself */
function faultOf(message: string, value: string | undefined, key: ConfigKey | undefined): string {
  if (key === undefined) return message;
  const meaning = key.description === undefined ? '' : ` (${key.description})`;
  if (value === undefined) return `${key.key} is not set${meaning}`;
  const reason = key.secret ? message.replaceAll(value, '[its value]') : message;
  return `${key.key} is not valid: ${reason}${meaning}`;
}
