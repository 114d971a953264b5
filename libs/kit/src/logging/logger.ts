import { pino, type DestinationStream, type Logger } from 'pino';
import { describeError } from './describe-error.ts';
import { scrub, secretKeys } from './scrub.ts';

export type { Logger };

/**
 * Three nets, one behind the other: keys that name a secret (whole values up to three levels deep, texts at any
 * depth), errors reduced to what they say of themselves (`describe-error.ts`), and texts that look like a secret
 * wherever they stand (`scrub.ts`).
 * @param options `service` stands in every line; `level` as pino's; `destination` is stdout unless a test catches the lines
 */
export function createLogger(options: {
  service: string;
  level?: string;
  destination?: DestinationStream;
}): Logger {
  const settings = {
    level: options.level ?? 'info',
    base: { service: options.service, pid: process.pid },
    redact: {
      paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`, `*.*.*.${key}`]),
      censor: '[redacted]',
    },
    serializers: {
      err: (error: unknown) => describeError(error),
      error: (error: unknown) => describeError(error),
    },
    hooks: { streamWrite: scrub },
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination);
}

/** Swallows everything; for tests that do not look at the log. */
export const silentLogger: Logger = pino({ level: 'silent' });
