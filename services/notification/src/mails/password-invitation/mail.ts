import { linkModel, linkModelKeys, type LinkModel } from '../link-model.ts';
import type { LinkFacts, MailDefinition } from '../mail-definition.ts';
import { german } from './de_DE.ts';
import { english } from './en_US.ts';

/** Invites somebody whose account was made for them to choose its first password. */
export const passwordInvitation: MailDefinition<LinkFacts, LinkModel> = {
  keys: linkModelKeys,
  model: linkModel,
  copies: { en_US: english, de_DE: german },
};
