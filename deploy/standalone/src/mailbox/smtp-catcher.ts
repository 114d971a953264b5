import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Clock } from '@latchkey/kit/clock';
import type { Logger } from '@latchkey/kit/logging';
import type { MailStore } from './mail.ts';
import { parseMail } from './parse-mail.ts';

/** Our own mails have some tens of KiB; a bound keeps a stray sender from filling the memory. */
const maxMailBytes = 2 * 1024 * 1024;

export interface SmtpCatcher {
  /** `smtp://127.0.0.1:PORT`, for notification's SMTP_URL. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * An SMTP server on a free loopback port that sends nothing on: every mail goes into the mailbox, and is answered
 * with 250 only when it is stored. A store that fails makes it 451, so that the sender tries again.
 */
export async function startSmtpCatcher(options: {
  mails: MailStore;
  clock: Clock;
  logger: Logger;
}): Promise<SmtpCatcher> {
  const server = new SMTPServer({
    name: 'latchkey-mailbox',
    banner: 'Latchkey mailbox',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: maxMailBytes,
    maxClients: 100,
    // Shorter than the lifecycle's bound: an idle pooled connection must not hold up stopping.
    closeTimeout: 1000,
    onData: (stream, session, answer) => {
      receive(stream, session, options).then(
        () => answer(),
        (error: unknown) => {
          options.logger.warn({ err: error }, 'a mail could not be put into the mailbox');
          answer(asSmtpError(error));
        },
      );
    },
  });
  // A client that goes away in the middle of a dialogue is its own affair; without a listener it would end the process.
  server.on('error', (error) => options.logger.debug({ err: error }, 'a connection to the mailbox broke'));
  const socket = server.listen(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    url: `smtp://127.0.0.1:${(socket.address() as AddressInfo).port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

class MailTooLargeError extends Error {
  constructor() {
    super(`a mail may have ${maxMailBytes} bytes`);
    this.name = 'MailTooLargeError';
  }
}

async function receive(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  { mails, clock }: { mails: MailStore; clock: Clock },
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) if (!stream.sizeExceeded) chunks.push(chunk);
  if (stream.sizeExceeded) throw new MailTooLargeError();
  await mails.add(
    await parseMail(Buffer.concat(chunks), clock.now()),
    session.envelope.rcptTo.map((recipient) => recipient.address),
  );
}

/** RFC 5321: 552 refuses for good, 451 asks to try again later. */
function asSmtpError(error: unknown): Error {
  return error instanceof MailTooLargeError
    ? Object.assign(new Error('the mail is too large'), { responseCode: 552 })
    : Object.assign(new Error('the mailbox cannot store mails at this moment'), { responseCode: 451 });
}
