import type { Registry } from 'prom-client';

/** Answers /health/live, /health/ready and /metrics on a port of its own. */
export interface HealthServer {
  readonly port: number;
  stop(): Promise<void>;
}
export interface HealthChecks {
  /** Each says whether its dependency can be used now; ready is 200 when all are true and the process is not stopping. */
  ready: Readonly<Record<string, () => boolean | Promise<boolean>>>;
  stopping: () => boolean;
}
export declare function startHealthServer(options: { host: string; port: number; checks: HealthChecks; metrics: Registry }): Promise<HealthServer>;
export declare function createMetrics(service: string): Registry;
