import { simpleParser, type ParsedMail } from 'mailparser';
import { createTransport } from 'nodemailer';
import { settableClock } from '@latchkey/kit/clock';
import { sampleShop } from '../../test/sample-mails.ts';
import { joined, type OutgoingMail } from '../domain/mail.ts';
import { mailHtml } from '../mails/gen/mail-html.ts';
import { createMailRenderer } from '../mails/mail-renderer.ts';
import { sampleFacts } from '../mails/sample-facts.ts';
import { mailLocales } from '../mails/words.ts';
import { createMailComposer } from './mail-composer.ts';

const clock = settableClock(Date.UTC(2026, 10, 23, 12, 5, 7));
const options = { from: 'Müller & Söhne <no-reply@shop.example>', fromDomain: 'shop.example', clock };
const compose = createMailComposer(options);
const renderer = createMailRenderer(sampleShop, mailHtml);

function aMail(
  change: Partial<OutgoingMail['to']> = {},
  kind = 'password-renewal',
  locale = 'en_US',
): OutgoingMail {
  const to = { address: 'ada@mail.example', name: 'Ada Lovelace', ...change };
  const facts = Object.values(sampleFacts(to.name)).find((each) => each.kind === kind)!;
  return { ...renderer.render(facts, [locale]), deliveryId: 'd:1', to };
}

/** What nodemailer makes of the same, composing it from the start. */
async function usual(mail: OutgoingMail): Promise<{ source: string; envelope: unknown }> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message, envelope } = await transport.sendMail({
    from: options.from,
    to: { name: mail.to.name ?? '', address: mail.to.address },
    subject: mail.subject,
    date: new Date(clock.now()),
    messageId: '<d.1@shop.example>',
    html: joined(mail.html),
    text: joined(mail.text),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': mail.locale,
    },
  });
  return { source: (message as Buffer).toString('latin1'), envelope };
}

/** All that a reader, or a filter, sees; a boundary and an encoding are the composer's own. */
function seen({ headers, text, html, subject, from, to, date, messageId, attachments }: ParsedMail) {
  const others = [...headers].filter(
    ([name]) => name !== 'content-type' && name !== 'content-transfer-encoding',
  );
  return { others: Object.fromEntries(others), text, html, subject, from, to, date, messageId, attachments };
}

const kinds = Object.keys(sampleFacts(undefined));
const recipients: Partial<OutgoingMail['to']>[] = [
  { name: undefined },
  { name: 'Ada' },
  { name: 'Søren Kierkegård-Müller' },
  { name: '花子 山田, 株式会社' },
  { name: 'O’Brien "the" (best) <x@y.example>' },
  { name: 'Bcc: victim@mail.example' },
  { name: '=?utf-8?q?evil?=' },
  { name: 'x'.repeat(60) },
  { name: 'Ä'.repeat(60) },
  { name: '.. = =3D =\u00a0trailing ' },
  { name: '👩‍👩‍👧‍👦 emoji' },
  { address: "o'brien+tag/shop=1@mail.example" },
  { address: 'ada@müller.example' },
  { address: 'Ada@MAIL.Example' },
  { address: `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.example` },
];

describe('a composed mail', () => {
  it.each(kinds.flatMap((kind) => mailLocales.map((locale) => [kind, locale] as const)))(
    'reads as nodemailer’s own: %s in %s',
    async (kind, locale) => {
      const mail = aMail({ name: 'Jürgen = O’Neill' }, kind, locale);
      const [ours, theirs] = [compose(mail), await usual(mail)];
      expect(seen(await simpleParser(ours.source))).toEqual(seen(await simpleParser(theirs.source)));
      expect(ours.envelope).toEqual(theirs.envelope);
    },
  );

  it.each(recipients)('reads as nodemailer’s own: to %j', async (to) => {
    const mail = aMail(to);
    const [ours, theirs] = [compose(mail), await usual(mail)];
    expect(seen(await simpleParser(ours.source))).toEqual(seen(await simpleParser(theirs.source)));
    expect(ours.envelope).toEqual(theirs.envelope);
  });

  it.each([
    { name: 'Ada\r\nBcc: victim@mail.example' },
    { name: 'Ada\nBcc: victim@mail.example\n\n<p>' },
    { name: 'Ada\u2028Bcc: x' },
    { address: 'ada@mail.example\r\nBcc: victim@mail.example' },
    { address: 'ada@mail.example>\r\nRCPT TO:<victim@mail.example' },
  ])('takes no header, and no recipient, from %j', async (to) => {
    const { source, envelope } = compose(aMail(to));
    const head = source.slice(0, source.indexOf('\r\n\r\n'));
    const names = head.split(/\r\n(?![ \t])/).map((line) => line.slice(0, line.indexOf(':')));
    expect(names).toEqual([
      'From',
      'Subject',
      'Auto-Submitted',
      'X-Auto-Response-Suppress',
      'Content-Language',
      'MIME-Version',
      'Content-Type',
      'To',
      'Date',
      'Message-ID',
    ]);
    expect((await simpleParser(source)).headers.has('bcc')).toBe(false);
    expect(JSON.stringify(envelope)).not.toMatch(/[\r\n]|\\r|\\n/);
    expect(envelope.to).toHaveLength(1);
  });

  it('is ASCII in lines that any server takes, and no line begins as its boundary but the boundary', () => {
    for (const to of [...recipients, { name: '--=_latchkey--\r\n.\r\n' }]) {
      const { source } = compose(aMail(to, 'password-expired', 'de_DE'));
      expect(source).toMatch(/^[\x20-\x7e\r\n]*$/);
      const lines = source.split('\r\n');
      expect(lines.every((line) => line.length <= 998 && !/[\r\n]/.test(line))).toBe(true);
      const body = lines.slice(lines.indexOf(''));
      expect(Math.max(...body.map((line) => line.length))).toBeLessThanOrEqual(76);
      expect(lines.filter((line) => line.startsWith('--=_latchkey'))).toHaveLength(3);
    }
  });

  it('carries the Message-ID of its delivery, whatever that is called', () => {
    expect(compose(aMail()).messageId).toBe('<d.1@shop.example>');
  });

  it('is of its own time and subject though its parts were encoded before', async () => {
    const first = compose(aMail());
    clock.advance(60_000);
    const other = { ...aMail(), subject: 'Another: ä' };
    const parsed = await simpleParser(compose(other).source);
    expect(parsed.subject).toBe('Another: ä');
    expect(parsed.date?.getTime()).toBe(clock.now());
    expect((await simpleParser(first.source)).subject).not.toBe('Another: ä');
  });
});
