import MimeNode from 'nodemailer/lib/mime-node';
import { encode, wrap } from 'nodemailer/lib/qp';
import type { Clock } from '@latchkey/kit/clock';
import type { FilledText, OutgoingMail } from '../domain/mail.ts';

export interface ComposerOptions {
  /** Name and address, as in a From header. */
  from: string;
  /** The part of the sender's address behind the @, for Message-IDs. */
  fromDomain: string;
  clock: Clock;
}

/** A mail as it goes over the wire (RFC 5322). */
export interface ComposedMail {
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  readonly messageId: string;
  /** ASCII, with CRLF. */
  readonly source: string;
}

/** No line of quoted-printable can be it: an = is followed there by two digits or by the end of the line (RFC 2045 §6.7). */
const boundary = '=_latchkey';

/**
 * Composes mails from what is the same in all mails of a template, encoded once, and what differs. Everything that a person
 * may have typed passes through nodemailer's encoders: names and addresses through its headers, values through
 * quoted-printable, which every part has. Each literal and each value begins on a line of its own, joined by soft line
 * breaks, so that none depends on what stands before it.
 */
export function createMailComposer(options: ComposerOptions): (mail: OutgoingMail) => ComposedMail {
  const fixedHeads = new WeakMap<readonly string[], { of: string; head: string }>();
  const encodedLiterals = new WeakMap<readonly string[], readonly string[]>();
  const recipient = new MimeNode('text/plain');
  const { from } = new MimeNode('text/plain').setHeader('From', options.from).getEnvelope();

  const fixedHeadOf = ({ html, subject, locale }: OutgoingMail): string => {
    const of = `${locale} ${subject}`;
    const kept = fixedHeads.get(html.literals);
    if (kept?.of === of) return kept.head;
    const head = fixedHead(options.from, subject, locale);
    fixedHeads.set(html.literals, { of, head });
    return head;
  };
  const part = (type: string, { literals, values }: FilledText): string => {
    const encoded = encodedLiterals.get(literals) ?? literals.map(encodeLines);
    encodedLiterals.set(literals, encoded);
    const body = encoded.reduce((text, literal, at) => {
      const value = values[at - 1];
      return value === undefined ? literal : `${text}${encodeLines(value)}${literal}`;
    }, '');
    return `--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${body}\r\n`;
  };

  return (mail) => {
    recipient.setHeader('To', { name: mail.to.name ?? '', address: mail.to.address });
    const to = headersOf(recipient).find(({ name }) => name === 'to')?.lines ?? '';
    const messageId = messageIdOf(mail.deliveryId, options.fromDomain);
    const date = new Date(options.clock.now()).toUTCString().replace('GMT', '+0000');
    return {
      envelope: { from: from === false ? '' : from, to: recipient.getEnvelope().to },
      messageId,
      source: [
        `${fixedHeadOf(mail)}${to}\r\nDate: ${date}\r\nMessage-ID: ${messageId}\r\n\r\n`,
        part('text/plain', mail.text),
        part('text/html', mail.html),
        `--${boundary}--\r\n`,
      ].join(''),
    };
  };
}

/** The headers that all mails of a template have in common. */
function fixedHead(from: string, subject: string, locale: string): string {
  const node = new MimeNode('multipart/alternative').setHeader({
    From: from,
    Subject: subject,
    // RFC 3834: no vacation notes in answer; Exchange and Outlook look at the other one.
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    'Content-Language': locale,
  });
  const own = [
    'from',
    'subject',
    'auto-submitted',
    'x-auto-response-suppress',
    'content-language',
    'mime-version',
  ];
  const lines = headersOf(node).flatMap((header) => (own.includes(header.name) ? `${header.lines}\r\n` : []));
  return `${lines.join('')}Content-Type: multipart/alternative; boundary="${boundary}"\r\n`;
}

/** The headers as they are sent, folded lines together. */
function headersOf(node: MimeNode): { name: string; lines: string }[] {
  return node
    .buildHeaders()
    .split(/\r\n(?![ \t])/)
    .map((lines) => ({ name: lines.slice(0, lines.indexOf(':')).toLowerCase(), lines }));
}

/** Quoted-printable in lines of at most 76 characters, ending with a line break, if only a soft one. */
function encodeLines(text: string): string {
  const lines = wrap(encode(text.replace(/\r?\n|\r/g, '\r\n')));
  return lines === '' || lines.endsWith('\n') ? lines : `${lines}=\r\n`;
}

/** RFC 5322 §3.6.4: the left side is a dot-atom; delivery ids may hold more than that allows. */
function messageIdOf(deliveryId: string, fromDomain: string): string {
  return `<${deliveryId.replace(/[^\w-]+/g, '.')}@${fromDomain}>`;
}
