import type { MailFacts } from '../domain/mail.ts';
import type { MailLocale, Words } from './words.ts';

/** The wording of one mail in one language; every `{{key}}` is a field of the mail's model. */
export interface MailCopy {
  readonly subject: string;
  /** The line that mailbox lists show after the subject. */
  readonly preview: string;
  /** MJML, the inside of one column (layout.ts has the frame). */
  readonly mjml: string;
  /** The whole text part. */
  readonly text: string;
}

/** What every mail may name besides its model. */
export interface ShopModel {
  readonly shop: string;
  /** The shop's own address, never that of a request. */
  readonly shopUrl: string;
  /** The page where anybody can ask for a link to a new password. */
  readonly forgotUrl: string;
}

/** What a model is made with. */
export interface ModelTools {
  readonly words: Words;
  /** The link for a token, from the configured template. */
  readonly link: (token: string) => string;
}

/** One mail: which facts it takes, the model its wordings may name, and the wordings. */
export interface MailDefinition<
  Facts extends MailFacts,
  Model extends Readonly<Record<keyof Model, string>>,
> {
  readonly keys: readonly (keyof Model & string)[];
  model(facts: Facts, tools: ModelTools): Model;
  readonly copies: Readonly<Record<MailLocale, MailCopy>>;
}

export type LinkFacts = Extract<MailFacts, { token: string }>;
export type NoticeFacts = Exclude<MailFacts, LinkFacts>;

/** Each mail's HTML in each language, compiled from its MJML; every `{{key}}` is still in it. */
export type MailHtml = Readonly<Record<MailFacts['kind'], Readonly<Record<MailLocale, string>>>>;
