import { hostname } from 'node:os';
import { customerService } from '@latchkey/contracts/customer';
import { mergeAudited } from '@latchkey/contracts/events';
import { identityService, ownerService } from '@latchkey/contracts/identity';
import { staffService } from '@latchkey/contracts/staff';
import { notificationService } from '@latchkey/contracts/notification';
import type { Clock } from '@latchkey/kit/clock';
import { isLoopback } from '@latchkey/kit/config';
import { asCaller, createGrpcClient, serveGrpc, serving } from '@latchkey/kit/grpc';
import { serveHealth } from '@latchkey/kit/health';
import type { Logger } from '@latchkey/kit/logging';
import { gatherEvents, openBus, type Bus } from '@latchkey/kit/messaging';
import { migrateIndexes, openStore, storeAnswers } from '@latchkey/kit/mongo';
import { buildInHouse, type House } from '@latchkey/kit/service';
import { administration, administrationModels } from './app-administration.ts';
import { senderDomain, type NotificationConfig } from './config.ts';
import { createBackoff, createBackoffs } from './domain/backoff.ts';
import type { Delivery } from './domain/delivery.ts';
import type { DeliveryLedger } from './domain/delivery-ledger.ts';
import type { MailRenderer, MailSender } from './domain/mail.ts';
import type { DeliveryRules, Transition } from './domain/transition.ts';
import { deliverBatch, type Deps as DeliverDeps } from './features/deliver-mails/deliver-batch.ts';
import { createSlots } from './features/deliver-mails/slots.ts';
import { queueDeliveries } from './features/queue-delivery/queue-delivery.ts';
import { resolveDoubts } from './features/resolve-doubts/resolve-doubts.ts';
import { startDeliveryWorker, type DeliveryWorker } from './inbound/delivery-worker.ts';
import { allowedCallers, notificationHandlers } from './inbound/notification-handlers.ts';
import { subscriptions } from './inbound/subscriptions.ts';
import { mailHtml } from './mails/gen/mail-html.ts';
import { createMailRenderer } from './mails/mail-renderer.ts';
import { createDeliveryMetrics } from './outbound/delivery-metrics.ts';
import { createDeliveryModel } from './outbound/delivery-model.ts';
import { createGrpcContactDirectory } from './outbound/grpc-contact-directory.ts';
import { createGrpcPreviousAddresses } from './outbound/grpc-previous-addresses.ts';
import { createGrpcStaffLinkMinter } from './outbound/grpc-staff-link-minter.ts';
import { createLinkMinter } from './outbound/link-minter.ts';
import { createGrpcLinkMinter } from './outbound/grpc-link-minter.ts';
import { createMongoDeliveryLedger } from './outbound/mongo-delivery-ledger.ts';
import { createSmtpMailSender } from './outbound/smtp-mail-sender.ts';

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

/** While the relay fails: after the first failure, and at most; mails flow again within a minute of its return. */
const relayBackoffOptions = { firstMs: 1_000, longestMs: 60_000, tolerance: 1 };
/** One full mailbox says nothing of its domain, three refusals in a row do. */
const domainBackoffOptions = { firstMs: 30_000, longestMs: 15 * 60_000, tolerance: 3 };
/** A copy that did not hear of a new delivery finds it within this time. */
const pollMs = 1_000;
/** The lifecycle has 20 s for everything; claims, connections and the last writes need some of it. */
const finishWithinMs = 12_000;

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
  const realLedger = createMongoDeliveryLedger(deliveries);
  const ledger = overrides.ledger?.(realLedger) ?? realLedger;
  await migrateIndexes(connection, logger);
  const bus = gatherEvents(
    await openBus(surroundings, config, overrides.bus),
    'audit.recorded',
    mergeAudited,
  );
  const parts = { ledger, renderer, sender: openSender(surroundings), ...openPeople(surroundings) };
  const worker = startWorker(surroundings, parts);
  const nudge = (): void => worker.nudge();

  const address = await serveGrpc(surroundings, config, [
    serving({
      service: notificationService,
      handlers: notificationHandlers(ledger),
      allow: allowedCallers,
    }),
    ...(await administration({ ...surroundings, ...parts, bus, models, nudge })),
  ]);
  await bus.subscribe(
    subscriptions(
      {
        queueDeliveries: (wishes) =>
          queueDeliveries({ ledger, clock, retryForMs: config.RETRY_FOR, nudge }, wishes),
      },
      config.DOUBLE_OPT_IN,
    ),
  );
  await serveHealth(surroundings, config, {
    ready: { mongo: () => storeAnswers(connection) },
    degraded: { bus: () => bus.connected },
  });
  return { address };
}

