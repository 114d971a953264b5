import { joined, type MailFacts, type MailRenderer, type RenderedMail } from '../domain/mail.ts';
import { textLayout } from './layout.ts';
import type { LinkFacts, MailDefinition, MailHtml, NoticeFacts, ShopModel } from './mail-definition.ts';
import { linkMails, noticeMails } from './mail-definitions.ts';
import { escapeHtml, fillTemplate, parseTemplate, type Template } from './template.ts';
import { createWords, languageTag, mailLocales, resolveLocale, type MailLocale } from './words.ts';

/** What the mails say of the shop; see config.ts. */
export interface RendererOptions {
  shopName: string;
  publicUrl: string;
  /** With `{PUBLIC_URL}` and `{token}` in them. */
  restoreLink: string;
  confirmLink: string;
  invitationLink: string;
  emailChangeLink: string;
  backOfficeInvitationLink: string;
  backOfficeLink: string;
  /** With `{PUBLIC_URL}` in it. */
  forgotPage: string;
  timeZone: string;
  defaultLocale: string;
}

/**
 * Cuts every mail in every language at its placeholders, once.
 * @param html from gen/mail-html.ts, which `npm run gen` compiles from the MJML
 * @throws when a mail has a placeholder that its model lacks, or when there are no mails for the default locale
 */
export function createMailRenderer(options: RendererOptions, html: MailHtml): MailRenderer {
  const fallback = resolveLocale([options.defaultLocale]);
  if (fallback === undefined)
    throw new Error(
      `there are no mails for the locale ${options.defaultLocale}, only ${mailLocales.join(', ')}`,
    );
  const words = eachLocale((locale) => createWords(locale, options.timeZone));
  const page = (template: string): string => template.replaceAll('{PUBLIC_URL}', options.publicUrl);
  const shop: ShopModel = {
    shop: options.shopName,
    shopUrl: options.publicUrl,
    forgotUrl: page(options.forgotPage),
  };
  const rendering = <Facts extends MailFacts, Model extends Record<keyof Model, string>>(
    kind: Facts['kind'],
    definition: MailDefinition<Facts, Model>,
    linkTemplate: string,
  ): Render<Facts> => {
    const link = (token: string): string =>
      page(linkTemplate).replaceAll('{token}', encodeURIComponent(token));
    const cut = cutMail(kind, definition, html[kind]);
    return (facts, locale) =>
      fillMail(cut[locale], locale, { ...definition.model(facts, { words: words[locale], link }), ...shop });
  };
  const linkMail = (kind: LinkFacts['kind'], link: string): Render<LinkFacts> =>
    rendering(kind, linkMails[kind], link);
  const noticeMail = (kind: NoticeFacts['kind']): Render<NoticeFacts> =>
    rendering(kind, noticeMails[kind], options.restoreLink);

  const links: Record<LinkFacts['kind'], Render<LinkFacts>> = {
    'registration-confirmation': linkMail('registration-confirmation', options.confirmLink),
    'password-renewal': linkMail('password-renewal', options.restoreLink),
    'password-expired': linkMail('password-expired', options.restoreLink),
    'password-reset': linkMail('password-reset', options.restoreLink),
    'password-invitation': linkMail('password-invitation', options.invitationLink),
    'email-change': linkMail('email-change', options.emailChangeLink),
    'back-office-invitation': linkMail('back-office-invitation', options.backOfficeInvitationLink),
    'back-office-reset': linkMail('back-office-reset', options.backOfficeLink),
  };
  const notices: Record<NoticeFacts['kind'], Render<NoticeFacts>> = {
    'registration-welcome': noticeMail('registration-welcome'),
    'address-registered': noticeMail('address-registered'),
    'email-change-notice': noticeMail('email-change-notice'),
    'email-changed': noticeMail('email-changed'),
    'password-changed': noticeMail('password-changed'),
    'password-restored': noticeMail('password-restored'),
  };
  return {
    render: (facts, locales) => {
      const locale = resolveLocale(locales) ?? fallback;
      return 'token' in facts ? links[facts.kind](facts, locale) : notices[facts.kind](facts, locale);
    },
  };
}

type Render<Facts> = (facts: Facts, locale: MailLocale) => RenderedMail;

/** The parts of one mail in one language. */
interface CutMail<Key extends string> {
  readonly subject: Template<Key>;
  readonly html: Template<Key>;
  readonly text: Template<Key>;
}

function eachLocale<Value>(make: (locale: MailLocale) => Value): Readonly<Record<MailLocale, Value>> {
  return { en_US: make('en_US'), de_DE: make('de_DE') };
}

function cutMail<Facts extends MailFacts, Model extends Record<keyof Model, string>>(
  kind: Facts['kind'],
  definition: MailDefinition<Facts, Model>,
  html: Readonly<Record<MailLocale, string>>,
): Readonly<Record<MailLocale, CutMail<(keyof Model & string) | keyof ShopModel>>> {
  const keys = [...definition.keys, 'shop', 'shopUrl', 'forgotUrl'] as const;
  return eachLocale((locale) => {
    const copy = definition.copies[locale];
    try {
      return {
        subject: parseTemplate(copy.subject, keys),
        html: parseTemplate(html[locale], keys),
        text: parseTemplate(textLayout(locale, copy), keys),
      };
    } catch (error) {
      throw new Error(`the mail ${kind} in ${locale} cannot be filled in`, { cause: error });
    }
  });
}

function fillMail<Key extends string>(
  mail: CutMail<Key>,
  locale: MailLocale,
  values: Readonly<Record<Key, string>>,
): RenderedMail {
  return {
    locale: languageTag(locale),
    subject: joined(fillTemplate(mail.subject, values, (value) => value)),
    html: fillTemplate(mail.html, values, escapeHtml),
    text: fillTemplate(mail.text, values, (value) => value),
  };
}
