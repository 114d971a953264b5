import { linkModel, linkModelKeys, type LinkModel } from '../link-model.ts';
import type { LinkFacts, MailDefinition } from '../mail-definition.ts';
import { german } from './de_DE.ts';
import { english } from './en_US.ts';

/** Tells that the shop has ended the password, and carries the link with which the owner chooses a new one. */
export const passwordExpired: MailDefinition<LinkFacts, LinkModel> = {
  keys: linkModelKeys,
  model: linkModel,
  copies: { en_US: english, de_DE: german },
};
