import { Gauge } from 'prom-client';
import type { ServiceSettings } from '../config/index.ts';
import { tlsFiles } from '../grpc/index.ts';
import type { House } from '../service/house.ts';
import { connectAmqpBus } from './amqp-bus.ts';
import type { Bus } from './types.ts';

/**
 * The service's way to the bus, and the gauge `latchkey_bus_connected` (1 or 0).
 * @param shared a bus that several services of the process use; whoever made it closes it
 * @throws as `connectAmqpBus`
 */
export async function openBus(
  house: House,
  config: Pick<
    ServiceSettings,
    'AMQP_URL' | 'ALLOW_PLAINTEXT' | 'TLS_CA_FILE' | 'TLS_CERT_FILE' | 'TLS_KEY_FILE'
  >,
  shared?: Bus,
): Promise<Bus> {
  const { lifecycle, logger, metrics } = house;
  const bus =
    shared ??
    (await connectAmqpBus({
      url: config.AMQP_URL,
      tls: tlsFiles(config),
      allowPlaintext: config.ALLOW_PLAINTEXT,
      logger,
    }));
  if (shared === undefined) {
    lifecycle.onStop('connections', 'bus', () => bus.close());
    lifecycle.onStop('intake', 'subscriptions', () => bus.stopConsuming());
  }
  new Gauge({
    name: 'latchkey_bus_connected',
    help: 'whether events can go out and come in at this copy; while they cannot, they wait in the outbox',
    registers: [metrics],
    collect() {
      this.set(bus.connected ? 1 : 0);
    },
  });
  return bus;
}
