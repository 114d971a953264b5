import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { Mail, Mailbox } from './system.ts';

/** An SMTP server on loopback that keeps every mail in memory; what a test reads instead of a mailbox. */
export interface MailSink extends Mailbox {
  readonly url: string;
  readonly all: readonly Mail[];
  stop(): Promise<void>;
}

export async function startMailSink(): Promise<MailSink> {
  const all: Mail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: (stream, _session, callback) => {
      simpleParser(stream).then(
        (parsed) => {
          const to = Array.isArray(parsed.to) ? parsed.to[0] : parsed.to;
          const html = parsed.html === false ? '' : (parsed.html ?? '');
          all.unshift({
            id: String(all.length),
            messageId: parsed.messageId ?? '',
            to: to?.value[0]?.address ?? '',
            subject: parsed.subject ?? '',
            text: parsed.text ?? '',
            html,
            links: [...(parsed.text ?? '').matchAll(/https?:\/\/[^\s<>")]+/g)].map((match) => match[0]),
          });
          callback();
        },
        (error: unknown) => callback(error instanceof Error ? error : new Error('unreadable mail')),
      );
    },
  });
  // A sender that is killed in the middle of a mail resets its connection.
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    all,
    to: (address) => Promise.resolve(all.filter((mail) => mail.to === address)),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
