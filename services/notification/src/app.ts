import { randomInt } from 'node:crypto';
import { mergeAudited, mergeSettledMails } from '@latchkey/contracts/events';
import { notificationService } from '@latchkey/contracts/notification';
import type { Clock } from '@latchkey/kit/clock';
import { isLoopback } from '@latchkey/kit/config';
import { serveGrpc, serving } from '@latchkey/kit/grpc';
import { serveHealth } from '@latchkey/kit/health';
import type { Logger } from '@latchkey/kit/logging';
import { gatherEvents, openBus, type Bus } from '@latchkey/kit/messaging';
import { createOutbox, migrateIndexes, openStore, storeAnswers } from '@latchkey/kit/mongo';
import { buildInHouse, type House } from '@latchkey/kit/service';
import { administration, administrationModels } from './app-administration.ts';
import { openPeople } from './app-people.ts';
import { startWorker } from './app-worker.ts';
import { senderDomain, type NotificationConfig } from './config.ts';
import type { DeliveryLedger } from './domain/delivery-ledger.ts';
import { createDueTime } from './domain/jitter.ts';
import type { MailRenderer, MailSender } from './domain/mail.ts';
import { createRightOfWay } from './domain/right-of-way.ts';
import { queueDeliveries } from './features/queue-delivery/queue-delivery.ts';
import { allowedCallers, notificationHandlers } from './inbound/notification-handlers.ts';
import { subscriptions } from './inbound/subscriptions.ts';
import { mailHtml } from './mails/gen/mail-html.ts';
import { createMailRenderer } from './mails/mail-renderer.ts';
import { createDeliveryModel } from './outbound/delivery-model.ts';
import { createMongoDeliveryLedger } from './outbound/mongo-delivery-ledger.ts';
import { createSmtpMailSender, type SmtpMailSender } from './outbound/smtp-mail-sender.ts';

export interface NotificationOverrides {
  /** Used instead of RabbitMQ, and left open when the app stops. */
  bus?: Bus;
  clock?: Clock;
  logger?: Logger;
  /** Stand between the worker and the outside, for tests that let a step fail. */
  sender?: (real: MailSender) => MailSender;
  ledger?: (real: DeliveryLedger) => DeliveryLedger;
  /** Milliseconds that mails in hand get to finish when the app stops. */
  finishWithinMs?: number;
}

export interface NotificationApp {
  /** Where the gRPC server listens, usable by a client. */
  readonly address: string;
  stop(): Promise<void>;
}

interface Surroundings extends House {
  config: NotificationConfig;
  overrides: NotificationOverrides;
}

const source = '/notification';

/**
 * Builds and starts the notification service.
 * @throws AppError or ConfigError when a part cannot start; what had started by then is stopped again
 */
export async function buildApp(
  config: NotificationConfig,
  overrides: NotificationOverrides = {},
): Promise<NotificationApp> {
  return buildInHouse('notification', config, overrides, (house) => start({ ...house, config, overrides }));
}

async function start(surroundings: Surroundings): Promise<Omit<NotificationApp, 'stop'>> {
  const { config, overrides, clock, logger } = surroundings;
  const renderer = openRenderer(config);
  const connection = await openStore(surroundings, config);
  const deliveries = createDeliveryModel(connection);
  const models = { ...administrationModels(connection), deliveries };
  await migrateIndexes(connection, logger);
  const bus = gathering(await openBus(surroundings, config, overrides.bus));
  const outbox = createOutbox({ ...surroundings, bus, model: deliveries, source });
  const rightOfWay = createRightOfWay();
  const realLedger = createMongoDeliveryLedger(deliveries, outbox, rightOfWay);
  const ledger = overrides.ledger?.(realLedger) ?? realLedger;
  const parts = { ledger, rightOfWay, renderer, ...openSender(surroundings), ...openPeople(surroundings) };
  const worker = startWorker({ ...surroundings, ...parts, finishWithinMs: overrides.finishWithinMs });
  const nudge = (): void => worker.nudge();

  const address = await serveGrpc(surroundings, config, [
    serving({
      service: notificationService,
      handlers: notificationHandlers(ledger),
      allow: allowedCallers,
    }),
    ...(await administration({
      ...surroundings,
      ...parts,
      bus,
      connection,
      models,
      source,
      deliveriesOutbox: outbox,
      nudge,
    })),
  ]);
  const queueing = {
    ...{ ledger, rightOfWay, clock, nudge },
    retryForMs: config.RETRY_FOR,
    dueTime: createDueTime(config.MAIL_JITTER, randomInt),
  };
  await bus.subscribe(
    subscriptions({ queueDeliveries: (wishes) => queueDeliveries(queueing, wishes) }, config.DOUBLE_OPT_IN),
  );
  await serveHealth(surroundings, config, {
    ready: { mongo: () => storeAnswers(connection) },
    degraded: { bus: () => bus.connected },
  });
  return { address };
}

/** What many tell at a time is published as one. */
function gathering(bus: Bus): Bus {
  return gatherEvents(
    gatherEvents(bus, 'audit.recorded', mergeAudited),
    'campaign.mails_settled',
    mergeSettledMails,
  );
}

function openSender({ config, overrides, clock, lifecycle }: Surroundings): {
  sender: MailSender;
  greet: SmtpMailSender['greet'];
} {
  const sender = createSmtpMailSender({
    url: config.SMTP_URL,
    from: config.MAIL_FROM,
    fromDomain: senderDomain(config.MAIL_FROM),
    connections: config.SMTP_CONNECTIONS,
    timeoutMs: config.SMTP_TIMEOUT,
    requireTls: !config.ALLOW_PLAINTEXT && !isLoopback(new URL(config.SMTP_URL).hostname),
    clock,
  });
  lifecycle.onStop('connections', 'mail server', () => sender.close());
  return { sender: overrides.sender?.(sender) ?? sender, greet: () => sender.greet() };
}

function openRenderer(config: NotificationConfig): MailRenderer {
  return createMailRenderer(
    {
      shopName: config.SHOP_NAME,
      publicUrl: config.PUBLIC_URL,
      restoreLink: config.RESTORE_LINK,
      confirmLink: config.CONFIRM_LINK,
      invitationLink: config.INVITATION_LINK,
      emailChangeLink: config.EMAIL_CHANGE_LINK,
      backOfficeInvitationLink: config.BACK_OFFICE_INVITATION_LINK,
      backOfficeLink: config.BACK_OFFICE_LINK,
      forgotPage: config.FORGOT_PAGE,
      timeZone: config.MAIL_TIME_ZONE,
      defaultLocale: config.DEFAULT_LOCALE,
    },
    mailHtml,
  );
}
