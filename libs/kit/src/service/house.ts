import type { Registry } from 'prom-client';
import { systemClock, type Clock } from '../clock/index.ts';
import type { ProcessSettings } from '../config/index.ts';
import { createMetrics } from '../health/metrics.ts';
import { createLifecycle, type Lifecycle } from '../lifecycle/index.ts';
import { createLogger, type Logger } from '../logging/index.ts';
import type { App } from './run-service.ts';

/** What every part of a process has. */
export interface House {
  /** `identity`: in its log and metrics, and in the store's log. */
  readonly name: string;
  readonly logger: Logger;
  readonly lifecycle: Lifecycle;
  readonly clock: Clock;
  readonly metrics: Registry;
}

/**
 * Builds an app; what had started is stopped again when a part cannot start.
 * @param overrides for tests, and for a process that holds several apps
 * @throws what `build` throws
 */
export async function buildInHouse<Built extends object>(
  name: string,
  config: Pick<ProcessSettings, 'LOG_LEVEL'>,
  overrides: { clock?: Clock; logger?: Logger },
  build: (house: House) => Promise<Built>,
): Promise<Built & App> {
  const logger = overrides.logger ?? createLogger({ service: name, level: config.LOG_LEVEL });
  const lifecycle = createLifecycle((part, error) =>
    logger.error({ part, err: error }, 'did not stop in order'),
  );
  const clock = overrides.clock ?? systemClock;
  try {
    const built = await build({ name, logger, lifecycle, clock, metrics: createMetrics(name) });
    return { ...built, stop: () => lifecycle.stop() };
  } catch (error) {
    await lifecycle.stop();
    throw error;
  }
}