function startWorker(
  surroundings: Surroundings,
  parts: People & Pick<DeliverDeps, 'renderer' | 'sender'> & { ledger: DeliveryLedger },
): DeliveryWorker {
  const { config, overrides, clock, logger, lifecycle } = surroundings;
  const { ledger } = parts;
  const relayBackoff = createBackoff(relayBackoffOptions);
  const metrics = createDeliveryMetrics(surroundings.metrics, () => ledger.countByState(), relayBackoff);
  const rules: DeliveryRules = { afterDoubt: config.AFTER_DOUBT, retentionMs: config.DELIVERY_RETENTION };
  const observe = (delivery: Delivery, change: Transition): void => {
    metrics.observe(delivery, change, clock.now());
    logChange(logger, delivery, change);
  };
  const deps: DeliverDeps = {
    ...parts,
    clock,
    rules,
    claimMs: config.CLAIM_SECONDS * 1000,
    relayBackoff,
    domainBackoffs: createBackoffs(domainBackoffOptions),
    // Twice the connections, so that the next mail is ready when one becomes free.
    slots: createSlots(config.SMTP_CONNECTIONS * 2),
    observe,
    report: (deliveryId, problem, error) => logger.warn({ deliveryId, err: error }, problem),
  };
  const worker = startDeliveryWorker({
    ledger,
    deliverBatch: (batch) => deliverBatch(deps, batch),
    resolveDoubts: () => resolveDoubts({ ledger, clock, rules, observe }),
    relayBackoff,
    clock,
    owner: `${hostname()}:${process.pid}`,
    batchSize: config.DELIVERY_BATCH,
    claimMs: config.CLAIM_SECONDS * 1000,
    pollMs,
    report: (problem, error) => logger.error({ err: error }, problem),
  });
  lifecycle.onStop('intake', 'delivery worker', () => worker.stopClaiming());
  lifecycle.onStop('in-flight', 'mails in hand', () =>
    worker.finish(overrides.finishWithinMs ?? finishWithinMs),
  );
  return worker;
}

/** A warning for a mail in trouble, one line for one that is over or was tried. Ids and answers, never people. */
function logChange(logger: Logger, delivery: Delivery, change: Transition): void {
  const { state, outcome, reason, afterDoubt } = change;
  const line = { deliveryId: delivery.id, kind: delivery.kind, state, outcome, reason, afterDoubt };
  if (state === 'failed' || state === 'doubt' || outcome === 'unknown') logger.warn(line, 'delivery');
  else if (outcome === 'postponed') logger.debug(line, 'delivery');
  else logger.info(line, 'delivery');
}

function openSender({ config, overrides, clock, lifecycle }: Surroundings): MailSender {
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
  return overrides.sender?.(sender) ?? sender;
}

/** Who knows to whom mails go. */
type People = Pick<DeliverDeps, 'minter' | 'contacts' | 'previous'>;

function openPeople(surroundings: Surroundings): People {
  const { config, lifecycle } = surroundings;
  const peer = asCaller(surroundings, config);
  const identity = createGrpcClient({
    ...peer,
    service: identityService,
    address: config.IDENTITY_ADDRESS,
    idempotent: ['MintLinks'],
  });
  const customer = createGrpcClient({
    ...peer,
    service: customerService,
    address: config.CUSTOMER_ADDRESS,
    idempotent: ['GetContacts'],
  });
  const staff = createGrpcClient({
    ...peer,
    service: staffService,
    address: config.IDENTITY_ADDRESS,
    idempotent: ['MintStaffLinks'],
  });
  const owner = createGrpcClient({
    ...peer,
    service: ownerService,
    address: config.IDENTITY_ADDRESS,
    idempotent: ['GetPreviousLogins'],
  });
  const previous = createGrpcPreviousAddresses(owner);
  const customerLinks = createGrpcLinkMinter(identity);
  const staffLinks = createGrpcStaffLinkMinter(staff);
  const contacts = createGrpcContactDirectory(customer);
  lifecycle.onStop('connections', 'identity and customer clients', () => {
    customerLinks.stop();
    staffLinks.stop();
    contacts.stop();
    previous.stop();
    identity.close();
    owner.close();
    staff.close();
    customer.close();
  });
  const minter = createLinkMinter({ customers: customerLinks.mint, staff: staffLinks.mint });
  return { minter, contacts, previous };
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
