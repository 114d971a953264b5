import { linkModel, linkModelKeys, type LinkModel } from '../link-model.ts';
import type { LinkFacts, MailDefinition } from '../mail-definition.ts';
import { german } from './de_DE.ts';
import { english } from './en_US.ts';

/** Carries the link with which the owner chooses a new password, on the shop's initiative. */
export const passwordRenewal: MailDefinition<LinkFacts, LinkModel> = {
  keys: linkModelKeys,
  model: linkModel,
  copies: { en_US: english, de_DE: german },
};
