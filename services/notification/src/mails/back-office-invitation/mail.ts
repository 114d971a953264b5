import { linkModel, linkModelKeys, type LinkModel } from '../link-model.ts';
import type { LinkFacts, MailDefinition } from '../mail-definition.ts';
import { german } from './de_DE.ts';
import { english } from './en_US.ts';

/** Invites a Back Office user to choose a first password. */
export const backOfficeInvitation: MailDefinition<LinkFacts, LinkModel> = {
  keys: linkModelKeys,
  model: linkModel,
  copies: { en_US: english, de_DE: german },
};
