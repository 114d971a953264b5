import type { DeliveryKind } from '../domain/delivery.ts';
import type { MailFacts, MailRenderer, RenderedMail } from '../domain/mail.ts';
import { createMailRenderer } from './mail-renderer.ts';
import { mailLocales } from './words.ts';

const token = 'tok-_'.padEnd(43, 'x');
const hostile = `<img src=x onerror="alert('1')"> & Co`;
const link = { token, requestedAt: Date.UTC(2026, 10, 23, 12, 5), mintedAt: Date.UTC(2026, 10, 23, 12, 6) };
const facts: Record<DeliveryKind, MailFacts> = {
  'registration-confirmation': {
    kind: 'registration-confirmation',
    name: hostile,
    ...link,
    expiresAt: link.mintedAt + 72 * 3_600_000,
  },
  'password-reset': { kind: 'password-reset', name: hostile, ...link, expiresAt: link.mintedAt + 1_799_600 },
  'password-changed': { kind: 'password-changed', name: hostile, occurredAt: link.requestedAt },
  'password-restored': { kind: 'password-restored', name: hostile, occurredAt: link.requestedAt },
};
const cases = Object.values(facts).flatMap((each) =>
  mailLocales.map((locale) => ({ kind: each.kind, locale, each })),
);

const rendererFor = (
  changed: Partial<Parameters<typeof createMailRenderer>[0]> = {},
): Promise<MailRenderer> =>
  createMailRenderer({
    shopName: 'Müller & Söhne',
    publicUrl: 'https://shop.example',
    restoreLink: '{PUBLIC_URL}/account/restore?token={token}&from=mail',
    confirmLink: '{PUBLIC_URL}/account/confirm?token={token}&from=mail',
    timeZone: 'Europe/Berlin',
    defaultLocale: 'en_US',
    ...changed,
  });

describe('the mails', () => {
  let renderer: MailRenderer;
  beforeAll(async () => {
    renderer = await rendererFor();
  });
  const render = (each: MailFacts, ...locales: (string | undefined)[]): RenderedMail =>
    renderer.render(each, locales);

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

    it('says its language, loads nothing from elsewhere and stays under 90 kB', () => {
      const { html, locale: tag } = render(each, locale);
      expect(tag).toBe(locale.replace('_', '-'));
      expect(html).toMatch(new RegExp(`<html lang="${tag}"`));
      expect(html).not.toMatch(/<(img|script|link|iframe|object|embed|video|audio|form)\b/i);
      expect(html).not.toMatch(/\b(src|srcset|background)\s*=\s*["']?\s*http|url\s*\(|@import/i);
      expect(Buffer.byteLength(html)).toBeLessThan(90_000);
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
      expect(subject).not.toContain(token);
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
      const question = locale === 'de_DE' ? 'Sie waren das nicht?' : 'Was it not you?';
      const { html, text } = render(each, locale);
      expect(html).toContain(question);
      expect(text).toContain(question);
    });
  });

  it.each([
    [
      'password-reset',
      'en_US',
      '30 minutes',
      `https://shop.example/account/restore?token=${token}&from=mail`,
    ],
    [
      'password-reset',
      'de_DE',
      '30 Minuten',
      `https://shop.example/account/restore?token=${token}&from=mail`,
    ],
    [
      'registration-confirmation',
      'en_US',
      '72 hours',
      `https://shop.example/account/confirm?token=${token}&from=mail`,
    ],
    [
      'registration-confirmation',
      'de_DE',
      '72 Stunden',
      `https://shop.example/account/confirm?token=${token}&from=mail`,
    ],
  ] as const)('%s in %s says that the link lives %s', (kind, locale, span, address) => {
    const { html, text } = render(facts[kind], locale);
    expect(text).toContain(span);
    expect(html).toContain(span);
    expect(text).toContain(`\n${address}\n`);
    expect(html).toContain(`href="${address.replace('&', '&amp;')}"`);
  });

  it('greets without a name when there is none', () => {
    const nameless = { ...facts['password-reset'], name: undefined };
    expect(render(nameless, 'en_US').text).toMatch(/^Hello,\n/);
    expect(render(nameless, 'de_DE').text).toMatch(/^Guten Tag,\n/);
  });

  it('takes the first language it has, then that of the shop', async () => {
    const reset = facts['password-reset'];
    expect(render(reset, undefined, '', 'fr_FR', 'de_AT', 'en_US').locale).toBe('de-DE');
    expect(render(reset, 'fr_FR').locale).toBe('en-US');
    expect((await rendererFor({ defaultLocale: 'de_DE' })).render(reset, ['fr_FR']).locale).toBe('de-DE');
  });

  it('refuses a default language without mails', async () => {
    await expect(rendererFor({ defaultLocale: 'fr_FR' })).rejects.toThrow('no mails for the locale fr_FR');
  });
});
