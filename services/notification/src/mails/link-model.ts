import type { LinkFacts, ModelTools } from './mail-definition.ts';

/** What the mails that carry a link may name. */
export interface LinkModel {
  readonly greeting: string;
  readonly link: string;
  /** How long the link lives from now, such as `30 minutes`. */
  readonly validFor: string;
  /** When it ends, with the time zone. */
  readonly validUntil: string;
  /** When it was asked for, with the time zone. */
  readonly requestedAt: string;
}

export const linkModelKeys = ['greeting', 'link', 'validFor', 'validUntil', 'requestedAt'] as const;

export function linkModel(facts: LinkFacts, { words, link }: ModelTools): LinkModel {
  return {
    greeting: words.greeting(facts.name),
    link: link(facts.token),
    validFor: words.span(facts.expiresAt - facts.mintedAt),
    validUntil: words.time(facts.expiresAt),
    requestedAt: words.time(facts.requestedAt),
  };
}
