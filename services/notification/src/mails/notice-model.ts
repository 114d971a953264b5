import type { ModelTools, NoticeFacts } from './mail-definition.ts';

/** What the mails that tell of a change may name. */
export interface NoticeModel {
  readonly greeting: string;
  /** When it happened, with the time zone. */
  readonly occurredAt: string;
}

export const noticeModelKeys = ['greeting', 'occurredAt'] as const;

export function noticeModel(facts: NoticeFacts, { words }: ModelTools): NoticeModel {
  return { greeting: words.greeting(facts.name), occurredAt: words.time(facts.occurredAt) };
}
