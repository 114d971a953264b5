import { loadService } from './load-service.ts';
import type { SystemServiceDefinition } from './gen/system/v1/SystemService.ts';

export type { SystemServiceDefinition };
export type { DescribeResponse__Output as DescribeResponse } from './gen/system/v1/DescribeResponse.ts';

/** The gRPC service of protos/system/v1, at the address of every service. */
export const systemService = loadService('system.v1.SystemService') as SystemServiceDefinition;

/** Who may use which call (ARCHITECTURE §7). */
export const systemCallers = { Describe: ['gateway'] } as const;

/** Settings that several processes have: where they differ, one of them works by rules that the others do not know. */
const shared = [
  'DEFAULT_LOCALE',
  'DEVICE_TTL',
  'DOUBLE_OPT_IN',
  'PASSWORD_CHARACTER_SET',
  'PASSWORD_MAX_LENGTH',
  'PASSWORD_MIN_LENGTH',
  'PUBLIC_URL',
  'SHOP_NAME',
  'STORE',
] as const;

/** Those of them that a configuration has. */
export function sharedSettings(
  config: Readonly<Partial<Record<(typeof shared)[number], unknown>>>,
): Record<string, string> {
  return Object.fromEntries(shared.filter((key) => key in config).map((key) => [key, String(config[key])]));
}
