import { AppError } from '@latchkey/kit/errors';
import { given } from '../deliveries/mapper.ts';
import { forStaff, type AdminOperation } from '../operation.ts';
import { roles } from '../roles.ts';
import {
  mailParameters,
  mailsSchema,
  previewQuery,
  previewSchema,
  testMailAnswer,
  testMailSchema,
} from './schema.ts';

const tag = 'Mails';
/** A mail server may be silent for SMTP_TIMEOUT, three times; nobody waits at a page for longer than this. */
const testDeadlineMs = 30_000;

export const mailOperations: readonly AdminOperation[] = [
  forStaff({
    method: 'get',
    path: '/mails',
    id: 'listMails',
    tag,
    summary: 'Which mails there are',
    roles,
    answers: { 200: { description: 'Kinds and languages', schema: mailsSchema } },
    problems: [],
    handle: async (_asked, { notification }) => {
      const { kinds, locales } = await notification.listMails({});
      return { status: 200, body: { kinds, locales } };
    },
  }),
  forStaff({
    method: 'get',
    path: '/mails/:kind/preview',
    id: 'previewMail',
    tag,
    summary: 'A mail in words',
    description: 'With invented people, and a link that leads nowhere.',
    roles,
    parameters: mailParameters,
    query: previewQuery,
    answers: { 200: { description: 'The mail', schema: previewSchema } },
    problems: ['mail_not_found'],
    handle: async ({ parameters: { kind }, query }, { notification }) => {
      const request = { kind, locale: query.locale ?? '' };
      const { locale, subject, html, text } = await notification.previewMail(request);
      return { status: 200, body: { locale, subject, html, text } };
    },
  }),
  forStaff({
    method: 'post',
    path: '/mails/:kind/test',
    id: 'sendTestMail',
    tag,
    summary: 'Send a mail to yourself',
    description:
      'The preview, to the address of whoever asks and no other; a token of ADMIN_TOKENS has none.',
    roles: ['admin', 'operator'],
    parameters: mailParameters,
    body: testMailSchema,
    answers: { 200: { description: 'What the mail server said', schema: testMailAnswer } },
    problems: ['mail_not_found', 'own_address_missing'],
    handle: async ({ parameters: { kind }, body, staff }, { notification }) => {
      if (staff.kind !== 'user') throw new AppError('own_address_missing');
      const request = { kind, locale: body.locale ?? '', address: staff.name };
      const { outcome, answer } = await notification.sendTestMail(request, { deadlineMs: testDeadlineMs });
      return { status: 200, body: { outcome, ...given({ answer }) } };
    },
  }),
];
