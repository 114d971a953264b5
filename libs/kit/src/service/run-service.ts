import { ConfigError, type Environment } from '../config/index.ts';
import { chainOf } from '../errors/index.ts';
import { stopDeadlineMs } from '../lifecycle/index.ts';
import { createLogger, type Logger } from '../logging/index.ts';

/** Every service's app: what buildApp returns. */
export interface App {
  stop(): Promise<void>;
}

/** Something an operator can mend keeps a process from starting; the message is a sentence that says what. */
export class StartError extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'StartError';
  }
}

/**
 * The whole of a service's main.ts: reads and checks the configuration, builds, runs, stops on SIGTERM and SIGINT
 * within 20 s (exit code 0; a second signal ends at once). Faults of the configuration and a busy port come out as
 * a sentence, exit code 1. An error nobody caught is logged as fatal and stops the process with exit code 1.
 */
export async function runService<Config>(options: {
  name: string;
  load: (env: Environment) => Config;
  build: (config: Config) => Promise<App>;
  /** For what happens before and after the app, which has its own. */
  logger?: Logger;
}): Promise<void> {
  const logger = options.logger ?? createLogger({ service: options.name });
  const ending = createEnding(logger);
  process.on('SIGTERM', () => ending.onSignal('SIGTERM'));
  process.on('SIGINT', () => ending.onSignal('SIGINT'));
  process.on('uncaughtException', (error) => ending.onFatal(error));
  process.on('unhandledRejection', (reason) => ending.onFatal(reason));
  try {
    await ending.onStarted(await options.build(options.load(process.env)));
  } catch (error) {
    const sentence = sentenceFor(options.name, error);
    if (sentence === undefined) logger.fatal({ err: error }, 'could not start');
    else process.stderr.write(`${sentence}\n`);
    process.exit(1);
  }
}

/** Faults an operator can mend are told in a sentence; undefined for all others, which need the stack. */
export function sentenceFor(name: string, error: unknown): string | undefined {
  if (error instanceof ConfigError || error instanceof StartError) return error.message;
  for (const link of chainOf(error)) {
    if (!('code' in link) || link.code !== 'EADDRINUSE') continue;
    const place = 'port' in link ? `port ${String(link.port)} is in use by another process` : link.message;
    return `${name} cannot start: ${place}. Stop that process or configure another port.`;
  }
  return undefined;
}

/** npm passes the terminal's Ctrl-C on, so that a process may get it twice: what comes this soon is no second wish. */
const echoMs = 500;

/** Turns signals and fatal errors into one stop; a signal during start is kept until the app is there. */
function createEnding(logger: Logger): {
  onStarted: (app: App) => Promise<void>;
  onSignal: (signal: string) => void;
  onFatal: (reason: unknown) => void;
} {
  let app: App | undefined;
  let exitCode: number | undefined;
  let endingSince = 0;

  const stop = async (): Promise<void> => {
    try {
      await app?.stop();
    } catch (error) {
      logger.error({ err: error }, 'could not stop in order');
      exitCode = 1;
    }
    process.exit(exitCode);
  };
  const end = (code: number): void => {
    const again = exitCode !== undefined;
    exitCode = Math.max(exitCode ?? 0, code);
    if (again) return;
    endingSince = performance.now();
    // A start or a part that hangs must not keep the process; the lifecycle's own deadline comes first.
    setTimeout(() => process.exit(1), stopDeadlineMs + 1000).unref();
    if (app !== undefined) void stop();
  };

  return {
    onStarted: async (started) => {
      app = started;
      if (exitCode !== undefined) await stop();
    },
    onSignal: (signal) => {
      if (exitCode !== undefined) {
        if (performance.now() - endingSince > echoMs) process.exit(130);
        return;
      }
      logger.info({ signal }, 'stopping');
      end(0);
    },
    onFatal: (reason) => {
      logger.fatal({ err: reason }, 'an error nobody caught');
      end(1);
    },
  };
}
