export { startHealthServer, type HealthChecks, type HealthServer } from './health-server.ts';
export { createMetrics } from './metrics.ts';
export { serveHealth } from './serve-health.ts';
