import { Readable } from 'node:stream';
import { createTransport, type NodemailerError } from 'nodemailer';
import MailMessage from 'nodemailer/lib/mailer/mail-message.js';
import MimeNode from 'nodemailer/lib/mime-node';
import type { MailSender, OutgoingMail } from '../domain/mail.ts';
import { createMailComposer, type ComposedMail, type ComposerOptions } from './mail-composer.ts';
import { outcomeOfFailure, scrubAnswer, type Progress } from './smtp-outcome.ts';

export interface SmtpOptions extends ComposerOptions {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  url: string;
  connections: number;
  /** Milliseconds without a sign of life after which a connection counts as dead. */
  timeoutMs: number;
  /** Refuses to talk to a server that offers no STARTTLS. Has no effect on smtps. */
  requireTls: boolean;
}

export interface SmtpMailSender extends MailSender {
  /**
   * Opens a session with the mail server as a mail would, logs in, and ends it without a mail.
   * @returns what went wrong, in the server's words or Node's; undefined when nothing did
   */
  greet(): Promise<string | undefined>;
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
  const compose = createMailComposer(options);
  const composed = (mail: OutgoingMail): ComposedMessage | undefined => {
    try {
      return new ComposedMessage(compose(mail));
    } catch {
      return undefined;
    }
  };
  /** To the pool itself: sendMail would compile and parse once more what is composed. */
  const hand = (message: ComposedMessage, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const mail = new MailMessage(transport, { signal });
      mail.message = message;
      transport.transporter.send(mail, (error) => (error === null ? resolve() : reject(error)));
    });

  return {
    send: async (mail, signal) => {
      const message = composed(mail);
      if (message === undefined) return { kind: 'refused', answer: 'it could not be composed' };
      const bounded = boundedBy(signal, options.timeoutMs * silencesPerMail);
      try {
        await hand(message, bounded.signal);
        return { kind: 'sent' };
      } catch (error) {
        return outcomeOfFailure(error as NodemailerError, message.progress, mail.to.address);
      } finally {
        bounded.release();
      }
    },
    greet: async () => {
      try {
        await transport.verify();
        return undefined;
      } catch (error) {
        return scrubAnswer((error as NodemailerError).response ?? (error as Error).message, '');
      }
    },
    close: () => {
      transport.close({ force: true });
    },
  };
}

/** What nodemailer's pool asks of a message, of one that is composed already. */
class ComposedMessage extends MimeNode {
  readonly #mail: ComposedMail;
  #stream: Readable | undefined;

  constructor(mail: ComposedMail) {
    // Drawn at random unless given, and not used here.
    super(undefined, { baseBoundary: 'none' });
    this.#mail = mail;
  }

  override getEnvelope(): { from: string; to: string[] } {
    const { from, to } = this.#mail.envelope;
    return { from, to: [...to] };
  }

  override messageId(): string {
    return this.#mail.messageId;
  }

  override getHeader(key: string): string {
    return key === 'message-id' ? this.#mail.messageId : '';
  }

  /** Asked for when the transaction begins. */
  override createReadStream(): Readable {
    const source = Buffer.from(this.#mail.source, 'latin1');
    this.#stream = new Readable({
      read() {
        this.push(source);
        this.push(null);
      },
    });
    return this.#stream;
  }

  /** The stream ends when its last byte has been taken. */
  get progress(): Progress {
    if (this.#stream === undefined) return 'not-begun';
    return this.#stream.readableEnded ? 'complete' : 'begun';
  }
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
