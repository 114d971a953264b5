import { linkModel, linkModelKeys, type LinkModel } from '../link-model.ts';
import type { LinkFacts, MailDefinition } from '../mail-definition.ts';
import { german } from './de_DE.ts';
import { english } from './en_US.ts';

/** Goes to a new e-mail address: asks to prove that it is theirs before it becomes the one to log in with. */
export const emailChange: MailDefinition<LinkFacts, LinkModel> = {
  keys: linkModelKeys,
  model: linkModel,
  copies: { en_US: english, de_DE: german },
};
