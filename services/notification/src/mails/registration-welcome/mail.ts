import type { MailDefinition, NoticeFacts } from '../mail-definition.ts';
import { noticeModel, noticeModelKeys, type NoticeModel } from '../notice-model.ts';
import { german } from './de_DE.ts';
import { english } from './en_US.ts';

/** Welcomes a customer whose address is confirmed. */
export const registrationWelcome: MailDefinition<NoticeFacts, NoticeModel> = {
  keys: noticeModelKeys,
  model: noticeModel,
  copies: { en_US: english, de_DE: german },
};
