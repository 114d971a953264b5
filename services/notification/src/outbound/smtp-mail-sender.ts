import type { Readable } from 'node:stream';
import { createTransport, type NodemailerError } from 'nodemailer';
import type { Clock } from '@latchkey/kit/clock';
import type { MailSender, OutgoingMail } from '../domain/mail.ts';
import { outcomeOfFailure, type Progress } from './smtp-outcome.ts';

export interface SmtpOptions {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  url: string;
  /** Name and address, as in a From header. */
  from: string;
  /** The part of the sender's address behind the @, for Message-IDs. */
  fromDomain: string;
  connections: number;
  /** Milliseconds without a sign of life after which a connection counts as dead. */
  timeoutMs: number;
  /** Refuses to talk to a server that offers no STARTTLS. Has no effect on smtps. */
  requireTls: boolean;
  clock: Clock;
}

export interface SmtpMailSender extends MailSender {
  /** Ends the connections; mails still on their way are cut off. */
  close(): void;
}

/** A server that trickles its answers resets the silence over and over; a mail gets this many silences in all. */
const silencesPerMail = 3;
/** Mails over one connection before it is renewed, so that load spreads when a relay gains hosts. */
const mailsPerConnection = 500;

/**
 * Hands mails to the relay over kept connections. Every attempt of a delivery carries the same Message-ID, so that a
 * receiver that weeds out doubles can.
 */
export function createSmtpMailSender(options: SmtpOptions): SmtpMailSender {
  const transport = createTransport({
    pool: true,
    url: options.url,
    maxConnections: options.connections,
    maxMessages: mailsPerConnection,
    // Only a mail of which not a byte has gone out is put on another connection (nodemailer 10).
    maxRequeues: 2,
    requireTLS: options.requireTls,
    connectionTimeout: Math.min(10_000, options.timeoutMs),
    greetingTimeout: options.timeoutMs,
    socketTimeout: options.timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  });
  const streams = new Map<string, Readable>();
  // The mail's stream is made when the transaction begins, and ends when its last byte has been taken.
  transport.use('stream', (mail, done) => {
    const messageId = mail.message.messageId();
    mail.message.processFunc((input) => {
      streams.set(messageId, input);
      return input;
    });
    done();
  });
  const progressOf = (messageId: string): Progress => {
    const stream = streams.get(messageId);
    if (stream === undefined) return 'not-begun';
    return stream.readableEnded ? 'complete' : 'begun';
  };

  return {
    send: async (mail, signal) => {
      const messageId = messageIdOf(mail.deliveryId, options.fromDomain);
      const bounded = boundedBy(signal, options.timeoutMs * silencesPerMail);
      try {
        await transport.sendMail({ ...message(mail, options), messageId, signal: bounded.signal });
        return { kind: 'sent' };
      } catch (error) {
        return outcomeOfFailure(error as NodemailerError, progressOf(messageId), mail.to.address);
      } finally {
        bounded.release();
        streams.delete(messageId);
      }
    },
    close: () => {
      transport.close({ force: true });
    },
  };
}

function message(mail: OutgoingMail, { from, clock }: SmtpOptions) {
  const { name, address } = mail.to;
  return {
    from,
    to: name === undefined ? { name: '', address } : { name, address },
    subject: mail.subject,
    date: new Date(clock.now()),
    html: mail.html,
    text: mail.text,
    headers: {
      // RFC 3834: no vacation notes in answer; Exchange and Outlook look at the other one.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': mail.locale,
    },
  };
}

/** RFC 5322 §3.6.4: the left side is a dot-atom; delivery ids may hold more than that allows. */
function messageIdOf(deliveryId: string, fromDomain: string): string {
  return `<${deliveryId.replace(/[^\w-]+/g, '.')}@${fromDomain}>`;
}

/** A signal that follows another and ends by itself after a while. */
function boundedBy(signal: AbortSignal, ms: number): { signal: AbortSignal; release: () => void } {
  const own = new AbortController();
  const abort = (): void => own.abort();
  const timer = setTimeout(abort, ms);
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  return {
    signal: own.signal,
    release: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    },
  };
}
