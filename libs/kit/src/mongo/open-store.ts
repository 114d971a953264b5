import { STATES, type Connection } from 'mongoose';
import type { ServiceSettings } from '../config/index.ts';
import type { House } from '../service/house.ts';
import { connectMongo } from './connect-mongo.ts';

/**
 * The service's own database; closed last when the process stops.
 * @throws as `connectMongo`
 */
export async function openStore(
  { name, logger, lifecycle }: House,
  config: Pick<ServiceSettings, 'MONGODB_URI' | 'ALLOW_PLAINTEXT'>,
): Promise<Connection> {
  const connection = await connectMongo({
    uri: config.MONGODB_URI,
    appName: `latchkey-${name}`,
    allowPlaintext: config.ALLOW_PLAINTEXT,
    logger,
  });
  lifecycle.onStop('connections', 'store', () => connection.close());
  return connection;
}

/** For /health/ready. */
export function storeAnswers(connection: Connection): boolean {
  return connection.readyState === STATES.connected;
}
