import { pino, type DestinationStream, type Logger } from 'pino';

export type { Logger };

/**
 * Keys that never reach a log line, wherever they stand, up to three levels deep. The log is for operators:
 * it holds route templates, ids, codes and durations, never what people typed.
 */
const secretKeys = [
  'password',
  'currentPassword',
  'newPassword',
  'confirmPassword',
  'token',
  'accessToken',
  'refreshToken',
  'restorePasswordKey',
  'registrationKey',
  'hash',
  'phc',
  'authorization',
  'cookie',
  'secret',
  'link',
  'url',
  'login',
  'email',
];

/** @param options `service` stands in every line; `level` as pino's; `destination` is stdout unless a test catches the lines */
export function createLogger(options: {
  service: string;
  level?: string;
  destination?: DestinationStream;
}): Logger {
  const settings = {
    name: options.service,
    level: options.level ?? 'info',
    base: { service: options.service, pid: process.pid },
    redact: {
      paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`, `*.*.*.${key}`]),
      censor: '[redacted]',
    },
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination);
}

/** Swallows everything; for tests that do not look at the log. */
export const silentLogger: Logger = pino({ level: 'silent' });
