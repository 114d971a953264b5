import type { Connection } from 'mongoose';
import { sharedSettings, systemCallers, systemService } from '@latchkey/contracts/system';
import { serving, type Served } from '@latchkey/kit/grpc';
import type { Bus } from '@latchkey/kit/messaging';
import type { House } from '@latchkey/kit/service';
import { describeSelf, serviceChecks, type SelfCheck } from '@latchkey/kit/system';
import type { NotificationConfig } from './config.ts';
import type { DeadLetterStore } from './domain/dead-letter.ts';
import type { DeliveryArchive } from './domain/delivery-archive.ts';
import type { SmtpMailSender } from './outbound/smtp-mail-sender.ts';

interface Known {
  connection: Connection;
  bus: Bus;
  archive: Pick<DeliveryArchive, 'unsettled'>;
  letters: Pick<DeadLetterStore, 'countDead'>;
  greet: SmtpMailSender['greet'];
}

/** What notification knows of itself. */
export function systemServer(
  { name, clock, config }: House & { config: NotificationConfig },
  known: Known,
): Served {
  const checks = [
    ...serviceChecks({ ...known, clock }, config),
    mailServerCheck(known, config),
    mailsCheck(known, clock),
    deadLettersCheck(known),
  ];
  const settings = sharedSettings(config);
  return serving({
    service: systemService,
    handlers: { Describe: () => describeSelf({ name, clock, checks, settings }) },
    allow: systemCallers,
  });
}

function mailServerCheck({ greet }: Known, { SMTP_URL }: NotificationConfig): SelfCheck {
  const facts = { at: new URL(SMTP_URL).host };
  return {
    name: 'mail-server',
    look: async () => {
      const answer = await greet();
      return answer === undefined
        ? { state: 'ok', facts }
        : { state: 'fault', problem: 'no-session', facts: { ...facts, answer } };
    },
  };
}

/** A mail goes out within a second; one that is due for so long waits for something that does not come. */
const patienceMs = 300_000;

function mailsCheck({ archive }: Known, clock: House['clock']): SelfCheck {
  return {
    name: 'mails',
    look: async () => {
      const { failed, doubt, oldestDue } = await archive.unsettled();
      const lateMs = oldestDue === undefined ? 0 : Math.max(0, clock.now() - oldestDue);
      const facts = { failed: String(failed), doubt: String(doubt), lateMs: String(lateMs) };
      if (lateMs > patienceMs) return { state: 'warning', problem: 'mails-wait', facts };
      return doubt > 0 ? { state: 'warning', problem: 'mails-in-doubt', facts } : { state: 'ok', facts };
    },
  };
}

function deadLettersCheck({ letters }: Known): SelfCheck {
  return {
    name: 'dead-letters',
    look: async () => {
      const count = await letters.countDead();
      const facts = { count: String(count) };
      return count === 0 ? { state: 'ok', facts } : { state: 'warning', problem: 'dead-letters', facts };
    },
  };
}
