import { z } from 'zod';
import { loadConfig, type Environment } from '@latchkey/kit/config';

/** What the command line is told from outside. */
export const consoleConfigSchema = z.object({
  DATA_DIR: z
    .string()
    .optional()
    .describe(
      'folder of the standalone server on this machine that the command is for; default .data, unless LATCHKEY_URL is set',
    ),
  LATCHKEY_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('origin of the gateway, such as https://shop.example, when DATA_DIR is not set'),
  LATCHKEY_TOKEN: z
    .string()
    .regex(/^[\w.~+/-]+=*$/, 'the characters of a bearer token are expected')
    .optional()
    .meta({ secret: true })
    .describe('bearer token for LATCHKEY_URL; the gateway knows its digest from ADMIN_TOKENS'),
});

export type ConsoleConfig = z.infer<typeof consoleConfigSchema>;

/** @throws ConfigError naming every fault */
export function loadConsoleConfig(env: Environment = process.env): ConsoleConfig {
  return loadConfig('latchkey', consoleConfigSchema, env);
}
