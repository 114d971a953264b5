import type { LinkFacts, MailDefinition, NoticeFacts } from './mail-definition.ts';
import type { LinkModel } from './link-model.ts';
import type { NoticeModel } from './notice-model.ts';
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

/** Every mail there is that carries a link. */
export const linkMails: Readonly<Record<LinkFacts['kind'], MailDefinition<LinkFacts, LinkModel>>> = {
  'registration-confirmation': registrationConfirmation,
  'password-renewal': passwordRenewal,
  'password-expired': passwordExpired,
  'password-reset': passwordReset,
  'password-invitation': passwordInvitation,
  'email-change': emailChange,
  'back-office-invitation': backOfficeInvitation,
  'back-office-reset': backOfficeReset,
};

/** Every mail there is that tells of something. */
export const noticeMails: Readonly<Record<NoticeFacts['kind'], MailDefinition<NoticeFacts, NoticeModel>>> = {
  'registration-welcome': registrationWelcome,
  'address-registered': addressRegistered,
  'email-change-notice': emailChangeNotice,
  'email-changed': emailChanged,
  'password-changed': passwordChanged,
  'password-restored': passwordRestored,
};
