import type { MailDefinition, NoticeFacts } from '../mail-definition.ts';
import { noticeModel, noticeModelKeys, type NoticeModel } from '../notice-model.ts';
import { german } from './de_DE.ts';
import { english } from './en_US.ts';

/** Goes to the old e-mail address once the account has the new one. */
export const emailChanged: MailDefinition<NoticeFacts, NoticeModel> = {
  keys: noticeModelKeys,
  model: noticeModel,
  copies: { en_US: english, de_DE: german },
};
