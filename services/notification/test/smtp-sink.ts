import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface CaughtMail {
  readonly to: string;
  readonly messageId: string;
  readonly parsed: ParsedMail;
}

/** How the server treats mails, until told otherwise. */
export type Behaviour =
  | 'accept'
  /** Answers every recipient with this code. */
  | { recipient: number }
  /** Answers the data with this code. */
  | { data: number }
  /** Takes the data and says nothing any more. */
  | 'hang-after-data'
  /** Takes the data, keeps the mail, and cuts the line instead of answering. */
  | 'cut-after-data'
  /** Says nothing after the recipient. */
  | 'hang-at-recipient';

export interface SmtpSink {
  readonly url: string;
  /** Mails taken over, oldest first; those of `cut-after-data` too. */
  readonly mails: CaughtMail[];
  /** Recipients asked for, refused ones too. */
  readonly recipients: string[];
  behaviour: Behaviour;
  /** For single recipients, by the start of their address. */
  readonly exceptions: Map<string, Behaviour>;
  to(address: string): CaughtMail[];
  stop(): Promise<void>;
}

/** An SMTP server on loopback that keeps what it is given. @param port 0 for a free one */
export async function startSmtpSink(port = 0): Promise<SmtpSink> {
  const mails: CaughtMail[] = [];
  const recipients: string[] = [];
  const exceptions = new Map<string, Behaviour>();
  const sink = { behaviour: 'accept' as Behaviour };
  const behaviourFor = (address: string): Behaviour =>
    [...exceptions].find(([start]) => address.startsWith(start))?.[1] ?? sink.behaviour;
  const refuse = (code: number, text: string): Error =>
    Object.assign(new Error(text), { responseCode: code });

  const options: SMTPServerOptions = {
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, callback) => {
      recipients.push(address);
      const behaviour = behaviourFor(address);
      if (behaviour === 'hang-at-recipient') return;
      if (typeof behaviour === 'object' && 'recipient' in behaviour)
        callback(refuse(behaviour.recipient, `<${address}> refused`));
      else callback();
    },
    onData: (stream, session, callback) => {
      const to = session.envelope.rcptTo[0]?.address ?? '';
      const behaviour = behaviourFor(to);
      const take = (parsed: ParsedMail): void => {
        if (behaviour === 'hang-after-data') return;
        if (typeof behaviour === 'object' && 'data' in behaviour) {
          callback(refuse(behaviour.data, `for ${to}`));
          return;
        }
        mails.push({ to, messageId: parsed.messageId ?? '', parsed });
        if (behaviour === 'cut-after-data') cut(session.id);
        else callback();
      };
      // A client that leaves in the middle of its mail is none of the sink's business.
      void simpleParser(stream).then(take, () => undefined);
    },
  };
  const server = new SMTPServer(options);
  server.on('error', () => undefined);
  const cut = (sessionId: string): void => {
    for (const connection of server.connections as Set<{ id: string; _socket: { destroy(): void } }>) {
      if (connection.id === sessionId) connection._socket.destroy();
    }
  };
  const listening = server.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  return Object.assign(sink, {
    url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    mails,
    recipients,
    exceptions,
    to: (address: string) => mails.filter((mail) => mail.to === address),
    stop: () => {
      for (const connection of server.connections as Set<{ _socket: { destroy(): void } }>)
        connection._socket.destroy();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
}
