import type { ProcessSettings } from '../config/index.ts';
import type { House } from '../service/house.ts';
import { startHealthServer, type HealthChecks } from './health-server.ts';

/**
 * Serves health and metrics of a process, unless HEALTH_LISTEN is off.
 * @returns the port
 * @throws as `startHealthServer`
 */
export async function serveHealth(
  { lifecycle, metrics }: House,
  config: Pick<ProcessSettings, 'HEALTH_LISTEN'>,
  checks: Omit<HealthChecks, 'stopping'>,
): Promise<number | undefined> {
  if (config.HEALTH_LISTEN === 'off') return undefined;
  const health = await startHealthServer({
    ...config.HEALTH_LISTEN,
    checks: { ...checks, stopping: () => lifecycle.stopping },
    metrics,
  });
  lifecycle.onStop('connections', 'health', () => health.stop());
  return health.port;
}
