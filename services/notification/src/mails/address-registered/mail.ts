import type { MailDefinition, NoticeFacts } from '../mail-definition.ts';
import { noticeModel, noticeModelKeys, type NoticeModel } from '../notice-model.ts';
import { german } from './de_DE.ts';
import { english } from './en_US.ts';

/** Tells the owner of an account that somebody wanted to register with, or move to, their address; the page has told nobody. */
export const addressRegistered: MailDefinition<NoticeFacts, NoticeModel> = {
  keys: noticeModelKeys,
  model: noticeModel,
  copies: { en_US: english, de_DE: german },
};
