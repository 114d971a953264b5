import { linksOf, parseMail } from './parse-mail.ts';

const mail = (lines: string[]): Buffer => Buffer.from(lines.join('\r\n'));
const arrivedAt = Date.UTC(2026, 10, 23, 12);

describe('parseMail', () => {
  it('reads head, both parts and links', async () => {
    const parsed = await parseMail(
      mail([
        'From: Shop <no-reply@shop.example>',
        'To: Ada <ada@example.com>, bob@example.com',
        'Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=',
        'Message-ID: <1@shop.example>',
        'Date: Mon, 23 Nov 2026 10:00:00 +0100',
        'Content-Type: multipart/alternative; boundary=x',
        '',
        '--x',
        'Content-Type: text/plain; charset=utf-8',
        '',
        'Open https://shop.example/a?token=1.',
        '--x',
        'Content-Type: text/html; charset=utf-8',
        '',
        '<a href="https://shop.example/a?token=1&amp;x=2">go</a>',
        '--x--',
      ]),
      arrivedAt,
    );
    expect(parsed).toEqual({
      messageId: '<1@shop.example>',
      from: '"Shop" <no-reply@shop.example>',
      to: 'ada@example.com, bob@example.com',
      subject: 'Grüße',
      date: '2026-11-23T09:00:00.000Z',
      text: 'Open https://shop.example/a?token=1.',
      html: '<a href="https://shop.example/a?token=1&amp;x=2">go</a>',
      links: ['https://shop.example/a?token=1&x=2', 'https://shop.example/a?token=1'],
    });
  });

  it('takes a mail without any head', async () => {
    expect(await parseMail(mail(['', 'just text']), arrivedAt)).toEqual({
      messageId: '',
      from: '',
      to: '',
      subject: '',
      date: '2026-11-23T12:00:00.000Z',
      text: 'just text',
      html: '',
      links: [],
    });
  });
});

describe('linksOf', () => {
  it.each([
    [
      'entities as templates write them',
      `<a class="x" href='https://a.example/?q&#x3D;1&#38;r=2'>`,
      ['https://a.example/?q=1&r=2'],
    ],
    ['anchors only', '<link href="https://fonts.example/a.css"><img src="https://a.example/i.png">', []],
    ['no other scheme', '<a href="javascript:alert(1)"><a href="mailto:a@example.com">', []],
    [
      'each link once',
      '<a href="https://a.example/"></a><a href="https://a.example/">',
      ['https://a.example/'],
    ],
    ['a wrong entity as it is', '<a href="https://a.example/&#x110000;">', ['https://a.example/&#x110000;']],
  ])('reads %s', (_what, html, links) => {
    expect(linksOf(html, '')).toEqual(links);
  });

  it('leaves the punctuation around a link in the text part out', () => {
    expect(linksOf('', 'See (https://a.example/x) or <https://b.example/y>, soon.')).toEqual([
      'https://a.example/x',
      'https://b.example/y',
    ]);
  });
});
