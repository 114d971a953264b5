import { sampleShop } from '../../test/sample-mails.ts';
import { joined, type MailFacts, type MailRenderer } from '../domain/mail.ts';
import { mailHtml } from './gen/mail-html.ts';
import { createMailRenderer } from './mail-renderer.ts';
import { sampleFacts, sampleToken } from './sample-facts.ts';
import { mailLocales } from './words.ts';

const hostile = `<img src=x onerror="alert('1')"> & Co`;
const facts = sampleFacts(hostile);
const cases = Object.values(facts).flatMap((each) =>
  mailLocales.map((locale) => ({ kind: each.kind, locale, each })),
);

/** What a reader sees of escaped text. */
function decode(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\d:/.@-]+/gu));

const rendererFor = (
  changed: Partial<Parameters<typeof createMailRenderer>[0]> = {},
  html = mailHtml,
): MailRenderer =>
  createMailRenderer({ ...sampleShop, restoreLink: `${sampleShop.restoreLink}&from=mail`, ...changed }, html);

describe('the mails', () => {
  const renderer = rendererFor();
  const render = (each: MailFacts, ...locales: (string | undefined)[]) => {
    const { html, text, ...rest } = renderer.render(each, locales);
    return { ...rest, html: joined(html), text: joined(text) };
  };

  describe.each(cases)('$kind in $locale', ({ locale, each }) => {
    it('is whole: no placeholder is left, the shop is named, nothing is undefined', () => {
      const { subject, html, text } = render(each, locale);
      for (const part of [subject, html, text]) {
        expect(part).not.toMatch(/\{\{|\}\}|undefined|\{PUBLIC_URL\}|\{token\}/);
      }
      expect(subject).toContain('Müller & Söhne');
      expect(html).toContain('Müller &amp; Söhne');
      expect(text).toContain('Müller & Söhne');
    });

    it('shows a hostile name as text', () => {
      const { html, text } = render(each, locale);
      expect(html).not.toContain('<img');
      expect(html).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; Co,');
      expect(text).toContain(hostile);
    });

    it('says its language, names its subject, loads nothing from elsewhere and stays under 90 kB', () => {
      const { html, subject, locale: tag } = render(each, locale);
      expect(tag).toBe(locale.replace('_', '-'));
      expect(html).toMatch(new RegExp(`<html lang="${tag}"`));
      expect(html).toContain(`<title>${subject.replaceAll('&', '&amp;')}</title>`);
      expect(html).not.toMatch(/<(script|link|iframe|object|embed|video|audio|form)\b/i);
      expect(html).not.toMatch(/\b(src|srcset|background)\s*=\s*["']?\s*(http|\/)|url\s*\(|@import/i);
      expect(Buffer.byteLength(html)).toBeLessThan(90_000);
    });

    it('is read aloud as text: pictures, if any, say what they show, tables lay out', () => {
      const { html } = render(each, locale);
      for (const [picture] of html.matchAll(/<img\b[^>]*>/g)) expect(picture).toMatch(/\salt="[^"]+"/);
      for (const [table] of html.matchAll(/<table\b[^>]*>/g)) expect(table).toContain('role="presentation"');
    });

    it('says in the text part what it says in HTML, but for words about buttons', () => {
      const { html, text } = render(each, locale);
      const visible = html.slice(html.indexOf('<body')).replace(/<[^>]+>/g, ' ');
      const words = wordsOf(decode(visible));
      const alsoInText = wordsOf(text);
      const missing = [...words].filter((word) => !alsoInText.has(word));
      expect(words.size).toBeGreaterThan(40);
      expect(missing.length / words.size).toBeLessThan(0.2);
    });

    it('links only to the configured shop, over the same addresses in both parts', () => {
      const { html, text } = render(each, locale);
      const hrefs = [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1] ?? '');
      expect(hrefs.length).toBeGreaterThan(0);
      for (const href of hrefs) {
        expect(href).toMatch(/^https:\/\/shop\.example(\/|$)/);
        expect(text).toContain(href.replaceAll('&amp;', '&'));
      }
    });

    it('keeps secrets and names out of the subject', () => {
      const { subject } = render(each, locale);
      expect(subject).not.toContain(sampleToken);
      expect(subject).not.toMatch(/https?:|img|[\r\n]/);
    });

    it('says when it happened, in the configured time zone', () => {
      const { html, text } = render(each, locale);
      const time =
        locale === 'de_DE' ? /23\. November 2026 um 13:05 MEZ/ : /November 23, 2026 at 01:05 PM GMT\+1/;
      expect(html).toMatch(time);
      expect(text).toMatch(time);
    });

    it('says what to do if it was not you', () => {
      const question =
        locale === 'de_DE'
          ? /Sie (waren das nicht|haben diese E-Mail nicht erwartet)\?/
          : /Was it not you\?|Did you not expect this mail\?/;
      const { html, text } = render(each, locale);
      expect(html).toMatch(question);
      expect(text).toMatch(question);
    });
  });

  describe.each([
    ['registration-confirmation', '72 hours', '72 Stunden', '/account/confirm?token='],
    ['password-reset', '30 minutes', '30 Minuten', '/account/restore?token='],
    ['password-invitation', '72 hours', '72 Stunden', '/account/set-password?token='],
    ['email-change', '30 minutes', '30 Minuten', '/account/change-email?token='],
    ['back-office-invitation', '72 hours', '72 Stunden', '/backoffice/set-password?token='],
    ['back-office-reset', '30 minutes', '30 Minuten', '/backoffice/restore?token='],
  ] as const)('%s', (kind, english, german, path) => {
    it.each([
      ['en_US', english],
      ['de_DE', german],
    ] as const)(
      'in %s carries the whole link, alone on a line of the text, and says that it lives %s',
      (locale, span) => {
        const { html, text } = render(facts[kind], locale);
        const address = `https://shop.example${path}${sampleToken}${kind === 'password-reset' ? '&from=mail' : ''}`;
        expect(text).toContain(span);
        expect(html).toContain(span);
        expect(text).toContain(`\n${address}\n`);
        expect(html).toContain(`href="${address.replace('&', '&amp;')}"`);
      },
    );
  });

  it.each([
    'registration-welcome',
    'address-registered',
    'email-change-notice',
    'password-invitation',
  ] as const)('%s names the page where a new password is set', (kind) => {
    for (const locale of mailLocales) {
      const { html, text } = render(facts[kind], locale);
      expect(html).toContain('href="https://shop.example/account/forgot"');
      expect(text).toContain('https://shop.example/account/forgot');
    }
  });

  it('greets without a name when there is none', () => {
    const nameless = { ...facts['password-reset'], name: undefined };
    expect(render(nameless, 'en_US').text).toMatch(/^Hello,\n/);
    expect(render(nameless, 'de_DE').text).toMatch(/^Guten Tag,\n/);
  });

  it('takes the first language it has, then that of the shop', () => {
    const reset = facts['password-reset'];
    expect(render(reset, undefined, '', 'fr_FR', 'de_AT', 'en_US').locale).toBe('de-DE');
    expect(render(reset, 'fr_FR').locale).toBe('en-US');
    expect(rendererFor({ defaultLocale: 'de_DE' }).render(reset, ['fr_FR']).locale).toBe('de-DE');
  });

  it('refuses a default language without mails', () => {
    expect(() => rendererFor({ defaultLocale: 'fr_FR' })).toThrow('no mails for the locale fr_FR');
  });

  it('refuses a placeholder that nothing fills in, and says where', () => {
    const reset = { ...mailHtml['password-reset'], de_DE: '<p>{{lnik}}</p>' };
    expect(() => rendererFor({}, { ...mailHtml, 'password-reset': reset })).toThrow(
      'the mail password-reset in de_DE cannot be filled in',
    );
  });
});
