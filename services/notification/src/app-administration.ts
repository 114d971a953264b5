import { Gauge } from 'prom-client';
import type { Connection } from 'mongoose';
import { deadLettersService, deliveriesService, mailsService } from '@latchkey/contracts/notification';
import { serving, type Served } from '@latchkey/kit/grpc';
import { newId } from '@latchkey/kit/ids';
import type { Bus } from '@latchkey/kit/messaging';
import { createOutbox, type Outbox, type OutboxOptions } from '@latchkey/kit/mongo';
import type { House } from '@latchkey/kit/service';
import { systemServer } from './app-system.ts';
import type { NotificationConfig } from './config.ts';
import type { DeadLetterStore } from './domain/dead-letter.ts';
import type { DeliveryArchive } from './domain/delivery-archive.ts';
import type { MailRenderer, MailSender } from './domain/mail.ts';
import type { ContactDirectory } from './domain/people.ts';
import { previewMail, sendTestMail } from './features/preview-mail/preview-mail.ts';
import { retryDeliveries, retryDelivery } from './features/retry-deliveries/retry-deliveries.ts';
import { searchDeliveries } from './features/search-deliveries/search-deliveries.ts';
import { dropDeadLetter, replayDeadLetter } from './features/settle-dead-letter/settle-dead-letter.ts';
import { showDelivery } from './features/show-delivery/show-delivery.ts';
import { deadLetterCallers, deadLetterHandlers } from './inbound/dead-letter-handlers.ts';
import { deliveryCallers, deliveryHandlers } from './inbound/delivery-handlers.ts';
import { mailCallers, mailHandlers } from './inbound/mail-handlers.ts';
import { sampleFacts } from './mails/sample-facts.ts';
import { mailLocales } from './mails/words.ts';
import { createDeadLetterModel } from './outbound/dead-letter-model.ts';
import type { DeliveryModel } from './outbound/delivery-model.ts';
import { createMongoDeadLetters } from './outbound/mongo-dead-letters.ts';
import { createMongoDeliveryArchive } from './outbound/mongo-delivery-archive.ts';
import type { SmtpMailSender } from './outbound/smtp-mail-sender.ts';
import { createMongoTestMails, createTestMailModel } from './outbound/mongo-test-mails.ts';

/** How long it is remembered that a test mail was sent, in milliseconds. */
const testMailKeptMs = 7 * 86_400_000;

/** The collections of administration; made before the indexes are. */
export function administrationModels(connection: Connection) {
  return { deadLetters: createDeadLetterModel(connection), testMails: createTestMailModel(connection) };
}

interface Parts extends House {
  config: NotificationConfig;
  connection: Connection;
  bus: Bus;
  models: ReturnType<typeof administrationModels> & { deliveries: DeliveryModel };
  /** Of the deliveries; the ledger has the same. */
  deliveriesOutbox: Outbox;
  /** The CloudEvents source. */
  source: string;
  contacts: ContactDirectory;
  renderer: MailRenderer;
  sender: MailSender;
  /** Whether the mail server can be used now. */
  greet: SmtpMailSender['greet'];
  /** Tells this copy's worker that there is work. */
  nudge: () => void;
}

/** What those who work for the shop see of mails and dead letters, and do to them. Takes dead letters from the bus. */
export async function administration(parts: Parts): Promise<Served[]> {
  const { bus, clock, models } = parts;
  const outboxOf = (model: OutboxOptions['model']): Outbox => createOutbox({ ...parts, model });
  const letters = createMongoDeadLetters(models.deadLetters, outboxOf(models.deadLetters));
  watchDeadLetters(parts, letters);
  await bus.takeDeadLetters((letter) => letters.keep(letter, clock.now()));
  const archive = createMongoDeliveryArchive(models.deliveries, parts.deliveriesOutbox);
  return [
    deliveries(parts, archive),
    deadLetters(parts, letters),
    mails(parts, outboxOf(models.testMails)),
    systemServer(parts, { ...parts, archive, letters }),
  ];
}

function deliveries({ config, clock, contacts, nudge }: Parts, archive: DeliveryArchive): Served {
  const retrying = { archive, clock, retryForMs: config.RETRY_FOR, nudge };
  const handlers = deliveryHandlers({
    search: (given) => searchDeliveries({ archive }, given),
    show: (id) => showDelivery({ archive, contacts }, id),
    retry: (...given) => retryDelivery(retrying, ...given),
    retryAll: (...given) => retryDeliveries(retrying, ...given),
  });
  return serving({ service: deliveriesService, handlers, allow: deliveryCallers });
}

function deadLetters({ config, bus, clock }: Parts, letters: DeadLetterStore): Served {
  const settling = {
    letters,
    clock,
    newId,
    retentionMs: config.DELIVERY_RETENTION,
    send: (letter: Parameters<Bus['replay']>[0]) => bus.replay(letter),
  };
  const handlers = deadLetterHandlers({
    letters,
    replay: (...given) => replayDeadLetter(settling, ...given),
    drop: (...given) => dropDeadLetter(settling, ...given),
  });
  return serving({ service: deadLettersService, handlers, allow: deadLetterCallers });
}

function mails({ clock, lifecycle, models, renderer, sender }: Parts, outbox: Outbox): Served {
  const samples = sampleFacts('Ada Lovelace');
  const testMails = createMongoTestMails(models.testMails, outbox, testMailKeptMs);
  const testing = {
    renderer,
    samples,
    sender,
    newId,
    note: (id: string, kind: string) => testMails.note(id, kind, clock.now()),
    stopping: lifecycle.signal,
  };
  const handlers = mailHandlers({
    kinds: Object.keys(samples),
    locales: mailLocales,
    preview: (...given) => previewMail(testing, ...given),
    sendTest: (given) => sendTestMail(testing, given),
  });
  return serving({ service: mailsService, handlers, allow: mailCallers });
}

function watchDeadLetters({ metrics, logger }: Parts, letters: DeadLetterStore): void {
  new Gauge({
    name: 'latchkey_dead_letters',
    help: 'dead letters of the bus that nobody has replayed or dropped',
    registers: [metrics],
    async collect() {
      try {
        this.set(await letters.countDead());
      } catch (error) {
        logger.warn({ err: error }, 'dead letters not counted');
      }
    },
  });
}
