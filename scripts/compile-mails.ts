import mjml2html from 'mjml';
import { layout } from '../services/notification/src/mails/layout.ts';
import type { MailCopy, MailHtml } from '../services/notification/src/mails/mail-definition.ts';
import { linkMails, noticeMails } from '../services/notification/src/mails/mail-definitions.ts';
import { createMailRenderer } from '../services/notification/src/mails/mail-renderer.ts';
import { mailLocales, type MailLocale } from '../services/notification/src/mails/words.ts';
import { sampleShop } from '../services/notification/test/sample-mails.ts';

/**
 * Makes the HTML of every mail in every language from its MJML; the placeholders stay in it. MJML takes 43 MB and
 * half a second, which no process should pay at its start.
 * @throws naming the mail, for an element or attribute that MJML does not know, and for a placeholder that the mail's
 * model lacks
 */
export async function compileMails(): Promise<MailHtml> {
  const compiled: Record<string, Record<string, string>> = {};
  for (const [kind, { copies }] of Object.entries({ ...linkMails, ...noticeMails })) {
    const html: Record<string, string> = {};
    for (const locale of mailLocales) html[locale] = await compileMail(kind, locale, copies[locale]);
    compiled[kind] = html;
  }
  const whole = compiled as MailHtml;
  createMailRenderer(sampleShop, whole);
  return whole;
}

/** One mail in one language. */
export async function compileMail(kind: string, locale: MailLocale, copy: MailCopy): Promise<string> {
  try {
    const { html } = await mjml2html(layout(locale, copy), {
      validationLevel: 'strict',
      fonts: {},
      keepComments: false,
    });
    return squeeze(html);
  } catch (error) {
    throw new Error(`the mail ${kind} in ${locale} is not sound MJML`, { cause: error });
  }
}

/** Drops the indentation that MJML leaves, a third of the size; every line break stays. */
function squeeze(html: string): string {
  return html.replace(/^[ \t]+/gm, '').replace(/\n{2,}/g, '\n');
}
