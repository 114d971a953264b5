import { STATES, type Connection } from 'mongoose';
import type { Registry } from 'prom-client';
import type { Clock } from '@latchkey/kit/clock';
import { startHealthServer } from '@latchkey/kit/health';
import type { Lifecycle } from '@latchkey/kit/lifecycle';
import type { Logger } from '@latchkey/kit/logging';
import { connectAmqpBus, type Bus } from '@latchkey/kit/messaging';
import { connectMongo } from '@latchkey/kit/mongo';
import type { IdentityConfig } from './config.ts';

/** What every part of the process has. */
export interface House {
  logger: Logger;
  lifecycle: Lifecycle;
  clock: Clock;
}

/** @returns the port of health and metrics, if they are served */
export async function serveHealth(
  config: IdentityConfig,
  parts: House & { connection: Connection; bus: Bus; metrics: Registry },
): Promise<number | undefined> {
  const { connection, bus, metrics, lifecycle } = parts;
  if (config.HEALTH_LISTEN === 'off') return undefined;
  const health = await startHealthServer({
    ...config.HEALTH_LISTEN,
    checks: {
      ready: { mongo: () => connection.readyState === STATES.connected, bus: () => bus.connected },
      stopping: () => lifecycle.stopping,
    },
    metrics,
  });
  lifecycle.onStop('connections', 'health server', () => health.stop());
  return health.port;
}

export async function connect(config: IdentityConfig, { logger, lifecycle }: House): Promise<Connection> {
  const connection = await connectMongo({
    uri: config.MONGODB_URI,
    appName: 'latchkey-identity',
    allowPlaintext: config.ALLOW_PLAINTEXT,
    logger,
  });
  lifecycle.onStop('connections', 'mongo', () => connection.close());
  return connection;
}

export async function connectBus(config: IdentityConfig, { logger, lifecycle }: House): Promise<Bus> {
  const bus = await connectAmqpBus({
    url: config.AMQP_URL,
    tls: { caFile: config.TLS_CA_FILE, certFile: config.TLS_CERT_FILE, keyFile: config.TLS_KEY_FILE },
    allowPlaintext: config.ALLOW_PLAINTEXT,
    logger,
  });
  lifecycle.onStop('connections', 'bus', () => bus.close());
  lifecycle.onStop('intake', 'subscriptions', () => bus.stopConsuming());
  return bus;
}
