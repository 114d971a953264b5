import { pino, type DestinationStream, type Logger } from 'pino';
import { describeError } from './describe-error.ts';
import { censor, scrub } from './scrub.ts';

export type { Logger };

/**
 * Three nets: errors reduced to what they say of themselves (`describe-error.ts`), whole values under keys that name a
 * secret, and texts that look like a secret wherever they stand (`scrub.ts`). The last two work on the finished line:
 * one look at it costs a tenth of pino's own redaction, which asks every path of every key.
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
    serializers: {
      err: (error: unknown) => describeError(error),
      error: (error: unknown) => describeError(error),
    },
    hooks: { streamWrite: (line: string) => scrub(censor(line)) },
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination);
}

/** Swallows everything; for tests that do not look at the log. */
export const silentLogger: Logger = pino({ level: 'silent' });
