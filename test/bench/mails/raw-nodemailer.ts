import { createTransport } from 'nodemailer';
import { newId } from '@latchkey/kit/ids';
import { joined } from '../../../services/notification/src/domain/mail.ts';
import { mailHtml } from '../../../services/notification/src/mails/gen/mail-html.ts';
import { createMailRenderer } from '../../../services/notification/src/mails/mail-renderer.ts';
import { sampleShop } from '../../../services/notification/test/sample-mails.ts';
import { computed } from '../processor-time.ts';
import { aPerson } from './sample-people.ts';
import { connections, from } from './settings.ts';

/** nodemailer as its manual has it: a pool, as many mails in hand as it takes, each composed. */
export async function raw(url: string, mails: number): Promise<{ perSecond: number; ms: number }> {
  const renderer = createMailRenderer(sampleShop, mailHtml);
  const transport = createTransport({ pool: true, url, maxConnections: connections, maxMessages: 500 });
  const now = Date.now();
  let sent = 0;
  const began = performance.now();
  const before = computed(process.pid);
  const worker = async (): Promise<void> => {
    while (sent < mails) {
      sent += 1;
      const person = aPerson();
      const name = `${person.firstName} ${person.lastName}`;
      const facts = { kind: 'password-renewal', name, token: 'x'.repeat(43), requestedAt: now } as const;
      const mail = renderer.render({ ...facts, mintedAt: now, expiresAt: now + 3_600_000 }, [person.locale]);
      await transport.sendMail({
        from,
        to: { name, address: person.email },
        subject: mail.subject,
        html: joined(mail.html),
        text: joined(mail.text),
        messageId: `<${newId()}@shop.example>`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          'Content-Language': mail.locale,
        },
      });
    }
  };
  await Promise.all(Array.from({ length: connections * 2 }, worker));
  const perSecond = (mails * 1000) / (performance.now() - began);
  transport.close();
  return { perSecond, ms: (computed(process.pid) - before) / mails };
}
