import mjml2html from 'mjml';
import type { MailFacts, MailRenderer, RenderedMail } from '../domain/mail.ts';
import { layout, textLayout } from './layout.ts';
import type { LinkFacts, MailDefinition, NoticeFacts, ShopModel } from './mail-definition.ts';
import { addressRegistered } from './address-registered/mail.ts';
import { backOfficeInvitation } from './back-office-invitation/mail.ts';
import { backOfficeReset } from './back-office-reset/mail.ts';
import { emailChange } from './email-change/mail.ts';
import { emailChanged } from './email-changed/mail.ts';
import { emailChangeNotice } from './email-change-notice/mail.ts';
import { passwordChanged } from './password-changed/mail.ts';
import { passwordExpired } from './password-expired/mail.ts';
import { passwordInvitation } from './password-invitation/mail.ts';
import { passwordRenewal } from './password-renewal/mail.ts';
import { passwordReset } from './password-reset/mail.ts';
import { passwordRestored } from './password-restored/mail.ts';
import { registrationConfirmation } from './registration-confirmation/mail.ts';
import { registrationWelcome } from './registration-welcome/mail.ts';
import { escapeHtml, fillTemplate, parseTemplate, type Template } from './template.ts';
import {
  createWords,
  languageTag,
  mailLocales,
  resolveLocale,
  type MailLocale,
  type Words,
} from './words.ts';

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

type Render<Facts> = (facts: Facts, locale: MailLocale) => RenderedMail;

/**
 * Compiles every mail in every language, once: MJML to HTML, HTML to literals and placeholders. Takes some 0.1 s.
 * @throws when a template has a mistake, or when there are no mails for the default locale
 */
export async function createMailRenderer(options: RendererOptions): Promise<MailRenderer> {
  const fallback = resolveLocale([options.defaultLocale]);
  if (fallback === undefined)
    throw new Error(
      `there are no mails for the locale ${options.defaultLocale}, only ${mailLocales.join(', ')}`,
    );
  const words = Object.fromEntries(
    mailLocales.map((each) => [each, createWords(each, options.timeZone)]),
  ) as Record<MailLocale, Words>;
  const page = (template: string): string => template.replaceAll('{PUBLIC_URL}', options.publicUrl);
  const linkOf = (template: string) => (token: string) =>
    page(template).replaceAll('{token}', encodeURIComponent(token));
  const shop: ShopModel = {
    shop: options.shopName,
    shopUrl: options.publicUrl,
    forgotUrl: page(options.forgotPage),
  };
  const compile = <Facts extends MailFacts, Model extends Record<keyof Model, string>>(
    definition: MailDefinition<Facts, Model>,
    link: (token: string) => string,
  ): Promise<Render<Facts>> => compileMail(definition, shop, (locale) => ({ words: words[locale], link }));

  const restoreLink = linkOf(options.restoreLink);
  const links: Record<LinkFacts['kind'], Render<LinkFacts>> = {
    'registration-confirmation': await compile(registrationConfirmation, linkOf(options.confirmLink)),
    'password-renewal': await compile(passwordRenewal, restoreLink),
    'password-expired': await compile(passwordExpired, restoreLink),
    'password-reset': await compile(passwordReset, restoreLink),
    'password-invitation': await compile(passwordInvitation, linkOf(options.invitationLink)),
    'email-change': await compile(emailChange, linkOf(options.emailChangeLink)),
    'back-office-invitation': await compile(backOfficeInvitation, linkOf(options.backOfficeInvitationLink)),
    'back-office-reset': await compile(backOfficeReset, linkOf(options.backOfficeLink)),
  };
  const notices: Record<NoticeFacts['kind'], Render<NoticeFacts>> = {
    'registration-welcome': await compile(registrationWelcome, restoreLink),
    'address-registered': await compile(addressRegistered, restoreLink),
    'email-change-notice': await compile(emailChangeNotice, restoreLink),
    'email-changed': await compile(emailChanged, restoreLink),
    'password-changed': await compile(passwordChanged, restoreLink),
    'password-restored': await compile(passwordRestored, restoreLink),
  };
  return {
    render: (facts, locales) => {
      const locale = resolveLocale(locales) ?? fallback;
      return 'token' in facts ? links[facts.kind](facts, locale) : notices[facts.kind](facts, locale);
    },
  };
}

/** Compiles one mail in all languages. */
async function compileMail<Facts extends MailFacts, Model extends Record<keyof Model, string>>(
  definition: MailDefinition<Facts, Model>,
  shop: ShopModel,
  toolsOf: (locale: MailLocale) => Parameters<MailDefinition<Facts, Model>['model']>[1],
): Promise<Render<Facts>> {
  type Key = (keyof Model & string) | keyof ShopModel;
  const keys: Key[] = [...definition.keys, 'shop', 'shopUrl', 'forgotUrl'];
  const compiled = new Map<
    MailLocale,
    { subject: Template<Key>; html: Template<Key>; text: Template<Key> }
  >();
  for (const locale of mailLocales) {
    const copy = definition.copies[locale];
    const { html } = await mjml2html(layout(locale, copy), {
      validationLevel: 'strict',
      fonts: {},
      keepComments: false,
    });
    compiled.set(locale, {
      subject: parseTemplate(copy.subject, keys),
      html: parseTemplate(squeeze(html), keys),
      text: parseTemplate(textLayout(locale, copy), keys),
    });
  }
  return (facts, locale) => {
    const mail = compiled.get(locale);
    if (mail === undefined)
      throw new Error(`not compiled: ${facts.kind satisfies MailFacts['kind']} in ${locale}`);
    const values = { ...definition.model(facts, toolsOf(locale)), ...shop } as Readonly<Record<Key, string>>;
    return {
      locale: languageTag(locale),
      subject: fillTemplate(mail.subject, values, (value) => value),
      html: fillTemplate(mail.html, values, escapeHtml),
      text: fillTemplate(mail.text, values, (value) => value),
    };
  };
}

/** Drops the indentation that MJML leaves, a third of the size; every line break stays. */
function squeeze(html: string): string {
  return html.replace(/^[ \t]+/gm, '').replace(/\n{2,}/g, '\n');
}
