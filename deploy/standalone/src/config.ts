import { z } from 'zod';
import {
  ConfigError,
  flag,
  integer,
  isLoopback,
  loadConfig,
  logLevel,
  publicUrl,
  type Environment,
} from '@latchkey/kit/config';

/** What standalone itself reads; every key of the four services may be set too and is passed on to them. */
export const standaloneConfigSchema = z.object({
  PORT: integer(1, 65_535).default(8080).describe('TCP port of the gateway and the mailbox'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe('address to listen on; anything but loopback turns the mailbox off unless MAILBOX=on'),
  DATA_DIR: z
    .string()
    .default('.data')
    .describe('folder of data, sockets and secrets.json; made if missing, closed to other users (0700)'),
  PUBLIC_URL: publicUrl()
    .optional()
    .describe(
      'where browsers reach the shop: base of mailed links, issuer of tokens; default http://localhost:PORT',
    ),
  MAILBOX: flag()
    .optional()
    .describe(
      'on or off: keep all mails in the built-in mailbox at /mailbox; default on, off when HOST is not loopback',
    ),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'mongodb:// or mongodb+srv:// is expected')
    .optional()
    .meta({ secret: true })
    .describe(
      'use this MongoDB server instead of the embedded store; each service gets a database of its own there',
    ),
  AMQP_URL: z
    .string()
    .regex(/^amqps?:\/\//, 'amqp:// or amqps:// is expected')
    .optional()
    .meta({ secret: true })
    .describe('use this RabbitMQ instead of the in-process bus'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'smtp:// or smtps:// is expected')
    .optional()
    .meta({ secret: true })
    .describe('send mails through this server instead of keeping them in the mailbox'),
  LOG_LEVEL: logLevel().default('warn').describe('least level that is logged, by all services (pino)'),
});

export type StandaloneConfig = Omit<z.infer<typeof standaloneConfigSchema>, 'MAILBOX' | 'PUBLIC_URL'> & {
  PUBLIC_URL: string;
  /** Whether mails go to the built-in mailbox; else SMTP_URL is set. */
  mailbox: boolean;
};

/** @throws ConfigError naming every fault */
export function loadStandaloneConfig(env: Environment): StandaloneConfig {
  const { MAILBOX, PUBLIC_URL, ...config } = loadConfig('standalone', standaloneConfigSchema, env);
  if (MAILBOX === true && config.SMTP_URL !== undefined) {
    throw new ConfigError('standalone', [
      'MAILBOX=on and SMTP_URL exclude each other: mails go to the one or to the other',
    ]);
  }
  const mailbox = config.SMTP_URL === undefined && (MAILBOX ?? isLoopback(config.HOST));
  if (!mailbox && config.SMTP_URL === undefined) {
    throw new ConfigError('standalone', [
      'SMTP_URL is not set and the mailbox is off (as it is when HOST is not loopback, for whoever reads a mail can use its link): set SMTP_URL, or MAILBOX=on',
    ]);
  }
  return { ...config, PUBLIC_URL: PUBLIC_URL ?? `http://localhost:${config.PORT}`, mailbox };
}
