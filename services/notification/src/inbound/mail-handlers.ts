import { z } from 'zod';
import type { MailsServiceDefinition } from '@latchkey/contracts/notification';
import type { Handlers } from '@latchkey/kit/grpc';
import { joined, type RenderedMail } from '../domain/mail.ts';
import type { SendOutcome } from '../domain/outcome.ts';
import { checked } from './checked.ts';

/** Who may use which call (ARCHITECTURE §7). */
export const mailCallers = {
  ListMails: ['gateway'],
  PreviewMail: ['gateway'],
  SendTestMail: ['gateway'],
} as const;

export interface MailUseCases {
  kinds: readonly string[];
  locales: readonly string[];
  preview: (kind: string, locale: string) => RenderedMail;
  sendTest: (given: { kind: string; locale: string; address: string }) => Promise<SendOutcome>;
}

const word = z.string().max(100);
/** Of a user, such as the first one's, admin@localhost: not every address of a person has a dot. */
const address = z.string().max(320).regex(z.regexes.html5Email);

/** The calls of protos/notification/v1/mails.proto. */
export function mailHandlers(useCases: MailUseCases): Handlers<MailsServiceDefinition> {
  return {
    ListMails: () => Promise.resolve({ kinds: [...useCases.kinds], locales: [...useCases.locales] }),
    PreviewMail: ({ kind, locale }) => {
      const wish = checked(z.object({ kind: word, locale: word }), { kind, locale }, 'kind');
      const mail = useCases.preview(wish.kind, wish.locale);
      return Promise.resolve({ ...mail, html: joined(mail.html), text: joined(mail.text) });
    },
    SendTestMail: async (request) => {
      const wish = z.object({ kind: word, locale: word, address });
      const outcome = await useCases.sendTest(checked(wish, request, 'address'));
      return { outcome: outcome.kind, answer: 'answer' in outcome ? outcome.answer : '' };
    },
  };
}
