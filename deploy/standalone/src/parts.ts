import type { Express } from 'express';
import { systemClock } from '@latchkey/kit/clock';
import type { Lifecycle } from '@latchkey/kit/lifecycle';
import { createInProcessBus, type InProcessBus } from '@latchkey/kit/messaging';
import { connectMongo, migrateIndexes } from '@latchkey/kit/mongo';
import { buildApp as buildCustomer } from '@latchkey/customer/app';
import { buildApp as buildGateway } from '@latchkey/gateway/app';
import { buildApp as buildIdentity } from '@latchkey/identity/app';
import { buildApp as buildNotification } from '@latchkey/notification/app';
import type { House } from './house.ts';
import { loadServiceConfigs, type ServiceConfigs } from './load-configuration.ts';
import { announceLocalServer, connectableOrigin } from './local-server.ts';
import { createMongoMailStore } from './mailbox/mongo-mail-store.ts';
import { mailboxRoutes } from './mailbox/mailbox-routes.ts';
import { startSmtpCatcher } from './mailbox/smtp-catcher.ts';
import type { Secrets } from './secrets/secrets.ts';
import { databaseUri } from './service-environments.ts';

/**
 * Mailbox, services and gateway, over a store that runs.
 * @returns where the first Back Office user sets the password, as long as that was not done
 * @throws as buildStandalone
 */
export async function startParts(house: House, secrets: Secrets): Promise<string | undefined> {
  const { configuration, dataDir, lifecycle, logger } = house;
  const { standalone: config } = configuration;
  const wiring = { socket: (name: string) => dataDir.socket(name), smtpUrl: 'smtp://127.0.0.1:25' };
  const allowPlaintext = loadServiceConfigs(configuration, secrets, wiring).gateway.ALLOW_PLAINTEXT;
  const mailbox = config.mailbox ? await startMailbox(house, wiring, allowPlaintext) : undefined;
  const configs = loadServiceConfigs(configuration, secrets, { ...wiring, ...mailbox });

  const bus = config.AMQP_URL === undefined ? createInProcessBus({ logger }) : undefined;
  const firstUserToken = await startServices(configs, bus, lifecycle);
  // Every queue exists now: what the services found waiting in their outboxes may go out.
  bus?.open();
  const gateway = await buildGateway(
    configs.gateway,
    mailbox === undefined ? {} : { routes: mailbox.routes },
  );
  lifecycle.onStop('intake', 'gateway', () => gateway.stop());
  const announced = announceLocalServer(dataDir.path, connectableOrigin(config));
  lifecycle.onStop('intake', 'server.json', () => announced.retract());
  return firstUserToken && `${config.PUBLIC_URL}/backoffice/set-password?token=${firstUserToken}`;
}

/** The SMTP catcher and the routes that show what it caught. */
async function startMailbox(
  { configuration, lifecycle, logger }: House,
  wiring: { socket(name: string): string },
  allowPlaintext: boolean,
): Promise<{ smtpUrl: string; routes: (app: Express) => void }> {
  const { standalone: config } = configuration;
  const connection = await connectMongo({
    uri: databaseUri(config, wiring, 'mailbox'),
    appName: 'latchkey-mailbox',
    allowPlaintext,
    logger,
  });
  lifecycle.onStop('connections', 'mailbox store', () => connection.close());
  const mails = createMongoMailStore(connection);
  await migrateIndexes(connection, logger);
  const catcher = await startSmtpCatcher({ mails, clock: systemClock, logger });
  lifecycle.onStop('connections', 'SMTP catcher', () => catcher.stop());
  const router = mailboxRoutes({ mails, publicUrl: config.PUBLIC_URL });
  return { smtpUrl: catcher.url, routes: (app) => void app.use('/mailbox', router) };
}

/** The first Back Office user, where BACKOFFICE_ADMIN_EMAIL names nobody. */
const firstUserEmail = 'admin@localhost';

/**
 * Identity first and to the end, as the others call it while they start and while they stop.
 * @returns the token of the first Back Office user's link, if there is one to be used
 */
async function startServices(
  configs: ServiceConfigs,
  bus: InProcessBus | undefined,
  lifecycle: Lifecycle,
): Promise<string | undefined> {
  let firstUserToken: string | undefined;
  const overrides = bus === undefined ? {} : { bus };
  const identity = await buildIdentity(
    { BACKOFFICE_ADMIN_EMAIL: firstUserEmail, ...configs.identity },
    { ...overrides, showFirstUser: (_email, token) => (firstUserToken = token) },
  );
  lifecycle.onStop('in-flight', 'identity', () => identity.stop());
  const others = await Promise.allSettled([
    buildCustomer(configs.customer, overrides),
    buildNotification(configs.notification, overrides),
  ]);
  const started = others.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  lifecycle.onStop('in-flight', 'customer and notification', async () => {
    await Promise.all(started.map((each) => each.stop()));
  });
  // Before them all: an event whose handler finds its service gone would be tried for seconds, a thousand of them for longer
  // than stopping may take. What the services have left to tell waits in their outboxes for the next start.
  if (bus !== undefined) lifecycle.onStop('in-flight', 'bus', () => bus.close());
  for (const each of others) if (each.status === 'rejected') throw each.reason;
  return firstUserToken;
}
