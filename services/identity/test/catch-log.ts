import { createLogger, type Logger } from '@latchkey/kit/logging';

/** A logger at its most talkative, and all it said. */
export function catchLog(): { logger: Logger; text: () => string } {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  return {
    logger: createLogger({ service: 'identity', level: 'trace', destination }),
    text: () => lines.join(''),
  };
}
